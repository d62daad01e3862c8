import assert from "node:assert/strict";
import { test } from "node:test";

import { moved } from "../src/base/grid.ts";
import { coverOf, quartersOf, windowsOf, withHour } from "../src/base/hours.ts";

test("windows become quarters of an hour and come back", () => {
  const weekly = [{ day: 0, from: "09:15", to: "12:00" }, { day: 3, from: "17:00", to: "20:30" }];
  assert.deepEqual(windowsOf(quartersOf(weekly)), weekly);
});

test("what runs over midnight is free on both days", () => {
  assert.deepEqual(windowsOf(quartersOf([{ day: 6, from: "22:00", to: "02:00" }])), [
    { day: 0, from: "00:00", to: "02:00" },
    { day: 6, from: "22:00", to: "00:00" },
  ]);
});

test("a whole day is one window", () => {
  assert.deepEqual(windowsOf(quartersOf([{ day: 2, from: "00:00", to: "00:00" }])), [{ day: 2, from: "00:00", to: "00:00" }]);
});

test("an hour is free, partly free or not", () => {
  const [monday] = quartersOf([{ day: 0, from: "09:15", to: "11:00" }]);
  assert.deepEqual([coverOf(monday!, 8), coverOf(monday!, 9), coverOf(monday!, 10)], ["busy", "partly", "free"]);
});

test("turning an hour touches nothing else", () => {
  const week = quartersOf([{ day: 0, from: "09:15", to: "11:00" }]);
  assert.deepEqual(windowsOf(withHour(week, 0, 10, false)), [{ day: 0, from: "09:15", to: "10:00" }]);
  assert.deepEqual(windowsOf(withHour(week, 1, 10, true)).length, 2);
});

test("keys move within a grid and never out of it", () => {
  const go = (key: string, row: number, column: number): unknown => moved(key, { row, column }, 3, 7, 4);
  assert.deepEqual(go("ArrowRight", 0, 6), { row: 1, column: 0 });
  assert.deepEqual(go("ArrowLeft", 1, 0), { row: 0, column: 6 });
  assert.deepEqual(go("ArrowLeft", 0, 0), { row: 0, column: 0 });
  assert.deepEqual(go("ArrowRight", 2, 6), { row: 2, column: 6 });
  assert.deepEqual(go("ArrowUp", 0, 3), { row: 0, column: 3 });
  assert.deepEqual(go("Home", 1, 4), { row: 1, column: 0 });
  assert.deepEqual(go("End", 1, 4), { row: 1, column: 6 });
  assert.deepEqual(go("PageDown", 0, 2), { row: 2, column: 2 });
  assert.deepEqual(go("PageUp", 2, 2), { row: 0, column: 2 });
  assert.equal(go("x", 0, 0), null);
});
