// Where a mark lies: [earliest, core from, core to, latest] in days, null where unknown. reports/extents.py does the same;
// both run through tests/reports/cases/extents.json.

const FADE_OUT = [0.55, 0.46, 0.37, 0.28, 0.19, 0.1];
const FADE_BOTH = [0.08, 0.17, 0.26, 0.35, 0.42, 0.42, 0.35, 0.26, 0.17, 0.08];
const KNOWN_BEGIN = 0.25;

const known = (x) => x.filter((point) => point !== null);
export const firstOf = (x) => Math.min(...known(x));
export const lastOf = (x) => Math.max(...known(x));
export const hasCore = (x) => x[1] !== null && x[2] !== null && x[1] < x[2];

export function anchorOf(x) {
  if (hasCore(x)) return x[1];
  if (x[0] === null && x[1] === null) return lastOf(x);
  if (x[3] === null && x[2] === null) return firstOf(x);
  if (x[0] === null) return lastOf(x);
  if (x[3] === null) return firstOf(x);
  return beginKnown(x) ? (x[0] + x[1]) / 2 : (firstOf(x) + lastOf(x)) / 2;
}

// Whether the begin is far better known than the end, as in "since 1742"
function beginKnown(x) {
  return x[0] !== null && x[1] !== null && x[1] - x[0] <= (lastOf(x) - firstOf(x)) * KNOWN_BEGIN;
}

function stepsOf(begin, end, opacities) {
  if (end <= begin) return [];
  const step = (end - begin) / opacities.length;
  return opacities.map((opacity, index) => [begin + index * step, begin + (index + 1) * step, opacity]);
}

// The faded parts: begin, end, opacity; `arrow` is the length of an open end
export function fades(x, arrow) {
  const core = hasCore(x);
  const [from, to] = [firstOf(x), lastOf(x)];
  if (!core && x[0] !== null && x[3] !== null) return stepsOf(from, to, beginKnown(x) ? FADE_OUT : FADE_BOTH);
  const leftEnd = core ? x[1] : x[0] === null ? to : null;
  const rightBegin = core ? x[2] : x[3] === null ? from : null;
  const found = [];
  if (leftEnd !== null) found.push(...stepsOf(x[0] === null ? from - arrow : x[0], leftEnd, [...FADE_OUT].reverse()));
  if (rightBegin !== null) found.push(...stepsOf(rightBegin, x[3] === null ? to + arrow : x[3], FADE_OUT));
  return found;
}
