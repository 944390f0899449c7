// An editor's corrections: a list of lines, each with the uid of an event, an action, its value and a reason. The last word on
// a uid wins; nothing of the articles is changed. `dateline report --edits` reads the same lines.
import { edtfInWords, readEdtf } from "./calendar.mjs";
import { anchorOf, firstOf, lastOf } from "./extents.mjs";

export const ACTIONS = { hide: "hidden", pin: "pinned", say: "reworded", date: "redated", claim: "claim changed", merge: "merged" };

// The edits that stand: an undo takes the last one of its uid away
export function standing(edits) {
  const kept = [];
  for (const edit of edits) {
    if (edit.action !== "undo") kept.push(edit);
    else {
      const at = kept.findLastIndex((one) => one.uid === edit.uid);
      if (at >= 0) kept.splice(at, 1);
    }
  }
  return kept;
}

// What a claim can be changed to
export const CLAIMS = ["happened", "ongoing", "planned", "possible", "denied"];

// Why an edit cannot be made, or nothing
export function objection(edit, uids) {
  if (!uids.has(edit.uid)) return "there is no such event";
  if (!(edit.action in ACTIONS) && edit.action !== "undo") return "there is no such action";
  if (edit.action === "say" && !(edit.value || "").trim()) return "say what it should say";
  if (edit.action === "date" && !readEdtf(edit.value || "")) return "a date is 2007, 2007-05, 2007-05-28, or two of them with a slash between";
  if (edit.action === "claim" && !CLAIMS.includes(edit.value)) return "there is no such claim";
  if (edit.action === "merge" && (!uids.has(edit.value) || edit.value === edit.uid)) return "choose another event to merge it with";
  if (!(edit.because || "").trim()) return "give a reason";
  return null;
}

// Entries as edited, new ones; `byUid` leads from every uid to its entry's index
export function edited(entries, edits, claims) {
  if (!edits.length) return entries;
  const made = entries.map((entry) => ({ ...entry, edits: [] }));
  const byUid = new Map(made.flatMap((entry, index) => entry.m.map((mention) => [mention.u, index])));
  for (const edit of standing(edits)) {
    const entry = made[byUid.get(edit.uid)];
    if (!entry) continue;
    entry.edits.push(edit);
    APPLY[edit.action]?.(entry, edit, { made, byUid, claims });
  }
  return made;
}

const APPLY = {
  hide: (entry) => Object.assign(entry, { hidden: true }),
  pin: (entry) => Object.assign(entry, { worthy: true, pinned: true }),
  say: (entry, edit) => Object.assign(entry, { t: edit.value, l: undefined, label: edit.value }),
  claim: (entry, edit, { claims }) => Object.assign(entry, { f: claims.indexOf(edit.value), come: false }),
  date: (entry, edit) => {
    const x = readEdtf(edit.value);
    if (x) Object.assign(entry, { x, w: edtfInWords(edit.value), d: edtfInWords(edit.value), c: undefined, come: false, ...numbersOf(x) });
  },
  merge: (entry, edit, { made, byUid }) => {
    const other = made[byUid.get(edit.value)];
    if (!other || other === entry) return;
    other.m = [...other.m, ...entry.m];
    other.worthy = other.worthy || entry.worthy;
    other.edits.push(edit);
    entry.hidden = true;
    entry.mergedInto = other.index;
    for (const mention of entry.m) byUid.set(mention.u, other.index);
  },
};

// What is computed from an extent once
export function numbersOf(x) {
  return x ? { first: firstOf(x), last: lastOf(x), anchor: anchorOf(x), order: anchorOf(x) } : { order: Infinity };
}

// A line each, as the file has them
export const linesOf = (edits) => edits.map((edit) => `${JSON.stringify(edit)}\n`).join("");
