import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { anchorOf, fades, hasCore } from "../../../reports/templates/script/extents.mjs";

const cases = JSON.parse(readFileSync(new URL("../cases/extents.json", import.meta.url)));

for (const one of cases) {
  test(`${one.name}: as the Python says`, () => {
    assert.equal(anchorOf(one.x), one.anchor);
    assert.equal(hasCore(one.x), one.core);
    const found = fades(one.x, one.arrow);
    assert.equal(found.length, one.fades.length);
    found.forEach((part, index) => part.forEach((value, at) => assert.ok(Math.abs(value - one.fades[index][at]) < 1e-9)));
  });
}
