import assert from "node:assert/strict";
import { test } from "node:test";

import { between, byDate, nextFree, nextThree, weeks, weeksUntil } from "../src/base/slots.ts";

const slot = (starts_at: string): { starts_at: string; ends_at: string } => ({ starts_at, ends_at: starts_at });
const SLOTS = ["2026-12-01T23:30:00Z", "2026-12-02T09:00:00Z", "2026-12-05T15:00:00Z"].map(slot);

const ZONES = [
  "UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu",
  "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham", "Asia/Tokyo", "America/Vancouver", "Africa/Casablanca",
];
/** Each quarter of an hour around both changes of the clocks, north and south. */
const AROUND_CHANGES = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-09-27", "2026-10-04", "2026-10-25", "2026-11-01"].flatMap((date) =>
  Array.from({ length: 4 * 72 }, (_, quarter) => slot(new Date(Date.parse(`${date}T00:00:00Z`) + (quarter - 96) * 900_000).toISOString())));

// shows 2
test("the instants are the same in twelve zones, through every change of the clocks", () => {
  for (const zone of ZONES) {
    const days = byDate(AROUND_CHANGES, zone);
    assert.deepEqual([...days.values()].flat().map((each) => each.starts_at), AROUND_CHANGES.map((each) => each.starts_at), zone);
    assert.deepEqual([...days.keys()], [...days.keys()].toSorted(), zone);
  }
});

// shows 8
test("whoever loses a time is offered the next three", () => {
  const gone = AROUND_CHANGES[4]!.starts_at;
  assert.deepEqual(nextThree(AROUND_CHANGES, gone), AROUND_CHANGES.slice(5, 8));
  assert.deepEqual(nextThree(SLOTS, SLOTS[2]!.starts_at), SLOTS.slice(0, 2));
  assert.deepEqual(nextThree([], gone), []);
});

test("another zone shifts dates and loses no instant", () => {
  for (const zone of ["Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"]) {
    const days = byDate(SLOTS, zone);
    assert.deepEqual([...days.values()].flat(), SLOTS, zone);
  }
  assert.deepEqual([...byDate(SLOTS, "Europe/Berlin").keys()], ["2026-12-02", "2026-12-05"]);
  assert.deepEqual([...byDate(SLOTS, "UTC").keys()], ["2026-12-01", "2026-12-02", "2026-12-05"]);
});

test("whole weeks begin on Monday", () => {
  const rows = weeks("2026-12-02", "2026-12-08");
  assert.equal(rows.length, 2);
  assert.deepEqual([rows[0]![0], rows[1]![6]], ["2026-11-30", "2026-12-13"]);
});

// shows 13
test("the next free day passes over those that have nothing", () => {
  const days = byDate(SLOTS, "UTC");
  assert.equal(nextFree(days, "2026-12-02", 1), "2026-12-05");
  assert.equal(nextFree(days, "2026-12-02", -1), "2026-12-01");
  assert.equal(nextFree(days, "2026-12-05", 1), null);
});

test("a form finds what the grid shows", () => {
  const asked = { from: "2026-12-02", to: "2026-12-05", after: "", before: "" };
  assert.deepEqual(between(SLOTS, "UTC", asked), SLOTS.slice(1));
  assert.deepEqual(between(SLOTS, "UTC", { ...asked, after: "10:00" }), SLOTS.slice(2));
  assert.deepEqual(between(SLOTS, "UTC", { ...asked, before: "10:00" }), SLOTS.slice(1, 2));
  assert.deepEqual(between(SLOTS, "UTC", { from: "", to: "", after: "", before: "" }), SLOTS);
});

test("so many weeks reach beyond a date on every clock", () => {
  const now = Date.parse("2026-12-01T12:00:00Z");
  for (const [date, many] of [["2026-12-01", 1], ["2026-12-08", 2], ["2026-12-15", 3], ["2026-11-01", -4]] as const) {
    assert.equal(weeksUntil(date, now), many, date);
    const end = Date.parse(`${date}T23:59:00-11:00`);
    assert.ok(now + weeksUntil(date, now) * 7 * 86_400_000 >= end, date);
  }
});
