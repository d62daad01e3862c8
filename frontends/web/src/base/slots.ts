/** Free starts, by the dates of somebody's wall clock. The instants are the same in every zone. */

import { clockIn, dateIn, monday, plusDays } from "./times.ts";

export interface Start {
  starts_at: string;
  ends_at: string;
}

export function byDate<Slot extends Start>(slots: readonly Slot[], zone: string): Map<string, Slot[]> {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const date = dateIn(zone, slot.starts_at);
    days.set(date, [...(days.get(date) ?? []), slot]);
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
