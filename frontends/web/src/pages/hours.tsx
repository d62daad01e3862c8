/** When a mentor can be booked: a week to paint with mouse or keys, the same by a form, and time off. */

import { useSignal } from "@preact/signals";
import {
  data, endTimeOff, previewTimeOff, readMyAvailability, setMyAvailability, takeTimeOff,
  type AvailabilityView, type TimeOffPreview,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";
import { useRef } from "preact/hooks";

import { asOf, client, keyOf } from "../base/api.ts";
import { moved } from "../base/grid.ts";
import { coverOf, quartersOf, windowsOf, withHour, type Window } from "../base/hours.ts";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Checks, Empty, Form, Input, Page, Select, TextArea, When } from "../base/parts.tsx";
import { ownZone } from "../base/person.ts";
import { weekdayName } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { meet, nameOf, words, zoneChoices } from "../base/words.ts";

const DAYS = [0, 1, 2, 3, 4, 5, 6];

const available = (): Promise<AvailabilityView> => data(readMyAvailability({ client }));

export function Hours(): JSX.Element {
  const loaded = useLoad(async () => (await Promise.all([available(), words()]))[0]);
  return (
    <Page title={t("hours.title")} lead={t("hours.lead")} back="/you">
      <Loaded of={loaded} skeleton={<div class="skeleton calendar" />}>{(availability) => <Week key={availability.version} of={availability} again={loaded.again} />}</Loaded>
      <p><a href="/time-off">{t("timeOff.title")}</a> · <a href="/offerings">{t("offerings.title")}</a></p>
    </Page>
  );
}

function Week({ of, again }: { of: AvailabilityView; again: () => Promise<void> }): JSX.Element {
  const typed = useSignal({ where: of.version === 0 ? ownZone.value : of.time_zone, week: quartersOf(of.weekly) });
  const outside = useSignal<{ id: string; starts_at: string; ends_at: string }[]>([]);
  const act = useAct();
  const { route } = useLocation();
  const { where, week } = typed.value;
  const paint = (next: boolean[][]): void => void (typed.value = { ...typed.value, week: next });
  const save = async (): Promise<void> => {
    const body = { ...of, time_zone: where, weekly: windowsOf(week) };
    const { version: _, time_off: __, can: ___, ...kept } = body;
    const saved = await data(setMyAvailability({ client, headers: asOf(of), body: kept }));
    outside.value = saved.sessions_outside;
    announce(t("saved"));
    if (of.version === 0) route("/offerings"); // hours alone can't be booked
    else if (saved.sessions_outside.length === 0) await again();
  };
  return (
    <Form act={act} send={t("save")} typed={typed} onSend={save}>
      <Select label={t("hours.zone")} value={where} of={zoneChoices()} onChoose={(value) => (typed.value = { ...typed.value, where: value })} />
      <HourGrid week={week} onChange={paint} />
      <WindowForm windows={windowsOf(week)} onChange={(windows) => paint(quartersOf(windows))} />
      {outside.value.length > 0 && (
        <div class="note">
          <p>{t("hours.outside")}</p>
          <ul>{outside.value.map((each) => <li key={each.id}><a href={`/sessions/${each.id}`}><When at={each.starts_at} until={each.ends_at} short /></a></li>)}</ul>
        </div>
      )}
    </Form>
  );
}

/** Each cell an hour of a day: Space or Enter turns it, arrows move, a drag paints. */
function HourGrid(props: { week: boolean[][]; onChange: (week: boolean[][]) => void }): JSX.Element {
  const all = useSignal(false);
  const at = useSignal({ row: 0, column: 0 });
  const painting = useRef<boolean | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const hours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => all.value || (hour >= 7 && hour < 22));
  const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
  const paint = (day: number, hour: number, free: boolean): void => props.onChange(withHour(props.week, day, hour, free));
  const turn = (day: number, hour: number): void => {
    const free = coverOf(props.week[day]!, hour) !== "free";
    paint(day, hour, free);
    announce(t("hours.cell", { day: weekdayName(day, language), time: clock(hour), state: free ? t("hours.free") : t("hours.busy") }));
  };
  return (
    <>
      <p class="help">{t("hours.help")}</p>
      <div class="scroll">
        <table class="hours" role="grid" aria-label={t("hours.title")} ref={table} onPointerUp={() => (painting.current = null)} onPointerLeave={() => (painting.current = null)}>
          <thead>
            <tr><td />{DAYS.map((day) => <th key={day} scope="col" abbr={weekdayName(day, language)}>{weekdayName(day, language, "short")}</th>)}</tr>
          </thead>
          <tbody>
            {hours.map((hour, row) => (
              <tr key={hour}>
                <th scope="row">{clock(hour)}</th>
                {DAYS.map((day) => {
                  const cover = coverOf(props.week[day]!, hour);
                  return (
                    <td
                      key={day}
                      role="gridcell"
                      class={cover}
                      data-cell={`${row} ${day}`}
                      tabIndex={row === Math.min(at.value.row, hours.length - 1) && day === at.value.column ? 0 : -1}
                      aria-selected={cover === "free"}
                      onPointerDown={(event) => {
                        if (event.pointerType !== "mouse") return;
                        painting.current = cover !== "free";
                        at.value = { row, column: day };
                        paint(day, hour, painting.current);
                      }}
                      onPointerEnter={() => painting.current !== null && paint(day, hour, painting.current)}
                      onClick={(event) => {
                        at.value = { row, column: day };
                        if (!(event instanceof PointerEvent && event.pointerType === "mouse")) turn(day, hour); // a mouse has painted it already
                      }}
                      onKeyDown={(event) => {
                        if (event.key === " " || event.key === "Enter") {
                          event.preventDefault();
                          turn(day, hour);
                          return;
                        }
                        const to = moved(event.key, { row, column: day }, hours.length, 7, 4);
                        if (!to) return;
                        event.preventDefault();
                        at.value = to;
                        table.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`)?.focus();
                      }}
                    >
                      <span class="hidden">{t("hours.cell", { day: weekdayName(day, language), time: clock(hour), state: t(`hours.${cover}`) })}</span>
                      <span aria-hidden="true">{cover === "free" ? "✓" : cover === "partly" ? "◐" : ""}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p><button type="button" class="small" aria-pressed={all.value} onClick={() => (all.value = !all.value)}>{t("hours.all")}</button></p>
    </>
  );
}

function WindowForm(props: { windows: Window[]; onChange: (windows: Window[]) => void }): JSX.Element {
  const days = useSignal<string[]>([]);
  const from = useSignal("17:00");
  const to = useSignal("19:00");
  const round = (clock: string): string => `${clock.slice(0, 3)}${String(Math.floor(Number(clock.slice(3, 5)) / 15) * 15).padStart(2, "0")}`;
  const add = (): void => {
    if (days.value.length === 0 || !from.value || !to.value) return;
    props.onChange([...props.windows, ...days.value.map((day) => ({ day: Number(day), from: round(from.value), to: round(to.value) }))]);
    announce(t("hours.added"));
  };
  return (
    <details>
      <summary>{t("hours.form")}</summary>
      <ul class="rows">
        {props.windows.map((each) => {
          const name = t("hours.window", { day: weekdayName(each.day, language), from: each.from, to: each.to });
          return (
            <li key={name}>
              <span>{name}</span>
              <button type="button" class="plain" aria-label={t("remove.what", { what: name })} onClick={() => props.onChange(props.windows.filter((one) => one !== each))}>×</button>
            </li>
          );
        })}
      </ul>
      <Checks label={t("hours.days")} value={days.value} of={DAYS.map((day) => ({ value: String(day), label: weekdayName(day, language) }))} onChoose={(next) => (days.value = next)} />
      <div class="pair">
        <Input label={t("span.after")} type="time" step={900} value={from.value} onText={(text) => (from.value = text)} />
        <Input label={t("hours.to")} type="time" step={900} value={to.value} onText={(text) => (to.value = text)} />
      </div>
      <p><button type="button" onClick={add}>{t("add")}</button></p>
    </details>
  );
}

/** A date of a form as a moment of one's own clock; its end is the end of that day. */
export function momentOf(date: string, days = 0): string {
  const at = new Date(`${date}T00:00:00`);
  at.setDate(at.getDate() + days);
  return at.toISOString();
}

export function TimeOff(): JSX.Element {
  const loaded = useLoad(available);
  return (
    <Page title={t("timeOff.title")} lead={t("timeOff.lead")} back="/you">
      <Loaded of={loaded}>
        {({ time_off, version }) => (
          <>
            {time_off.length === 0 && <Empty text={t("timeOff.none")} />}
            <ul class="rows">{time_off.map((each) => <Taken key={each.id} of={each} again={loaded.again} />)}</ul>
            <Take key={`${version} ${time_off.length}`} again={loaded.again} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Taken({ of, again }: { of: AvailabilityView["time_off"][number]; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  return (
    <li>
      <span><When at={of.starts_at} short /> – <When at={of.ends_at} short /></span>
      <Button act={act} kind="small" onPress={async () => { await endTimeOff({ client, path: { time_off_id: of.id } }); announce(t("saved")); await again(); }}>{t("timeOff.end")}</Button>
    </li>
  );
}

function Take({ again }: { again: () => Promise<void> }): JSX.Element {
  const first = useSignal("");
  const last = useSignal("");
  const reason = useSignal("");
  const preview = useSignal<TimeOffPreview | null>(null);
  const act = useAct();
  const span = (): { starts_at: string; ends_at: string } => ({ starts_at: momentOf(first.value), ends_at: momentOf(last.value || first.value, 1) });
  const look = async (): Promise<void> => {
    const shown = await data(previewTimeOff({ client, body: span() }));
    await meet(shown.sessions.flatMap((each) => each.mentee_ids));
    preview.value = shown;
  };
  const take = async (): Promise<void> => {
    const { key, done } = keyOf(`time off ${first.value} ${last.value}`);
    await takeTimeOff({ client, headers: { "Idempotency-Key": key }, body: { ...span(), ...(reason.value ? { reason: reason.value } : {}) } });
    done();
    announce(t("timeOff.taken"));
    await again();
  };
  const shown = preview.value;
  return (
    <Form act={act} name={shown ? "take" : "look"} send={shown ? t("timeOff.take") : t("timeOff.preview")} kind={shown?.sessions.length ? "danger" : "first"} onSend={shown ? take : look}
      beside={shown && <button type="button" onClick={() => (preview.value = null)}>{t("cancel")}</button>}>
      <div class="pair">
        <Input label={t("timeOff.first")} type="date" required value={first.value} onText={(text) => { first.value = text; preview.value = null; }} />
        <Input label={t("timeOff.last")} type="date" min={first.value} value={last.value} onText={(text) => { last.value = text; preview.value = null; }} />
      </div>
      {shown && (
        <div class="note">
          <p>{t("timeOff.cancels", { count: shown.sessions.length })}</p>
          <ul>{shown.sessions.map((each) => <li key={each.id}><When at={each.starts_at} until={each.ends_at} short />, {each.mentee_ids.map(nameOf).join(", ")}</li>)}</ul>
          {shown.sessions.length > 0 && <TextArea label={t("timeOff.reason")} rows={2} maxLength={500} value={reason.value} onText={(text) => (reason.value = text)} />}
        </div>
      )}
    </Form>
  );
}
