/** Times as people read them: always with whose wall clock it is. Dates are texts (`2026-12-08`), moments are instants of the API. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const wanted = language === "en" ? "en-GB" : language; // as mails say it: day before month, hours to 24
  const name = `${wanted} ${zone} ${JSON.stringify(options)}`;
  let known = formats.get(name);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(wanted, { timeZone: zone, ...options });
    formats.set(name, known);
  }
  return known;
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

export const clockIn = (zone: string, moment: string, language: string): string =>
  format(language, zone, CLOCK).format(new Date(moment));

export const dayIn = (zone: string, moment: string, language: string): string =>
  format(language, zone, { weekday: "long", day: "numeric", month: "long" }).format(new Date(moment));

export const shortDayIn = (zone: string, moment: string, language: string): string =>
  format(language, zone, { weekday: "short", day: "numeric", month: "short" }).format(new Date(moment));

/** The date on the wall clock of a zone, as a text that sorts. */
export function dateIn(zone: string, moment: string | number): string {
  const parts = format("en", zone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(new Date(moment));
  const part = (type: string): string => parts.find((each) => each.type === type)!.value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** "Berlin, GMT+1": a zone by its city and what its clocks are ahead at that moment. */
export function zoneName(zone: string, moment: string | number, language: string): string {
  const offset = format(language, zone, { timeZoneName: "shortOffset" })
    .formatToParts(new Date(moment))
    .find((each) => each.type === "timeZoneName")!.value;
  const city = zone.split("/").at(-1)!.replaceAll("_", " ");
  return zone === "UTC" ? "UTC" : `${city}, ${offset}`;
}

/** The same at moments of one day, by time: asked for once, unless the clocks change between the first and the last. */
export function zoneNames(zone: string, moments: readonly string[], language: string): (moment: string) => string {
  const [first, last] = [moments[0], moments.at(-1)].map((each) => each && zoneName(zone, each, language));
  return (moment) => (first === last ? first! : zoneName(zone, moment, language));
}

/** A date and so many days; nothing to do with clocks. */
export function plusDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** 0 for Monday. */
export const weekday = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

export const monday = (date: string): string => plusDays(date, -weekday(date));

/** A date as people read it, whoever's clock it is on. */
export const dateText = (
  date: string,
  language: string,
  options: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" },
): string => format(language, "UTC", options).format(new Date(`${date}T00:00:00Z`));

export const weekdayName = (day: number, language: string, width: "long" | "short" = "long"): string =>
  dateText(plusDays("2024-01-01", day), language, { weekday: width });

/** "4:05" of so many milliseconds. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "in 2 days", "3 hours ago". */
export function fromNow(moment: string, now: number, language: string): string {
  const seconds = (Date.parse(moment) - now) / 1000;
  const units: [Intl.RelativeTimeFormatUnit, number][] = [["day", 86_400], ["hour", 3_600], ["minute", 60]];
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ["minute", 60];
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}

/** A length in minutes as people say it: "2 days", "90 minutes". */
export function lengthText(minutes: number, language: string): string {
  const [unit, size] =
    minutes >= 1440 && minutes % 1440 === 0 ? ["day", 1440] as const
    : minutes >= 120 && minutes % 60 === 0 ? ["hour", 60] as const
    : ["minute", 1] as const;
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(minutes / size);
}
