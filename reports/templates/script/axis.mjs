// The axis of the picture: days, but that long stretches in which nothing stands are folded to a short one.
import { HOUR, MINUTE, MONTHS, dateOf, dayName, daysOf, yearName } from "./calendar.mjs";
import { anchorOf, firstOf, lastOf } from "./extents.mjs";
import { clamp } from "./text.mjs";

const WORTH_FOLDING = 0.12; // of all that is shown
const UNUSUAL = 5; // times the step from one begin to the next that half of them do not exceed
const FAR = 200; // times the longest of the shortest quarter of the steps: what happened in one night, beside what was years before
const MOST_FOLDS = 6;
const FOLD = 0.06; // of what remains, that a folded stretch takes
const MARGIN = 0.05;

// The stretches that marks take, of long or open ones only where they begin, end or stand
export function busyStretches(extents) {
  const anchors = extents.map(anchorOf);
  const reach = Math.max(Math.max(...anchors) - Math.min(...anchors), 1);
  return extents.flatMap((x, index) => {
    const [from, to, at] = [firstOf(x), lastOf(x), anchors[index]];
    const length = to - from;
    if (length > reach && length > 1) return [[at, at]];
    if (length > WORTH_FOLDING * reach && length > 1) return [[from, from], [at, at], [to, to]];
    return [[from, to]];
  });
}

// Every point at which something begins, ends or stands, in order
function pointsOf(stretches) {
  return [...new Set(stretches.flat())].sort((one, other) => one - other);
}

// The stretches between two such points that are folded: more than a tenth of what is left, and than is common here; where there
// are only two begins, than is their length. Of a history with as much between most of its events nothing is folded but what is more
// by far; what one long stretch takes by itself is folded sooner
function foldsOf(points, begins, longest, { most, isOwn }) {
  const between = points.slice(1).map((point, index) => [points[index], point]);
  const steps = begins.slice(1).map((point, index) => point - begins[index]).sort((one, other) => one - other);
  const quantile = (shift) => steps[(steps.length - 1) >> shift];
  const usual = steps.length > 1 ? Math.min(UNUSUAL * quantile(1), FAR * quantile(2)) : UNUSUAL * (longest || Infinity);
  const inside = steps.length > 1 ? Math.min(usual, UNUSUAL * quantile(2)) : usual;
  let left = points.at(-1) - points[0];
  const folds = [];
  for (const [from, to] of between.sort((one, other) => other[1] - other[0] - (one[1] - one[0]))) {
    const length = to - from;
    if (folds.length >= most || length <= WORTH_FOLDING * left) break;
    if (length <= (isOwn(from, to) ? inside : usual)) continue;
    folds.push([from, to]);
    left -= length;
  }
  return { folds: folds.sort((one, other) => one[0] - other[0]), left };
}

// Between days and places on the axis, which are days again where nothing is folded
// `bars` are extents; what is folded inside of one is no gap
export function foldedAxis(stretches, bars = [], most = MOST_FOLDS) {
  const points = pointsOf(stretches);
  if (!points.length) points.push(0, 1);
  const isInside = (from, to) => bars.some((x) => firstOf(x) <= from && lastOf(x) >= to);
  const isOwn = (from, to) => bars.some((x) => [firstOf(x), anchorOf(x)].includes(from) && [anchorOf(x), lastOf(x)].includes(to));
  const begins = pointsOf(stretches.map(([from]) => from));
  const { folds, left } = foldsOf(points, begins, Math.max(0, ...stretches.map(([begin, end]) => end - begin)), { most, isOwn });
  const [first, last] = [points[0], points.at(-1)];
  const base = Math.max(left, 20 * MINUTE);
  const knots = [];
  let [day, place] = [first, first];
  const marks = folds.map(([from, to]) => {
    const inset = Math.min((to - from) / 4, base * 0.02);
    knots.push([day, place]);
    place += from + inset - day;
    knots.push([from + inset, place]);
    const at = place;
    place += base * FOLD;
    day = to - inset;
    return { from, to, at, until: place, gap: !isInside(from, to) };
  });
  knots.push([day, place], [last, place + last - day]);
  return {
    folds: marks,
    days: bars.filter((x) => lastOf(x) - firstOf(x) <= 1).map(firstOf), // what is told to the day
    marks: bars.flatMap((x) => [anchorOf(x), firstOf(x), lastOf(x)].map((at) => [at, anchorOf(x), lastOf(x) - firstOf(x)])), // where each stands, and how exactly it is told
    begin: first,
    end: place + last - day,
    pad: Math.max((place + last - day - first) * MARGIN, 3 * MINUTE),
    toPlace: (value) => between(knots, 0, 1, value),
    toDay: (value) => between(knots, 1, 0, value),
  };
}

function between(knots, from, to, value) {
  if (value <= knots[0][from]) return knots[0][to] + value - knots[0][from];
  if (value >= knots.at(-1)[from]) return knots.at(-1)[to] + value - knots.at(-1)[from];
  let [low, high] = [0, knots.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (knots[middle][from] <= value) low = middle;
    else high = middle;
  }
  const [one, other] = [knots[low], knots[high]];
  const share = other[from] > one[from] ? (value - one[from]) / (other[from] - one[from]) : 0;
  return one[to] + share * (other[to] - one[to]);
}

// Ticks: round steps of one unit; the larger unit stands below where it changes ----------------------
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((size) => ({ unit: "minute", size, days: size * MINUTE })),
  ...[1, 2, 3, 6, 12].map((size) => ({ unit: "hour", size, days: size * HOUR })),
  ...[1, 2, 7, 14].map((size) => ({ unit: "day", size, days: size })),
  ...[1, 2, 3, 6].map((size) => ({ unit: "month", size, days: size * 30.44 })),
];

function stepFor(days) {
  const found = STEPS.find((step) => step.days >= days);
  if (found) return found;
  const years = days / 365.25;
  const power = 10 ** Math.floor(Math.log10(years));
  const size = [1, 2, 5, 10].find((factor) => factor * power >= years * 0.999) * power;
  return { unit: "year", size: Math.max(1, Math.round(size)), days: size * 365.25 };
}

function tickDays(step, begin, end) {
  const values = [];
  if (step.unit === "year") {
    for (let year = Math.floor(dateOf(begin).year / step.size) * step.size; daysOf(year) <= end; year += step.size) values.push(daysOf(year <= 0 && step.size > 1 ? year + 1 : year)); // no year 0: people count from 1, both ways
  } else if (step.unit === "month") {
    const from = dateOf(begin);
    for (let index = Math.ceil((from.year * 12 + from.month - 1) / step.size) * step.size; ; index += step.size) {
      const day = daysOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
      if (day > end) break;
      values.push(day);
    }
  } else if (step.unit === "day" && step.size > 2) {
    for (let day = Math.ceil((begin + 3) / step.size) * step.size - 3; day <= end; day += step.size) values.push(day); // Mondays
  } else {
    for (let index = Math.ceil(begin / step.days - 1e-9); index * step.days <= end; index += 1) values.push(index * step.days);
  }
  return values.filter((value) => value >= begin);
}

function tickName(step, date) {
  if (step.unit === "year") return [yearName(date.year), ""];
  if (step.unit === "month") return [MONTHS[date.month - 1], yearName(date.year)];
  if (step.unit === "day") return [`${date.day}`, `${MONTHS[date.month - 1]} ${yearName(date.year)}`];
  const clock = `${String(date.hour).padStart(2, "0")}:${String(date.minute).padStart(2, "0")}`;
  return [clock, `${date.day} ${MONTHS[date.month - 1]} ${yearName(date.year)}`];
}

const YEARS = 500; // days, from which on a year says enough
const APART = 64; // pixels between the middles of two ticks, at least
const LETTER = 7; // pixels
const BOLD_LETTER = 8;
const VAGUE_MONTH = 25; // days
const VAGUE_YEAR = 300;
const OVER = 8; // pixels that a text may reach beyond the axis

// Places and texts of the ticks between two places; `clock` where times of day matter
export function axisTicks(axis, from, to, width, clock) {
  const scale = width / (to - from);
  let step = stepFor(Math.max((to - from) / Math.max(2, width / 92), clock ? 0 : 1));
  const ends = [from, ...axis.folds.flatMap((fold) => [fold.at, fold.until]), to];
  const found = [];
  for (let index = 0; index < ends.length; index += 2) {
    const [begin, end] = [Math.max(from, ends[index]), Math.min(to, ends[index + 1])];
    const beside = axis.folds.filter((fold) => fold.until === ends[index] || fold.at === ends[index + 1]);
    const years = beside.some((fold) => fold.to - fold.from > YEARS);
    if (end > begin) found.push(...segmentTicks(axis, step, begin, end, { scale, before: found, years, ends: [from, to] }));
  }
  return found;
}

function segmentTicks(axis, step, begin, end, { scale, before, years, ends }) {
  const [first, last] = [axis.toDay(begin), axis.toDay(end)];
  const made = [];
  let context = null;
  const roomAt = (place, text) =>
    [...before, ...made].every((tick) => Math.abs(tick.place - place) * scale >= Math.max(APART, (widthOf(tick.text) + widthOf(text)) / 2 + LETTER));
  const inside = (place, text) => {
    const half = Math.max(0, widthOf(text) / 2 - OVER) / scale;
    return clamp(place, ends[0] + half, ends[1] - half);
  };
  const vague = vagueName(axis, first, last);
  if (vague) return [{ place: inside((begin + end) / 2, vague), text: vague }].filter(({ place, text }) => roomAt(place, text) && before.every((tick) => tick.text !== text));
  const alone = years && (end - begin) * scale < 2 * APART; // a short piece between long folds: its year says enough
  for (const day of alone ? [] : tickDays(step, first, last)) {
    const place = axis.toPlace(day);
    if ((place - begin) * scale < 14 && context === null && before.length) continue;
    const [name, larger] = tickName(step, dateOf(day + MINUTE / 120));
    const text = larger && larger !== context ? `${name}<br><b>${larger}</b>` : name;
    if (!roomAt(place, text) || inside(place, text) !== place) continue;
    made.push({ place, text });
    context = larger;
  }
  const middle = (begin + end) / 2;
  if (!made.length) {
    const toTheDay = axis.days.find((day) => day >= first && day <= last);
    const coarse = toTheDay === undefined && (years || last - first > YEARS);
    const text = toTheDay !== undefined ? dayName(toTheDay) : coarse ? yearName(dateOf((first + last) / 2).year) : dayName((first + last) / 2);
    const place = inside(middle, text);
    if (roomAt(place, text)) made.push({ place, text });
  }
  return made;
}

// A stretch around marks that are told less exactly than it is long is named no more exactly than they are
function vagueName(axis, first, last) {
  const [, anchor, length] = axis.marks.filter(([at]) => at >= first && at <= last).sort((one, other) => one[2] - other[2])[0] || [0, 0, 0];
  if (length <= 3 * (last - first) || length < VAGUE_MONTH) return null;
  const { year, month } = dateOf(anchor);
  return length >= VAGUE_YEAR ? yearName(year) : `${MONTHS[month - 1]} ${yearName(year)}`;
}

const widthOf = (text) => Math.max(...text.split("<br>").map((line) => line.replace(/<[^>]*>/g, "").length * (line.startsWith("<b>") ? BOLD_LETTER : LETTER)));
