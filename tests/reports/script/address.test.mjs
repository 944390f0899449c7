import assert from "node:assert/strict";
import { test } from "node:test";
import { readState, START, writeState } from "../../../reports/templates/script/address.mjs";

const data = { who: ["Mira Okafor", "NASA & co"], where: ["Lund"], by: ["she=he"], claims: [{ id: "happened" }, { id: "planned" }], articles: [{}, {}] };

test("what is shown is read back from the address", () => {
  const state = { ...START, q: '"a b" & c', depth: "all", top: 30, order: "weight", claims: [1], who: 1, where: 0, by: 0, sure: "assumed", article: 1, from: "44 BCE", to: "2008", view: [13.25, 99.5], event: "abc", read: "2", theme: "dark" };
  assert.deepEqual(readState(writeState(state, data), data), state);
});

test("the beginning has no address", () => assert.equal(writeState(START, data), ""));

test("nonsense in an address is left aside", () => {
  assert.deepEqual(readState("#depth=deep&top=-3&order=x&who=nobody&claim=x.planned&view=9~2&article=7&theme=pink", data), { ...START, claims: [1] });
});
