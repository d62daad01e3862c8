import assert from "node:assert/strict";
import { test } from "node:test";

import { EDGE, HIGH, pathOf, WIDE } from "../src/base/drawing.ts";

test("a line goes from edge to edge, the largest number at the top", () => {
  assert.equal(pathOf([0, 5, 10], 10), `M${EDGE}.0 ${HIGH - EDGE}.0L${WIDE / 2}.0 ${HIGH / 2}.0L${WIDE - EDGE}.0 ${EDGE}.0`);
});

test("where a number is not said there is a gap, and none is made up", () => {
  assert.equal(pathOf([1, null, 1, 1], 1).match(/M/g)?.length, 2);
  assert.equal(pathOf([null, null], 1), "");
});

test("a curve of steps stays until the next number", () => {
  assert.match(pathOf([1, 0.5], 1, true), /^M\S+ \S+H\S+V\S+$/);
});

test("numbers that are all nothing lie on the ground", () => {
  assert.doesNotMatch(pathOf([0, 0], 0), /NaN|Infinity/);
});
