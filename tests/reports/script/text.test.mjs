import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, shorten, wrap } from "../../../reports/templates/script/text.mjs";

const letters = (text) => text.length;

test("folding takes case and accents away", () => assert.equal(fold("Élan VITAL"), "elan vital"));

test("a text is cut at a word, and a wave counts as one letter", () => {
  assert.equal(shorten("The harbour council voted to close the old bridge", 24), "The harbour council\u2026");
  assert.equal(shorten("\u{1F30A}\u{1F30A}", 2), "\u{1F30A}\u{1F30A}");
});

test("words are wrapped to the width, and only what does not fit is cut", () => {
  assert.deepEqual(wrap("one two three", letters, 7, 2), ["one two", "three"]);
  assert.deepEqual(wrap("one two three four", letters, 8, 2), ["one two", "three f\u2026"]);
  assert.deepEqual(wrap("", letters, 8, 2), [""]);
});

test("a word wider than the line is cut, not drawn over its neighbours", () => {
  assert.deepEqual(wrap("abcdefghij", letters, 5, 2), ["abcd\u2026"]);
});
