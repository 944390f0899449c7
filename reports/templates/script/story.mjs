// Which entries stand in the list and in the picture, and in what order.

const MOST_ROWS = 15;

// Which entries are key: so many of those that the timeline says an editor would print, the most salient first, and those an
// editor has pinned; where the reader asks for more than there are, the most salient of the others too
export function chooseKey(entries, top) {
  const first = (entry) => Number(Boolean(entry.pinned)) * 2 + Number(Boolean(entry.worthy));
  const ranked = entries.filter((entry) => entry.worthy || entry.x).sort((one, other) => first(other) - first(one) || other.s - one.s || one.index - other.index);
  const worthy = ranked.filter((entry) => entry.worthy).length;
  for (const entry of entries) entry.key = Boolean(entry.pinned);
  for (const entry of ranked.slice(0, top.wanted || Math.min(top.usual, worthy))) entry.key = true;
  return worthy;
}

// In time order; behind it what is planned for after everything published, then what has no date
export function inOrder(entries) {
  const part = (entry) => (entry.come ? 1 : entry.x ? 0 : 2);
  return [...entries].sort((one, other) => part(one) - part(other) || one.order - other.order || one.index - other.index);
}

// The picture's rows: the key events, and when the reader looks closer or asks, the most salient of what is there
export function pictured(entries, { range, keyOnly, most = MOST_ROWS, chosen = null }) {
  const rows = mostTelling(entries, { range, keyOnly, most });
  const lies = chosen && chosen.x && !chosen.hidden && (!range || (chosen.anchor >= range[0] && chosen.anchor <= range[1]));
  return lies && !rows.includes(chosen) ? inOrder([...rows, chosen]) : rows;
}

function mostTelling(entries, { range, keyOnly, most }) {
  const rows = [];
  let keys = 0; // they come first
  for (const entry of rankedOf(entries)) {
    if (!entry.key && (rows.length >= most || (keyOnly && !range && keys))) break;
    if (keys >= most + 5) break;
    if (range && (entry.anchor < range[0] || entry.anchor > range[1])) continue;
    keys += entry.key ? 1 : 0;
    rows.push(entry);
  }
  return inOrder(rows);
}

// Key events first, then by salience; asked for at every step of a zoom, so kept for as long as the entries are the same
const ranks = new WeakMap();
function rankedOf(entries) {
  if (!ranks.has(entries)) {
    const weight = (entry) => (entry.key ? 2 : 0) + entry.s;
    const dated = entries.filter((entry) => entry.x);
    ranks.set(entries, dated.sort((one, other) => weight(other) - weight(one) || one.index - other.index));
  }
  return ranks.get(entries);
}

// How many of the dated entries lie before and after a range
const anchorsOf = new WeakMap();
export function beside(entries, [from, to]) {
  if (!anchorsOf.has(entries)) anchorsOf.set(entries, Float64Array.from(entries.flatMap((entry) => (entry.x ? [entry.anchor] : []))).sort());
  const sorted = anchorsOf.get(entries);
  return [placeIn(sorted, (anchor) => anchor < from), sorted.length - placeIn(sorted, (anchor) => anchor <= to)];
}

// How many at the head of a sorted list pass the test
function placeIn(sorted, test) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(sorted[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The rows of the list: heads of days, entries, and in a story what is left out between them
export function listRows(entries, { story, opened, order, paper = false }) {
  if (order !== "time") return bySomething(entries, order);
  const rows = [];
  const twins = story ? new Set() : twinsOf(entries);
  let [head, come, dated, hidden] = [null, false, true, []];
  const close = () => {
    if (hidden.length) rows.push(...hiddenRows(hidden, { opened, same: !story, put: (entry) => put(entry, true) }));
    hidden = [];
  };
  const put = (entry, minor) => {
    const made = [];
    if (entry.d !== head) made.push({ type: "day", id: `d${entry.id}`, text: entry.d, minor });
    head = entry.d;
    made.push({ type: "entry", id: entry.id, entry, minor });
    return made;
  };
  for (const entry of inOrder(entries)) {
    if ((entry.come && !come) || (!entry.x && dated)) close();
    if (entry.come && !come) rows.push({ type: "rule", id: "come", text: "Still to come" });
    if (!entry.x && dated && !entry.come) rows.push({ type: "rule", id: "undated", text: "Not dated" });
    come = come || Boolean(entry.come);
    dated = dated && Boolean(entry.x || entry.come);
    if ((story && !entry.key) || twins.has(entry)) hidden.push(entry);
    else {
      close();
      rows.push(...put(entry, false));
    }
  }
  close();
  return withoutEmptyRules(paper ? rows.filter((row) => row.type !== "more") : rows);
}

// Those of one clause that are told in the very words of another, more telling one: "Berg left to study", once for leaving, once for studying
export function twinsOf(entries) {
  const told = new Map();
  for (const entry of entries) {
    const [first] = entry.m;
    if (!entry.t || !first.s || entry.pinned) continue;
    const words = `${first.a}\n${entry.t.toLowerCase()}`;
    told.set(words, [...(told.get(words) || []), entry]);
  }
  const overlap = ([one], [other]) => one.s[0] < other.s[1] && other.s[0] < one.s[1];
  const twins = [...told.values()].filter((alike) => alike.length > 1).flatMap((alike) => {
    const [best, ...others] = alike.sort((one, other) => Number(Boolean(other.key)) - Number(Boolean(one.key)) || Number(Boolean(other.x)) - Number(Boolean(one.x)) || other.s - one.s);
    return others.filter((entry) => !entry.key && overlap(entry.m, best.m));
  });
  return new Set(twins);
}

function hiddenRows(hidden, { opened, same, put }) {
  const id = `m${hidden[0].id}`;
  const open = opened.has(id);
  const more = { type: "more", id, number: hidden.length, open, same, keys: hidden.map((entry) => entry.index) };
  return open ? [more, ...hidden.flatMap(put)] : [more];
}

function bySomething(entries, order) {
  const by = { weight: (entry) => -entry.s - (entry.key ? 2 : 0), told: (entry) => -entry.m.length, claim: (entry) => entry.f }[order];
  return [...entries].sort((one, other) => by(one) - by(other) || one.index - other.index).flatMap((entry) => [{ type: "entry", id: entry.id, entry, dated: true }]);
}

// A rule with nothing below it says nothing
function withoutEmptyRules(rows) {
  return rows.filter((row, index) => row.type !== "rule" || (rows[index + 1] && rows[index + 1].type !== "rule"));
}
