// Days since 1970-01-01 on the proleptic Gregorian calendar with astronomical years, as events/schema.py counts them.

export const MINUTE = 1 / 1440;
export const HOUR = 1 / 24;
export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const REFORM = 1583; // before this year people counted weekdays by another calendar
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_IN_FULL = "January February March April May June July August September October November December".split(" ");

export function daysOf(year, month = 1, day = 1) {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

export function dateOf(days) {
  const shifted = Math.floor(days) + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * ofYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  const seconds = Math.round((days - Math.floor(days)) * 86400);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * part + 2) / 5) + 1,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor((seconds % 3600) / 60),
  };
}

export const yearName = (year) => (year <= 0 ? `${1 - year} BCE` : year < 1000 ? `${year} CE` : `${year}`);

export function dayName(days) {
  const date = dateOf(days);
  return `${date.day} ${MONTHS[date.month - 1]} ${yearName(date.year)}`;
}

// As reports/wording.py writes the head of a day
export function dayHeading(days) {
  const date = dateOf(days);
  const weekday = date.year < REFORM ? "" : `${WEEKDAYS[(((Math.floor(days) + 3) % 7) + 7) % 7]} `;
  return `${weekday}${date.day} ${MONTHS_IN_FULL[date.month - 1]} ${yearName(date.year)}`;
}

const UNITS = [
  [365.2425, "year"],
  [30.44, "month"],
  [7, "week"],
  [1, "day"],
  [HOUR, "hour"],
  [MINUTE, "minute"],
];

// The length of a stretch: "3 years", "5 weeks", "20 minutes"; from two of a unit on, but for the smallest
export function lengthInWords(days) {
  const [size, name] = UNITS.find(([size]) => days >= 1.95 * size) || UNITS.at(-1);
  const number = Math.max(1, Math.round(days / size));
  return `${number.toLocaleString("en")} ${name}${number === 1 ? "" : "s"}`;
}

// "2008", "2008-03", "2008-03-11", "44 BCE" to the first day of it, and the first after it
export function readDate(text) {
  const match = /^\s*(-?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*(bce?|ce|ad)?\s*$/i.exec(text);
  if (!match) return null;
  const year = /^b/i.test(match[4] || "") ? 1 - Number(match[1]) : Number(match[1]);
  const month = match[2] && Number(match[2]);
  const day = match[3] && Number(match[3]);
  if (month !== undefined && (month < 1 || month > 12)) return null;
  if (day) {
    const begin = daysOf(year, month, day);
    return day < 1 || dateOf(begin).month !== month ? null : [begin, begin + 1];
  }
  if (month) return [daysOf(year, month), month === 12 ? daysOf(year + 1) : daysOf(year, month + 1)];
  return [daysOf(year), daysOf(year + 1)];
}

// A date, a range or a stretch that holds it in EDTF's simple forms ("2007-05-28", "2007-05/2007-06", "../2008",
// "[2024-03..2024-05]") to four bounds
export function readEdtf(text) {
  const within = /^\[([^[\]]*)\.\.([^[\]]*)\]$/.exec(text.trim());
  if (within) {
    const [begin, end] = [readDate(within[1]), readDate(within[2])];
    return begin && end && begin[0] < end[1] ? [begin[0], end[1], begin[0], end[1]] : null;
  }
  const [one, other, more] = text.trim().split("/");
  if (more !== undefined || !one) return null;
  const bound = (part) => (part === ".." || part === "" ? undefined : readDate(part.replace(/[~?%]$/, "")));
  const [begin, end] = [bound(one), other === undefined ? bound(one) : bound(other)];
  if (begin === null || end === null || (!begin && !end)) return null;
  if (begin && end && end[1] <= begin[0]) return null;
  return [begin ? begin[0] : null, begin ? begin[0] : null, end ? end[1] : null, end ? end[1] : null];
}

// Words for what readEdtf read
export function edtfInWords(text) {
  const x = readEdtf(text);
  if (!x) return text;
  if (x[1] > x[2]) return `within ${dayName(x[0])} \u2013 ${dayName(x[3] - 1)}`;
  const name = (from, to) => (to - from <= 1 ? dayHeading(from) : null);
  if (x[0] !== null && x[3] !== null) return name(x[0], x[3]) || `${dayName(x[0])} \u2013 ${dayName(x[3] - 1)}`;
  return x[0] !== null ? `from ${dayName(x[0])} on` : `until ${dayName(x[3] - 1)}`;
}
