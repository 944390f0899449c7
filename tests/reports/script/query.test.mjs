import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, asks, clickClaim, NO_WISH, readQuery, wordsOf } from "../../../reports/templates/script/query.mjs";

const data = { certainty: ["stated", "assumed"], who: ["Mira"], where: [], by: [], articles: [{ text: "In the Green  Zone they met.", title: "Talks" }] };
const told = { w: "in 2008", d: "In 2008", t: "They met", y: "because", f: 1, b: 0, who: [0], x: [1, 1, 2, 2], first: 1, last: 2, m: [{ a: 0, s: [0, 28] }] };
const ask = (change) => answers(told, { ...NO_WISH, ...change }, data, (entry) => wordsOf(entry, data));

test("quotes hold a phrase together, typographic ones and an open one too", () => {
  assert.deepEqual(readQuery('"Green Zone" iran'), ["green zone", "iran"]);
  assert.deepEqual(readQuery("\u201cGreen Zone\u201d"), ["green zone"]);
  assert.deepEqual(readQuery('"Green Zo'), ["green zo"]);
  assert.deepEqual(readQuery("  "), []);
});

test("a phrase is found over a line break or two blanks", () => {
  assert.ok(ask({ words: readQuery('"green zone"') }));
  assert.ok(!ask({ words: readQuery('"zone green"') }));
});

test("each question narrows", () => {
  assert.ok(ask({}));
  assert.ok(ask({ claims: [1] }) && !ask({ claims: [0] }));
  assert.ok(ask({ who: 0 }) && !ask({ who: 1 }));
  assert.ok(ask({ sure: "stated" }) && !ask({ sure: "assumed" }));
  assert.ok(ask({ from: 1.5 }) && !ask({ from: 2 }) && ask({ to: 2 }) && !ask({ to: 1 }));
  assert.ok(ask({ article: 0 }) && !ask({ article: 1 }));
});

test("nothing asked is nothing asked", () => {
  assert.ok(!asks(NO_WISH));
  assert.ok(asks({ ...NO_WISH, who: 0 }) && asks({ ...NO_WISH, words: ["a"] }) && asks({ ...NO_WISH, from: 0 }));
});

test("a click on a claim shows only that, a second one all, with Shift it adds", () => {
  assert.deepEqual(clickClaim([], 2, false), [2]);
  assert.deepEqual(clickClaim([2], 2, false), []);
  assert.deepEqual(clickClaim([2], 3, false), [3]);
  assert.deepEqual(clickClaim([2], 3, true), [2, 3]);
  assert.deepEqual(clickClaim([2, 3], 2, true), [3]);
});
