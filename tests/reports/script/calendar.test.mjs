import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOf, dayHeading, dayName, daysOf, edtfInWords, lengthInWords, readDate, readEdtf } from "../../../reports/templates/script/calendar.mjs";

test("days and dates lead back to each other, before our era too", () => {
  for (const [year, month, day] of [[1970, 1, 1], [2007, 5, 28], [-43, 3, 15], [0, 2, 29], [2000, 2, 29], [9999, 12, 31]]) {
    const date = dateOf(daysOf(year, month, day));
    assert.deepEqual([date.year, date.month, date.day], [year, month, day]);
  }
});

test("days have the names that people give them", () => {
  assert.equal(dayName(daysOf(-43, 3, 15)), "15 Mar 44 BCE");
  assert.equal(dayHeading(daysOf(2007, 5, 28)), "Mon 28 May 2007");
  assert.equal(dayHeading(daysOf(-43, 3, 15)), "15 March 44 BCE");
});

test("what a reader types is a day, a month or a year, or nothing", () => {
  assert.deepEqual(readDate("2008-03"), [daysOf(2008, 3), daysOf(2008, 4)]);
  assert.deepEqual(readDate("44 BCE"), [daysOf(-43), daysOf(-42)]);
  for (const wrong of ["soon", "2008-13", "2008-02-30", "2008-00", ""]) assert.equal(readDate(wrong), null, wrong);
});

test("EDTF gives four bounds, or nothing", () => {
  const [day, next] = [daysOf(2007, 5, 28), daysOf(2007, 5, 29)];
  assert.deepEqual(readEdtf("2007-05-28"), [day, day, next, next]);
  assert.deepEqual(readEdtf("2007-05-28/.."), [day, day, null, null]);
  assert.deepEqual(readEdtf("[2007-05-28..2007-05-28]"), [day, next, day, next]);
  for (const wrong of ["", "..", "../..", "2008/2007", "a/b", "2007/2008/2009"]) assert.equal(readEdtf(wrong), null, wrong);
  assert.equal(edtfInWords("2007-05-28"), "Mon 28 May 2007");
  assert.equal(edtfInWords("../2007-05-28"), "until 28 May 2007");
});

test("lengths are told in the unit of which there are two", () => {
  const lengths = [[3 * 365.25, "3 years"], [400, "13 months"], [20, "3 weeks"], [5, "5 days"], [0.5, "12 hours"], [0.01, "14 minutes"], [0.0001, "1 minute"]];
  for (const [days, words] of lengths) assert.equal(lengthInWords(days), words);
});
