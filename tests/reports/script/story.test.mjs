import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseKey, inOrder, listRows, pictured, twinsOf } from "../../../reports/templates/script/story.mjs";

const entry = (index, more = {}) => ({ id: `n${index}`, index, x: [index, index, index + 1, index + 1], d: `day ${index}`, anchor: index, order: index, s: 0.1, f: 0, m: [{}], ...more });
const undated = (index, more = {}) => entry(index, { x: null, anchor: undefined, order: Infinity, d: "no date", ...more });
const types = (rows) => rows.map((row) => row.type);

test("what is still to come stands last, however early it is", () => {
  assert.deepEqual(inOrder([entry(5), entry(2, { come: true }), entry(9)]).map((one) => one.index), [5, 9, 2]);
});

test("a story shows its key events, and what lies between them is one click away", () => {
  const entries = [entry(0, { key: true }), entry(1), entry(2), entry(3, { key: true })];
  const rows = listRows(entries, { story: true, opened: new Set(), order: "time" });
  assert.deepEqual(types(rows), ["day", "entry", "more", "day", "entry"]);
  assert.equal(rows[2].number, 2);
  const open = listRows(entries, { story: true, opened: new Set([rows[2].id]), order: "time" });
  assert.deepEqual(open.filter((row) => row.type === "entry").map((row) => row.entry.index), [0, 1, 2, 3]);
});

test("a day is said once", () => {
  const rows = listRows([entry(0, { d: "Monday" }), entry(1, { d: "Monday" }), entry(2)], { story: false, opened: new Set(), order: "time" });
  assert.deepEqual(types(rows), ["day", "entry", "entry", "day", "entry"]);
});

test("every entry is in the list of all, once, what is undated and to come too", () => {
  const entries = [entry(0), entry(1, { come: true }), undated(2), undated(3, { come: true })];
  const rows = listRows(entries, { story: false, opened: new Set(), order: "time" });
  assert.deepEqual(rows.filter((row) => row.type === "entry").map((row) => row.entry.index).sort(), [0, 1, 2, 3]);
  assert.deepEqual(rows.filter((row) => row.type === "rule").map((row) => row.text), ["Still to come", "Not dated"]);
});

test("a rule with nothing below it is left out", () => {
  const rows = listRows([entry(0, { key: true }), undated(1)], { story: true, opened: new Set(), order: "time" });
  assert.ok(!rows.some((row, index) => row.type === "rule" && (!rows[index + 1] || rows[index + 1].type === "rule")));
});

test("what one clause tells in the same words is one row, and the others are one click away", () => {
  const told = (index, s, t, more = {}) => entry(index, { t, m: [{ a: 0, s }], ...more });
  const words = "Berg left to study law";
  const entries = [told(0, [0, 40], words), told(1, [0, 40], words, { s: 0.5 }), told(2, [90, 120], words), told(3, [10, 40], "Berg studied law")];
  assert.deepEqual([...twinsOf(entries)].map((one) => one.index), [0]);
  const rows = listRows(entries, { story: false, opened: new Set(), order: "time" });
  assert.deepEqual(rows.filter((row) => row.type === "entry").map((row) => row.entry.index), [1, 2, 3]);
  const open = listRows(entries, { story: false, opened: new Set([rows[0].id]), order: "time" });
  assert.deepEqual(open.filter((row) => row.type === "entry").map((row) => row.entry.index), [0, 1, 2, 3]);
});

test("other orders are said on each row", () => {
  const rows = listRows([entry(0, { s: 0.1 }), entry(1, { s: 0.9 })], { story: false, opened: new Set(), order: "weight" });
  assert.deepEqual(rows.map((row) => [row.entry.index, row.dated]), [[1, true], [0, true]]);
});

test("the picture shows the key events, and closer the most salient of what is there", () => {
  const many = Array.from({ length: 60 }, (_, index) => entry(index, { key: index % 20 === 0, s: index / 100 }));
  assert.deepEqual(pictured(many, { range: null, keyOnly: true }).map((one) => one.index), [0, 20, 40]);
  const closer = pictured(many, { range: [10, 50], keyOnly: true });
  assert.equal(closer.length, 15);
  assert.ok(closer.some((one) => one.index === 20) && closer.some((one) => one.index === 50));
  assert.deepEqual(closer.map((one) => one.index), [...closer.map((one) => one.index)].sort((one, other) => one - other));
});

test("fewer entries are never fewer rows", () => {
  const many = Array.from({ length: 40 }, (_, index) => entry(index, { s: index / 100 }));
  for (let number = 1; number <= 40; number += 1) assert.equal(pictured(many.slice(0, number), { range: null, keyOnly: false }).length, Math.min(15, number));
});

test("so many of the worthy are key, the most salient, and what is pinned always; more only where the reader wants more", () => {
  const entries = [entry(0, { worthy: true, s: 0.5 }), entry(1, { worthy: true, s: 0.9 }), entry(2, { s: 1 }), entry(3, { worthy: true, pinned: true, s: 0 }), undated(4, { s: 1 })];
  const key = (top) => {
    chooseKey(entries, top);
    return entries.filter((one) => one.key).map((one) => one.index);
  };
  assert.equal(chooseKey(entries, { wanted: 2, usual: 15 }), 3);
  assert.deepEqual(key({ wanted: 2, usual: 15 }), [1, 3]);
  assert.deepEqual(key({ wanted: 1, usual: 15 }), [3]);
  assert.deepEqual(key({ wanted: null, usual: 15 }), [0, 1, 3]);
  assert.deepEqual(key({ wanted: null, usual: 2 }), [1, 3]);
  assert.deepEqual(key({ wanted: 9, usual: 15 }), [0, 1, 2, 3]);
});
