import assert from "node:assert/strict";
import { test } from "node:test";
import { edited, linesOf, numbersOf, objection, standing } from "../../../reports/templates/script/edits.mjs";

const claims = ["happened", "ongoing", "planned", "possible", "denied"];
const entry = (index) => ({ id: `n${index}`, index, t: `text ${index}`, f: 0, x: [index, index, index + 1, index + 1], ...numbersOf([index, index, index + 1, index + 1]), m: [{ u: `u${index}` }, { u: `v${index}` }] });
const entries = [entry(0), entry(1), entry(2)];
const made = (...edits) => edited(entries, edits.map((edit) => ({ because: "it was so", ...edit })), claims);

test("each action does what it says, by the uid of any mention", () => {
  assert.ok(made({ uid: "v1", action: "hide" })[1].hidden);
  assert.ok(made({ uid: "u1", action: "pin" })[1].pinned);
  assert.equal(made({ uid: "u1", action: "say", value: "better" })[1].t, "better");
  assert.equal(made({ uid: "u1", action: "claim", value: "denied" })[1].f, 4);
  assert.deepEqual(made({ uid: "u1", action: "date", value: "1970-01-09" })[1].x, [8, 8, 9, 9]);
  assert.equal(made({ uid: "u1", action: "date", value: "1970-01-09" })[1].anchor, 8);
});

test("what is merged is told in one entry, and later edits find it there", () => {
  const [, one, two] = made({ uid: "u1", action: "merge", value: "u2" }, { uid: "u1", action: "pin" });
  assert.ok(one.hidden && two.pinned);
  assert.deepEqual(two.m.map((mention) => mention.u), ["u2", "v2", "u1", "v1"]);
});

test("an undo takes the last back, and nothing of the articles changes", () => {
  assert.deepEqual(standing([{ uid: "u1", action: "hide" }, { uid: "u1", action: "pin" }, { uid: "u1", action: "undo" }]), [{ uid: "u1", action: "hide" }]);
  made({ uid: "u1", action: "say", value: "better" });
  assert.equal(entries[1].t, "text 1");
});

test("an edit without a reason, a value or an event is refused with the reason", () => {
  const uids = new Set(["u1", "u2"]);
  const good = { uid: "u1", action: "say", value: "better", because: "it was so" };
  assert.equal(objection(good, uids), null);
  for (const change of [{ because: " " }, { value: "" }, { uid: "x" }, { action: "burn" }, { action: "date", value: "soon" }, { action: "claim", value: "general" }, { action: "merge", value: "u1" }])
    assert.ok(objection({ ...good, ...change }, uids), JSON.stringify(change));
});

test("the file has a line an edit", () => {
  const lines = linesOf([{ uid: "u1", action: "hide", because: "twice\nin the text" }]).split("\n");
  assert.equal(lines.length, 2);
  assert.equal(JSON.parse(lines[0]).because, "twice\nin the text");
});
