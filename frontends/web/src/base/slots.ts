/** Free starts, by the dates of somebody's wall clock. The instants are the same in every zone. */

import { clockIn, dateIn, monday, plusDays } from "./times.ts";

export interface Start {
  starts_at: string;
  ends_at: string;
}

/** Of starts by time, soonest first: where a date ends is searched by halves, for asking each of hundreds for its date is slow. */
export function byDate<Slot extends Start>(slots: readonly Slot[], zone: string): Map<string, Slot[]> {
  const days = new Map<string, Slot[]>();
  for (let first = 0; first < slots.length; ) {
    const date = dateIn(zone, slots[first]!.starts_at);
    let [within, beyond] = [first, slots.length];
    while (beyond - within > 1) {
      const middle = (within + beyond) >> 1;
      if (dateIn(zone, slots[middle]!.starts_at) === date) within = middle;
      else beyond = middle;
    }
    days.set(date, slots.slice(first, beyond));
    first = beyond;
  }
  return days;
}

/** Whole weeks, Monday first, from the week of one date to that of another. */
export function weeks(first: string, last: string): string[][] {
  const rows: string[][] = [];
  for (let start = monday(first); start <= last; start = plusDays(start, 7)) {
    rows.push(Array.from({ length: 7 }, (_, day) => plusDays(start, day)));
  }
  return rows;
}

/** How many weeks from a moment reach beyond a date, whoever's clock that is on. */
export const weeksUntil = (date: string, now: number): number => Math.ceil((Date.parse(date) + 2 * 86_400_000 - now) / (7 * 86_400_000));

/** The next date that has something free, before or after another; null where there is none. */
export function nextFree(days: ReadonlyMap<string, unknown>, date: string, direction: 1 | -1): string | null {
  const dates = [...days.keys()].toSorted();
  return (direction === 1 ? dates.find((each) => each > date) : dates.findLast((each) => each < date)) ?? null;
}

/** Those within dates and hours, as a form asks for them. An empty end means no end. */
export function between<Slot extends Start>(
  slots: readonly Slot[],
  zone: string,
  asked: { from: string; to: string; after: string; before: string },
): Slot[] {
  return slots.filter((slot) => {
    const date = dateIn(zone, slot.starts_at);
    const clock = clockIn(zone, slot.starts_at, "en");
    return (
      (asked.from === "" || date >= asked.from) &&
      (asked.to === "" || date <= asked.to) &&
      (asked.after === "" || clock >= asked.after) &&
      (asked.before === "" || clock <= asked.before)
    );
  });
}

/** The next three after one that is gone; the first ones where none come after it. */
export function nextThree<Slot extends Start>(slots: readonly Slot[], gone: string): Slot[] {
  const others = slots.filter((each) => each.starts_at !== gone);
  const after = others.filter((each) => Date.parse(each.starts_at) > Date.parse(gone));
  return (after.length > 0 ? after : others).slice(0, 3);
}
