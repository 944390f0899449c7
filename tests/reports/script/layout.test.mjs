import assert from "node:assert/strict";
import { test } from "node:test";
import { barOf, histogram, layRows, sideOf } from "../../../reports/templates/script/layout.mjs";

const measure = (text) => text.length * 7;
const entry = (at, label, length = 1) => ({ entry: { x: [at, at, at + length, at + length], label } });
const clause = "The harbour council voted on Tuesday evening to close the old bridge and to open a ferry";

function laid(width, ...parts) {
  return layRows(parts, { px: (day) => (day / 100) * width, width, measure, lines: 2 });
}

test("rows stand in the order given, and none overlaps another", () => {
  const { rows } = laid(900, entry(0, clause), entry(50, clause), entry(99, clause), entry(20, clause, 60));
  assert.deepEqual(rows.map((row) => row.entry.x[0]), [0, 50, 99, 20]);
  rows.slice(1).forEach((row, index) => assert.ok(row.top >= rows[index].top + rows[index].height));
});

test("every row has its label whole, within the picture, beside its bar or above", () => {
  for (const width of [320, 500, 900, 1300]) {
    for (const row of laid(width, entry(0, clause), entry(50, clause), entry(99, clause), entry(1, clause, 98)).rows) {
      assert.equal(row.lines.join(" "), clause, `whole at ${width}`);
      assert.ok(row.labelAt >= 0 && row.labelAt + row.wide <= width + 1, `inside at ${width}`);
      if (row.side === "right") assert.ok(row.labelAt >= row.right);
      if (row.side === "left") assert.ok(row.labelAt + row.wide <= row.left);
      if (row.side === "above") assert.ok(row.labelTop + row.lines.length * 16 <= row.y);
      assert.ok(row.labelTop >= row.top && row.y <= row.top + row.height);
    }
  }
});

test("early events have their label on the right, late ones on the left", () => {
  const { rows } = laid(900, entry(1, clause), entry(98, clause));
  assert.deepEqual(rows.map((row) => row.side), ["right", "left"]);
});

test("a rule takes room of its own", () => {
  const { rows, height } = laid(900, entry(1, "a b c"), { rule: "Still to come" }, entry(98, "d e f"));
  assert.equal(rows[1].rule, "Still to come");
  assert.equal(height, rows[2].top + rows[2].height);
});

test("a histogram holds every place within, once", () => {
  const bins = histogram([[1, 0], [2, 0.5], [3, 9.9], [4, 11]], 0, 10, 10);
  assert.deepEqual(bins.flatMap((bin) => bin.keys), [1, 2, 3]);
});

test("no label lies over the marks of the other days that are told of its event", () => {
  for (const width of [500, 900, 1300]) {
    for (const other of [2, 5, 30, 80, 99]) {
      for (const at of [1, 50, 97]) {
        const part = entry(at, clause);
        part.entry.m = [{}, { x: [other, other, other + 1, other + 1] }];
        const [row] = laid(width, part).rows;
        const mark = (other / 100) * width;
        const over = row.labelAt < mark && mark < row.labelAt + row.wide;
        assert.ok(row.side === "above" || !over, `${at} and ${other} at ${width}: ${row.side}`);
        assert.ok(row.labelAt >= 0 && row.labelAt + row.wide <= width + 1, `inside at ${width}`);
      }
    }
  }
});

test("a glyph stands at the edge only of what begins in view", () => {
  assert.equal(barOf([10, 10, 90, 90], (point) => point * 9, 900).anchor, 97);
  assert.equal(barOf([-50, -50, 90, 90], (point) => point * 9, 900).anchor, 405);
});

test("no word or two are left for a label's last line", () => {
  const { lines } = laid(480, entry(0, "The harbour council voted to close the old bridge to all lorries for good")).rows[0];
  assert.equal(lines.length, 2);
  assert.ok(measure(lines[1]) > measure(lines[0]) * 0.5, lines.join(" / "));
});

test("a label stands by its mark, not at the far end of a long bar that begins there", () => {
  const long = barOf([0, 0, 400, 400], (at) => at, 900);
  assert.equal(sideOf(long, 900, 300, 2)[0], "above");
  assert.equal(sideOf(barOf([500, 500, 900, 900], (at) => at, 900), 900, 300, 2)[0], "left");
  assert.equal(sideOf(barOf([0, 0, 100, 100], (at) => at, 900), 900, 300, 2)[0], "right");
});

test("the label above a bar that takes all stands within the picture", () => {
  const [row] = layRows([{ entry: { x: [0, 10, 0, 900], label: clause } }], { px: (at) => at, width: 900, measure }).rows;
  assert.equal(row.side, "above");
  assert.ok(row.labelAt > 3);
});
