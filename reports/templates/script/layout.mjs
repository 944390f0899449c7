// Rows of the picture in pixels: one an event, in the order given, its label beside the bar where there is more room.
import { anchorOf, firstOf, hasCore, lastOf } from "./extents.mjs";
import { clamp, wrap } from "./text.mjs";

export const LINE = 16; // pixels of a line of a label
export const GLYPH = 14;
export const ARROW = 30; // pixels of an open end
const CROSS = 6; // half of a mark of another day
const GAP = 10; // between a bar and its label
const PAD = 9; // between two rows
const RULE = 26; // height of a rule or a head between rows
const WIDEST = 560; // of a label's line: longer ones are hard to read
const LEAST = 190; // so little room beside a bar sends the label above it
const BRINK = 4; // what stands nearer to it, plotly leaves out
const FROM_MARK = 160; // and so far from its mark, on a bar that begins there, it would seem to stand at another date

// Where a bar begins and ends and its glyph stands; a sure stretch has its glyph amid what is seen of it, a long one at its begin
export function barOf(x, px, width) {
  const seen = (point) => clamp(point, -40, width + 40);
  const left = seen(px(firstOf(x)) - (x[0] === null ? ARROW : 0));
  const right = seen(px(lastOf(x)) + (x[3] === null ? ARROW : 0));
  let anchor = px(anchorOf(x));
  if (hasCore(x)) {
    const [from, to] = [clamp(px(x[1]), 0, width), clamp(px(x[2]), 0, width)];
    const middle = to - from < GLYPH * 2 || px(x[1]) < 0; // at the edge it would say that it begins there
    anchor = middle ? (from + to) / 2 : from + GLYPH / 2;
  }
  anchor = clamp(anchor, GLYPH / 2, width - GLYPH / 2);
  const end = Math.min(width, Math.max(right, anchor + GLYPH / 2));
  return { left: Math.max(0, Math.min(left, anchor - GLYPH / 2)), right: end, anchor, long: hasCore(x) && end - anchor > FROM_MARK };
}

// What the bar takes with the marks of the other days that are told of it: no label lies over them
function withOthers(bar, entry, px, width) {
  const others = (entry.m || []).filter((mention) => mention.x).map((mention) => clamp(px(anchorOf(mention.x)), 0, width));
  return { ...bar, left: Math.min(bar.left, ...others.map((at) => at - CROSS)), right: Math.max(bar.right, ...others.map((at) => at + CROSS)) };
}

// The side with room for the label in two lines, the right one first; above where neither has
export function sideOf(bar, width, need, lines) {
  const [right, left] = [width - bar.right - GAP, bar.left - GAP];
  const above = ["above", Math.min(width, WIDEST + 80)];
  if (bar.long) return left >= Math.min(need, WIDEST / 2) ? ["left", Math.min(left, WIDEST)] : above;
  const wanted = Math.min(WIDEST, need / lines + 40);
  if (right >= Math.min(need, wanted)) return ["right", Math.min(right, WIDEST)];
  if (left >= Math.min(need, wanted)) return ["left", Math.min(left, WIDEST)];
  const [side, room] = right >= left ? ["right", right] : ["left", left];
  return room >= LEAST && need / room <= lines + 1 ? [side, room] : above;
}

// `parts` are entries with `x` and `label`, or rules with `rule`
export function layRows(parts, { px, width, measure, lines = 2 }) {
  let top = 0;
  const rows = [];
  for (const part of parts) {
    if (part.rule) {
      rows.push({ ...part, top, height: RULE });
      top += RULE;
      continue;
    }
    const bar = barOf(part.entry.x, px, width);
    const need = measure(part.entry.label);
    const taken = withOthers(bar, part.entry, px, width);
    const [side, room] = sideOf(taken, width, need, lines);
    const text = evenly(part.entry.label, measure, room, lines + 1);
    const wide = Math.max(...text.map(measure));
    const height = Math.max(text.length * LINE, GLYPH + 2) + (side === "above" ? GLYPH + 2 : 0) + PAD;
    rows.push({ ...part, top, height, ...bar, side, lines: text, ...placeOf(side, taken, wide, width, top, height, text.length) });
    top += height;
  }
  return { rows, height: top };
}

// Lines of a label; where a word or two would be left for the last one, all are made shorter
function evenly(label, measure, room, most) {
  const lines = wrap(label, measure, room, most);
  if (lines.length < 2 || measure(lines.at(-1)) > room * 0.35) return lines;
  const narrower = (room * (lines.length - 0.55)) / lines.length;
  const again = wrap(label, measure, narrower, most);
  return again.length === lines.length && !again.at(-1).endsWith("\u2026") ? again : lines;
}

// Where the label's first corner stands, and on which line the bar lies
function placeOf(side, bar, wide, width, top, height, number) {
  const middle = top + height / 2;
  if (side === "above") return { labelAt: clamp(bar.left, BRINK, Math.max(BRINK, width - wide)), labelTop: top + PAD / 2, y: top + PAD / 2 + number * LINE + GLYPH / 2 + 2, wide };
  const labelAt = side === "right" ? bar.right + GAP : bar.left - GAP - wide;
  return { labelAt, labelTop: middle - (number * LINE) / 2, y: middle, wide };
}

// How many of the places fall into each of so many equal parts
export function histogram(places, from, to, number) {
  const bins = Array.from({ length: number }, (_, index) => ({ from: from + ((to - from) * index) / number, to: from + ((to - from) * (index + 1)) / number, keys: [] }));
  for (const [key, place] of places) {
    const index = Math.floor(((place - from) / (to - from)) * number);
    if (index >= 0 && index < number) bins[index].keys.push(key);
  }
  return bins.filter((bin) => bin.keys.length);
}
