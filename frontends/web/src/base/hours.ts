/** A week of hours as quarters of an hour, and back. Pure. */

export interface Window {
  day: number;
  from: string;
  to: string;
}

const QUARTERS = 96;

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Which quarters are free, Monday first. What runs over midnight is free on the next day too. */
export function quartersOf(weekly: readonly Window[]): boolean[][] {
  const week = Array.from({ length: 7 }, () => Array.from({ length: QUARTERS }, () => false));
  for (const { day, from, to } of weekly) {
    const start = minutesOf(from) / 15;
    const end = minutesOf(to) / 15;
    const length = end > start ? end - start : end + QUARTERS - start;
    for (let each = 0; each < length; each++) {
      const at = Math.floor(start) + each;
      week[(day + Math.floor(at / QUARTERS)) % 7]![at % QUARTERS] = true;
    }
  }
  return week;
}

/** Windows of each day; one that ends at midnight ends at 00:00. */
export function windowsOf(week: readonly (readonly boolean[])[]): Window[] {
  return week.flatMap((quarters, day) => {
    const windows: Window[] = [];
    let start: number | null = null;
    for (let at = 0; at <= QUARTERS; at++) {
      const free = at < QUARTERS && quarters[at]!;
      if (free && start === null) start = at;
      if (!free && start !== null) {
        windows.push({ day, from: clockOf(start * 15), to: clockOf(at * 15) });
        start = null;
      }
    }
    return windows;
  });
}

export type Cover = "free" | "partly" | "busy";

/** How much of an hour is free. */
export function coverOf(quarters: readonly boolean[], hour: number): Cover {
  const free = quarters.slice(hour * 4, hour * 4 + 4).filter(Boolean).length;
  return free === 4 ? "free" : free > 0 ? "partly" : "busy";
}

export function withHour(week: readonly (readonly boolean[])[], day: number, hour: number, free: boolean): boolean[][] {
  return week.map((quarters, each) => quarters.map((was, at) => (each === day && Math.floor(at / 4) === hour ? free : was)));
}
