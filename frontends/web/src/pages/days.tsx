/** Free times to choose from: days as a grid, times of a day as radios, the same by a form. */

import { useSignal } from "@preact/signals";
import type { SlotView } from "mentoring-client";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { moved } from "../base/grid.ts";
import { language } from "../base/language.ts";
import { announce, Input } from "../base/parts.tsx";
import { between, nextFree, weeks, weeksUntil } from "../base/slots.ts";
import { clockIn, dateIn, dateText, dayIn, plusDays, weekdayName, zoneName, zoneNames } from "../base/times.ts";
import { t } from "../base/texts.ts";

/** Days with what is free on each. Arrows, Home, End, PageUp and PageDown; N and P go to days that have something free. */
export function DayGrid(props: { days: ReadonlyMap<string, readonly unknown[]>; date: string; onChoose: (date: string) => void }): JSX.Element {
  const dates = [...props.days.keys()].toSorted();
  const rows = weeks(dates[0]!, dates.at(-1)!);
  const table = useRef<HTMLTableElement>(null);
  const focused = useSignal(props.date);
  const shown = rows.flat().includes(focused.value) ? focused.value : props.date;
  const go = (date: string): void => {
    focused.value = date;
    queueMicrotask(() => table.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus());
  };
  const press = (event: KeyboardEvent, date: string): void => {
    const free = event.key === "n" || event.key === "N" ? 1 : event.key === "p" || event.key === "P" ? -1 : null;
    const index = rows.flat().indexOf(date);
    const to = free ? nextFree(props.days, date, free) : null;
    const place = moved(event.key, { row: Math.floor(index / 7), column: index % 7 }, rows.length, 7, 4);
    if (!place && free === null) return;
    event.preventDefault();
    if (to) go(to);
    else if (place) go(rows[place.row]![place.column]!);
  };
  return (
    <>
      <table class="days" role="grid" aria-label={t("calendar.days")} ref={table}>
        <thead>
          <tr>{rows[0]!.map((_, day) => <th key={day} scope="col" abbr={weekdayName(day, language)}>{weekdayName(day, language, "short")}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((date) => {
                const free = props.days.get(date)?.length ?? 0;
                return (
                  <td
                    key={date}
                    role="gridcell"
                    data-date={date}
                    tabIndex={date === shown ? 0 : -1}
                    aria-selected={date === props.date}
                    aria-disabled={free === 0 || undefined}
                    class={free > 0 ? "free" : undefined}
                    onKeyDown={(event) => {
                      if ((event.key === "Enter" || event.key === " ") && free > 0) {
                        event.preventDefault();
                        props.onChoose(date);
                      } else press(event, date);
                    }}
                    onClick={() => {
                      focused.value = date;
                      if (free > 0) props.onChoose(date);
                    }}
                  >
                    <span class="hidden">{t("calendar.day", { day: dateText(date, language), count: free })}</span>
                    <span aria-hidden="true">
                      {date.endsWith("-01") || date === rows[0]![0] ? dateText(date, language, { day: "numeric", month: "short" }) : Number(date.slice(8))}
                      {free > 0 && <small>{free}</small>}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="acts">
        {([-1, 1] as const).map((direction) => {
          const next = nextFree(props.days, props.date, direction);
          return (
            <button key={direction} type="button" class="small" disabled={next === null} onClick={() => {
              focused.value = next!;
              props.onChoose(next!);
              announce(t("calendar.day", { day: dateText(next!, language), count: props.days.get(next!)!.length }));
            }}>
              {direction === -1 ? t("calendar.freeBefore") : t("calendar.freeAfter")}
            </button>
          );
        })}
      </p>
    </>
  );
}

export function Times(props: { legend: string; slots: readonly SlotView[]; zone: string; other: string; chosen: string; onChoose: (at: string) => void; withDay?: boolean }): JSX.Element {
  const { zone, other, withDay } = props;
  const moments = props.slots.map((each) => each.starts_at);
  const day = !withDay && moments[0] && dayIn(zone, moments[0], language);
  const nameOf = (of: string): ((at: string) => string) => (withDay ? (at) => zoneName(of, at, language) : zoneNames(of, moments, language));
  const [name, otherName] = [nameOf(zone), other ? nameOf(other) : null];
  return (
    <fieldset class="choices times">
      <legend>{props.legend} {moments[0] && <span class="zone">({name(moments[0])})</span>}</legend>
      {props.slots.map(({ starts_at }) => (
        <label key={starts_at}>
          <input
            type="radio"
            name="slot"
            required={props.chosen === ""}
            value={starts_at}
            checked={starts_at === props.chosen}
            aria-label={`${day || dayIn(zone, starts_at, language)}, ${clockIn(zone, starts_at, language)}, ${name(starts_at)}`}
            onChange={() => props.onChoose(starts_at)}
          />
          <span>
            {withDay && `${dayIn(zone, starts_at, language)}, `}{clockIn(zone, starts_at, language)}
            {otherName && <small class="zone"> · {clockIn(other, starts_at, language)} {otherName(starts_at)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface SpanProps {
  free: readonly SlotView[];
  zone: string;
  other: string;
  chosen: string;
  onChoose: (at: string) => void;
  waits: boolean;
  reach: (weeks: number) => void;
}

/** The same by a form: what lies beyond what is read already is read when it is asked for. */
export function BySpan(props: SpanProps): JSX.Element {
  const first = dateIn(props.zone, props.free[0]!.starts_at);
  const asked = useSignal({ from: first, to: plusDays(first, 13), after: "", before: "" });
  const found = between(props.free, props.zone, asked.value).slice(0, 40);
  const last = asked.value.to;
  useEffect(() => props.reach(last ? weeksUntil(last, Date.now()) : Infinity), [last]);
  const set = (part: Partial<typeof asked.value>): void => void (asked.value = { ...asked.value, ...part });
  return (
    <>
      <div class="pair">
        <Input label={t("span.from")} type="date" min={first} value={asked.value.from} onText={(from) => set({ from })} />
        <Input label={t("span.to")} type="date" min={first} value={asked.value.to} onText={(to) => set({ to })} />
        <Input label={t("span.after")} type="time" value={asked.value.after} onText={(after) => set({ after })} />
        <Input label={t("span.before")} type="time" value={asked.value.before} onText={(before) => set({ before })} />
      </div>
      {found.length === 0 ? <p role="status">{props.waits ? t("loading") : t("span.none")}</p>
        : <Times legend={t("span.found", { count: found.length })} slots={found} zone={props.zone} other={props.other} chosen={props.chosen} onChoose={props.onChoose} withDay />}
    </>
  );
}

