import assert from "node:assert/strict";
import { test } from "node:test";

import { moved } from "../src/base/grid.ts";

const ROWS = 15;
const COLUMNS = 7;
const from = (key: string, row: number, column: number): string => {
  const to = moved(key, { row, column }, ROWS, COLUMNS, 4);
  return to === null ? "nowhere" : `${to.row} ${to.column}`;
};

// shows 11
test("keys move in a grid, and never out of it", () => {
  assert.equal(from("ArrowRight", 2, 3), "2 4");
  assert.equal(from("ArrowRight", 2, 6), "3 0");
  assert.equal(from("ArrowRight", 14, 6), "14 6");
  assert.equal(from("ArrowLeft", 2, 0), "1 6");
  assert.equal(from("ArrowLeft", 0, 0), "0 0");
  assert.equal(from("ArrowUp", 0, 3), "0 3");
  assert.equal(from("ArrowDown", 14, 3), "14 3");
  assert.equal(from("Home", 5, 3), "5 0");
  assert.equal(from("End", 5, 3), "5 6");
  assert.equal(from("PageUp", 2, 3), "0 3");
  assert.equal(from("PageDown", 12, 3), "14 3");
  assert.equal(from("Tab", 2, 3), "nowhere");
});
