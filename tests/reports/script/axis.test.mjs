import assert from "node:assert/strict";
import { test } from "node:test";
import { daysOf } from "../../../reports/templates/script/calendar.mjs";
import { axisTicks, busyStretches, foldedAxis } from "../../../reports/templates/script/axis.mjs";

const day = (at) => [at, at, at + 1, at + 1];
const axisOf = (...extents) => foldedAxis(busyStretches(extents), extents);

test("a long gap among short ones is folded, and says its length", () => {
  const axis = axisOf(day(0), day(2), day(5), day(5000), day(5003));
  assert.equal(axis.folds.length, 1);
  assert.deepEqual([axis.folds[0].from, axis.folds[0].to, axis.folds[0].gap], [6, 5000, true]);
  assert.ok(axis.end - axis.begin < 20);
});

test("two days with decades between them are both seen", () => {
  const axis = axisOf(day(0), day(10000), day(10000));
  assert.equal(axis.folds.length, 1);
  assert.ok(axis.end - axis.begin < 4);
});

test("events at even distances are not folded", () => {
  assert.equal(axisOf(...[0, 10, 20, 30, 40, 50, 60, 70].map(day)).folds.length, 0);
  assert.equal(axisOf(day(0), day(1)).folds.length, 0);
});

test("of a history only what is long beside most of its gaps is folded", () => {
  const axis = axisOf(...[-735000, -730800, -166000, -99000, -24800, 18300, 18700].map(day)); // 44 and 31 BCE, 1514, 1698, 1901, 2020, 2021
  assert.deepEqual(axis.folds.map((fold) => [fold.from, fold.to]), [[-730799, -166000]]);
});

test("a night is told by the hour beside what was years before", () => {
  const axis = axisOf(day(0), day(7300), day(14000), [18000.1, 18000.1, 18000.2, 18000.2], [18000.3, 18000.3, 18000.4, 18000.4]);
  assert.equal(axis.folds.length, 3);
});

test("the middle of one long stretch may be folded, but is no gap", () => {
  const axis = axisOf([0, 365, 0, 365], day(400), day(401), day(402), day(404), day(406));
  assert.ok(axis.folds.length > 0);
  assert.ok(axis.folds.filter((fold) => fold.to <= 365).every((fold) => !fold.gap));
});

test("days and places lead back to each other, in order, inside the folds and beyond the ends", () => {
  const axis = axisOf(day(0), day(2), day(5), day(5000), day(5003));
  let before = -Infinity;
  for (const at of [-50, 0, 0.5, 3, 6, 100, 2500, 4999, 5000, 5003, 6000]) {
    const place = axis.toPlace(at);
    assert.ok(place > before, `${at} comes after what is before it`);
    assert.ok(Math.abs(axis.toDay(place) - at) < 1e-6, `${at} is found again`);
    before = place;
  }
});

test("the window is the data and a twentieth on both sides", () => {
  const axis = axisOf(day(100), day(104));
  assert.deepEqual([axis.begin, axis.end], [100, 105]);
  assert.ok(Math.abs(axis.pad - 5 * 0.05) < 1e-9);
});

test("an open or very long stretch does not widen the window", () => {
  const axis = axisOf(day(100), day(101), day(103), [-20000, 103, -20000, 103], [null, null, 102, 102]);
  assert.ok(axis.begin > -20000);
});

test("ticks stand apart, inside the window, and a single moment has one", () => {
  for (const extents of [[day(0)], [day(0), day(3)], [day(0), day(400000)], [[0.25, 0.25, 0.251, 0.251], [0.3, 0.3, 0.301, 0.301]]]) {
    const axis = axisOf(...extents);
    const [from, to] = [axis.begin - axis.pad, axis.end + axis.pad];
    const ticks = axisTicks(axis, from, to, 900, extents[0][0] === 0.25);
    assert.ok(ticks.length >= 1 && ticks.length <= 14, `${ticks.length} ticks`);
    const places = ticks.map((tick) => ((tick.place - from) / (to - from)) * 900).sort((one, other) => one - other);
    assert.ok(places.every((place) => place >= 0 && place <= 900));
    places.slice(1).forEach((place, index) => assert.ok(place - places[index] >= 60));
  }
});

test("between long folds a day is named where something is told to the day, else the year", () => {
  const year = (at) => [at, at + 365, at, at + 365];
  const axis = axisOf(year(0), day(30000), year(60000), year(60400), year(60800));
  const texts = axisTicks(axis, axis.begin - axis.pad, axis.end + axis.pad, 900, false).map((tick) => tick.text);
  assert.ok(texts.some((text) => /^20 Feb 2052$/.test(text)), texts.join(" | "));
  assert.ok(texts.some((text) => /^\d{4}$/.test(text)), texts.join(" | "));
});

test("years before the common era are round as people count them", () => {
  const year = (number) => [daysOf(number), daysOf(number), daysOf(number) + 1, daysOf(number) + 1];
  const axis = axisOf(...[-60, -45, -30, -15, 1, 15].map(year));
  const texts = axisTicks(axis, axis.begin - axis.pad, axis.end + axis.pad, 900, false).map((tick) => tick.text);
  assert.ok(texts.includes("40 BCE") && texts.includes("1 CE") && texts.includes("10 CE"), texts.join(" | "));
});

test("what is told to the month has no day or hour on the axis", () => {
  const night = [2, 2.1, 2.2, 4, 5, 6].map((hour) => [60 + hour / 24, 60 + hour / 24, 60 + hour / 24 + 0.0007, 60 + hour / 24 + 0.0007]);
  const axis = axisOf([0, 31, 0, 31], ...night);
  const texts = axisTicks(axis, axis.begin - axis.pad, axis.end + axis.pad, 1200, true).map((tick) => tick.text);
  assert.equal(texts[0], "Jan 1970", texts.join(" | "));
  assert.ok(texts.some((text) => text.includes(":")), texts.join(" | "));
});

test("no text of the axis sticks out", () => {
  for (const width of [320, 690, 1300]) {
    const axis = axisOf(day(0), day(4000), day(8000), day(8300), day(8600));
    const [from, to] = [axis.begin - axis.pad, axis.end + axis.pad];
    for (const { place, text } of axisTicks(axis, from, to, width, false)) {
      const [at, half] = [((place - from) / (to - from)) * width, Math.max(...text.split("<br>").map((line) => line.replace(/<[^>]*>/g, "").length)) * 3.5];
      assert.ok(at - half >= -8.01 && at + half <= width + 8.01, `${text} at ${at} of ${width}`);
    }
  }
});

test("no axis is empty", () => assert.ok(foldedAxis([]).end > foldedAxis([]).begin));
