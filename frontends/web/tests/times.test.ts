import assert from "node:assert/strict";
import { test } from "node:test";

import { clockIn, countdown, dateIn, fromNow, lengthText, monday, plusDays, weekday, zoneName, zoneNames } from "../src/base/times.ts";

const ZONES = [
  "UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu",
  "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham", "Asia/Kolkata", "America/Vancouver", "Africa/Casablanca",
];

test("an instant is the same in every zone, through both changes of the clocks", () => {
  for (const moment of ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-11-01T05:30:00Z"]) {
    for (const zone of ZONES) {
      const offset = zoneOffset(zone, moment);
      const wall = Date.parse(`${dateIn(zone, moment)}T${clockIn(zone, moment, "en")}:00Z`);
      assert.equal(wall - offset, Date.parse(moment), `${zone} ${moment}`);
    }
  }
});

function zoneOffset(zone: string, moment: string): number {
  const text = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(new Date(moment)).find((part) => part.type === "timeZoneName")!.value;
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text)!;
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
}

test("a zone is named by its city and what its clocks are ahead at that moment", () => {
  assert.equal(zoneName("Europe/Berlin", "2026-07-01T00:00:00Z", "en"), "Berlin, GMT+2");
  assert.equal(zoneName("Europe/Berlin", "2026-12-01T00:00:00Z", "de"), "Berlin, GMT+1");
  assert.equal(zoneName("America/New_York", "2026-12-01T00:00:00Z", "en"), "New York, GMT-5");
});

test("dates are counted without clocks", () => {
  assert.equal(plusDays("2026-03-28", 2), "2026-03-30");
  assert.equal(plusDays("2026-01-01", -1), "2025-12-31");
  assert.equal(weekday("2026-11-29"), 6);
  assert.equal(monday("2026-11-29"), "2026-11-23");
});

test("a countdown never shows less than nothing", () => {
  assert.equal(countdown(299_001), "5:00");
  assert.equal(countdown(61_000), "1:01");
  assert.equal(countdown(-5), "0:00");
});

test("what is near is said in words", () => {
  const now = Date.parse("2026-11-29T12:00:00Z");
  assert.equal(fromNow("2026-12-01T12:00:00Z", now, "en"), "in 2 days");
  assert.equal(fromNow("2026-11-29T09:00:00Z", now, "de"), "vor 3 Stunden");
  assert.equal(lengthText(1440, "en"), "1 day");
  assert.equal(lengthText(90, "de"), "90 Minuten");
  assert.equal(lengthText(120, "en"), "2 hours");
});

test("a zone is named as at each moment, on a day on which its clocks change too", () => {
  for (const date of ["2026-10-24", "2026-10-25", "2026-03-29"]) {
    const moments = Array.from({ length: 24 }, (_, hour) => `${date}T${String(hour).padStart(2, "0")}:00:00Z`);
    const name = zoneNames("Europe/Berlin", moments, "en");
    assert.deepEqual(moments.map(name), moments.map((each) => zoneName("Europe/Berlin", each, "en")), date);
  }
});
