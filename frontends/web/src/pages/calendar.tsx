/** A mentor's free times: days as a grid, times of a day as radios, the same by a form; a time is kept, then booked. */

import { useComputed, useSignal } from "@preact/signals";
import {
  bookSession, data, holdSlot, listMyHolds, listOfferingsOfMentor, listSlots, ProblemError, proposeMove, readMentor, readMentorship, readSession,
  releaseHold, renewHold, rescheduleSession, type HoldView, type OfferingView, type SessionView, type SlotView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useEffect, useRef } from "preact/hooks";

import { client, keyOf } from "../base/api.ts";
import { moved } from "../base/grid.ts";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Empty, Form, Input, Page, Select, TextArea, When } from "../base/parts.tsx";
import { zone } from "../base/person.ts";
import { between, byDate, nextFree, weeks } from "../base/slots.ts";
import { clockIn, countdown, dateIn, dateText, dayIn, lengthText, plusDays, weekdayName, zoneName } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { meet, nameOf, words, zoneChoices } from "../base/words.ts";

const WEEKS = 6;
const LATER = 50;
const HOLD = 5 * 60_000;

export function MentorCalendar(): JSX.Element {
  const mentor = useRoute().params["mentor"]!;
  const loaded = useLoad(async () => {
    const [card] = await Promise.all([data(readMentor({ client, path: { mentor_id: mentor } })), words()]);
    return card.name;
  }, [mentor]);
  return (
    <Page title={t("calendar.title")} back={`/mentors/${mentor}`}>
      <Loaded of={loaded} skeleton={<div class="skeleton calendar" />}>{(name) => <Calendar mentor={mentor} name={name} />}</Loaded>
    </Page>
  );
}

/** Where an accepted mentee chooses the first time, or the next one. */
export function Booking(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [mentorship] = await Promise.all([data(readMentorship({ client, path: { mentorship_id: id } })), words()]);
    await meet([mentorship.mentor_id]);
    return mentorship;
  }, [id]);
  return (
    <Page title={t("booking.title")} back={`/mentorships/${id}`}>
      <Loaded of={loaded} skeleton={<div class="skeleton calendar" />}>
        {({ mentor_id, you }) => you === "mentor" ? <Empty text={t("booking.mentor")} href="/hours" go={t("hours.title")} /> : <Calendar mentor={mentor_id} name={nameOf(mentor_id)} />}
      </Loaded>
    </Page>
  );
}

/** Another time for a session that is booked. */
export function Moving(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [session] = await Promise.all([data(readSession({ client, path: { session_id: id } })), words()]);
    await meet([session.mentor_id]);
    return session;
  }, [id]);
  return (
    <Page title={t("moving.title")} back={`/sessions/${id}`}>
      <Loaded of={loaded} skeleton={<div class="skeleton calendar" />}>
        {(session) => (
          <>
            <p>{t("moving.now")} <strong><When at={session.starts_at} until={session.ends_at} /></strong></p>
            <p class="note">{session.can.includes("reschedule") ? t("moving.notice", { notice: lengthText(session.notice_minutes, language) }) : t("moving.proposes")}</p>
            <Calendar mentor={session.mentor_id} name={nameOf(session.mentor_id)} moving={session} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Calendar(props: { mentor: string; name: string; moving?: SessionView }): JSX.Element {
  const { mentor, moving } = props;
  const offering = useSignal(moving?.offering_id ?? "");
  const length = useSignal(0);
  const held = useSignal<HoldView | null>(null);
  const offerings = useLoad(async () => {
    if (moving) return [];
    const [all, holds] = await Promise.all([
      data(listOfferingsOfMentor({ client, path: { mentor_id: mentor } })),
      Object.keys(sessionStorage).some((name) => name.startsWith("hold:")) ? data(listMyHolds({ client })) : { items: [] },
    ]);
    const open = all.items.filter((each) => each.can.includes("book"));
    const mine = holds.items.find((each) => each.mentor_id === mentor && open.some((one) => one.id === each.offering_id));
    offering.value = mine?.offering_id ?? open[0]?.id ?? "";
    held.value = mine ?? null; // a reload keeps what is held
    return open;
  }, [mentor]);
  return (
    <Loaded of={offerings} skeleton={<div class="skeleton calendar" />}>
      {(open) => {
        const chosen = open.find((each) => each.id === offering.value);
        if (!moving && !chosen) return <><Empty text={t("calendar.nothing", { name: props.name })} /><p><button type="button" class="small" onClick={() => void offerings.again()}>{t("again")}</button></p></>;
        if (held.value && chosen) {
          return <Held hold={held.value} offering={chosen} name={props.name} onLeft={() => (held.value = null)} onRenewed={(next) => (held.value = next)} />;
        }
        return (
          <>
            {!moving && <p class="lead">{t("calendar.lead", { name: props.name })}</p>}
            {open.length > 1 && (
              <Select
                label={t("calendar.offering")}
                value={offering.value}
                of={open.map((each) => ({ value: each.id, label: each.title }))}
                onChoose={(value) => { offering.value = value; length.value = 0; }}
              />
            )}
            {chosen && chosen.lengths_minutes.length > 1 && (
              <Select
                label={t("calendar.length")}
                value={String(length.value || chosen.lengths_minutes[0])}
                of={chosen.lengths_minutes.map((each) => ({ value: String(each), label: lengthText(each, language) }))}
                onChoose={(value) => (length.value = Number(value))}
              />
            )}
            <Free
              key={`${offering.value} ${length.value}`}
              mentor={mentor}
              offering={offering.value}
              length={length.value}
              {...(moving ? { moving } : {})}
              onHeld={(hold) => (held.value = hold)}
            />
          </>
        );
      }}
    </Loaded>
  );
}

interface FreeProps {
  mentor: string;
  offering: string;
  length: number;
  moving?: SessionView;
  onHeld: (hold: HoldView) => void;
}

function Free(props: FreeProps): JSX.Element {
  const { mentor, moving } = props;
  const query = moving ? { moving: moving.id } : { offering_id: props.offering, ...(props.length ? { length_minutes: props.length } : {}) };
  const slots = useLoad(() => freeOf(mentor, query), [mentor, props.offering, props.length]);
  return (
    <Loaded of={slots} skeleton={<div class="skeleton calendar" />}>
      {(free) => free.length === 0 ? <Empty text={t("calendar.full")} /> : <Days free={free} again={slots.again} {...props} />}
    </Loaded>
  );
}

type Asked = { moving: string } | { offering_id: string; length_minutes?: number };

/** What is free in the coming weeks; where nothing is, what comes first after them. So it opens where there is something. */
async function freeOf(mentor: string, asked: Asked): Promise<SlotView[]> {
  const path = { mentor_id: mentor };
  const to = new Date(Date.now() + WEEKS * 7 * 86_400_000).toISOString();
  try {
    const { items } = await data(listSlots({ client, path, query: { ...asked, to } }));
    if (items.length > 0) return items;
  } catch (problem) {
    if (!(problem instanceof ProblemError && problem.slug === "impossible-span")) throw problem; // the platform's clock is another one
  }
  return (await data(listSlots({ client, path, query: { ...asked, next: LATER } }))).items;
}

function Days(props: FreeProps & { free: SlotView[]; again: () => Promise<void> }): JSX.Element {
  const shown = useSignal(zone.value);
  const other = useSignal("");
  const byForm = useSignal(false);
  const days = useComputed(() => byDate(props.free, shown.value));
  const date = useSignal([...byDate(props.free, zone.value).keys()][0]!);
  const chosen = useSignal("");
  const act = useAct();
  const { route } = useLocation();
  if (!days.value.has(date.value) && !chosen.value) date.value = [...days.value.keys()][0]!;
  const zones = zoneChoices();
  const keep = async (): Promise<void> => {
    if (!chosen.value) return;
    const { moving } = props;
    try {
      if (moving) {
        const { key, done } = keyOf(`move ${moving.id} ${moving.version} ${chosen.value}`);
        const asked = { client, path: { session_id: moving.id }, headers: { "Idempotency-Key": key }, body: { starts_at: chosen.value } };
        await (moving.can.includes("reschedule") ? rescheduleSession(asked) : proposeMove(asked));
        done();
        announce(t("moving.done"));
        route(`/sessions/${moving.id}`);
        return;
      }
      const { key, done } = keyOf(`hold ${props.offering} ${chosen.value}`);
      const body = { offering_id: props.offering, starts_at: chosen.value, ...(props.length ? { length_minutes: props.length } : {}) };
      const hold = await data(holdSlot({ client, headers: { "Idempotency-Key": key }, body }));
      done();
      remember(hold);
      props.onHeld(hold);
    } catch (problem) {
      if (problem instanceof ProblemError && problem.status === 409) void props.again(); // what is free has changed
      throw problem;
    }
  };
  return (
    <>
      <p class="acts">
        <button type="button" class="small" aria-pressed={!byForm.value} onClick={() => (byForm.value = false)}>{t("calendar.byDays")}</button>
        <button type="button" class="small" aria-pressed={byForm.value} onClick={() => (byForm.value = true)}>{t("calendar.byForm")}</button>
      </p>
      <Form act={act} send={props.moving ? (props.moving.can.includes("reschedule") ? t("moving.send") : t("moving.propose")) : t("calendar.keep")} onSend={keep}>
        {byForm.value ? (
          <BySpan free={props.free} zone={shown.value} other={other.value} chosen={chosen.value} onChoose={(at) => (chosen.value = at)} />
        ) : (
          <>
            <DayGrid days={days.value} date={date.value} onChoose={(next) => (date.value = next)} />
            <Times
              legend={t("calendar.on", { day: dateText(date.value, language) })}
              slots={days.value.get(date.value) ?? []}
              zone={shown.value}
              other={other.value}
              chosen={chosen.value}
              onChoose={(at) => (chosen.value = at)}
            />
          </>
        )}
        {chosen.value && (
          <p class="note">
            {t("calendar.chosen")} <strong><time dateTime={chosen.value}>{dayIn(shown.value, chosen.value, language)}, {clockIn(shown.value, chosen.value, language)}</time></strong>{" "}
            <span class="zone">({zoneName(shown.value, chosen.value, language)})</span>
          </p>
        )}
      </Form>
      <details>
        <summary>{t("calendar.clock", { zone: zoneName(shown.value, props.free[0]!.starts_at, language) })}</summary>
        <div class="pair">
          <Select label={t("calendar.zone")} value={shown.value} of={zones} onChoose={(value) => {
            shown.value = value;
            if (chosen.value) date.value = dateIn(value, chosen.value); // the instant stays, its date may not
          }} />
          <Select label={t("calendar.other")} value={other.value} empty={t("calendar.noOther")} of={zones} onChoose={(value) => (other.value = value)} />
        </div>
      </details>
    </>
  );
}

/** Days with what is free on each. Arrows, Home, End, PageUp and PageDown; N and P go to days that have something free. */
function DayGrid(props: { days: ReadonlyMap<string, readonly unknown[]>; date: string; onChoose: (date: string) => void }): JSX.Element {
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

function Times(props: { legend: string; slots: readonly SlotView[]; zone: string; other: string; chosen: string; onChoose: (at: string) => void; withDay?: boolean }): JSX.Element {
  return (
    <fieldset class="choices times">
      <legend>{props.legend} {props.slots[0] && <span class="zone">({zoneName(props.zone, props.slots[0].starts_at, language)})</span>}</legend>
      {props.slots.map(({ starts_at }) => (
        <label key={starts_at}>
          <input
            type="radio"
            name="slot"
            value={starts_at}
            checked={starts_at === props.chosen}
            aria-label={`${dayIn(props.zone, starts_at, language)}, ${clockIn(props.zone, starts_at, language)}, ${zoneName(props.zone, starts_at, language)}`}
            onChange={() => props.onChoose(starts_at)}
          />
          <span>
            {props.withDay && `${dayIn(props.zone, starts_at, language)}, `}{clockIn(props.zone, starts_at, language)}
            {props.other && <small class="zone"> · {clockIn(props.other, starts_at, language)} {zoneName(props.other, starts_at, language)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function BySpan(props: { free: readonly SlotView[]; zone: string; other: string; chosen: string; onChoose: (at: string) => void }): JSX.Element {
  const first = dateIn(props.zone, props.free[0]!.starts_at);
  const asked = useSignal({ from: first, to: plusDays(first, 13), after: "", before: "" });
  const found = between(props.free, props.zone, asked.value).slice(0, 40);
  const set = (part: Partial<typeof asked.value>): void => void (asked.value = { ...asked.value, ...part });
  return (
    <>
      <div class="pair">
        <Input label={t("span.from")} type="date" min={first} value={asked.value.from} onText={(from) => set({ from })} />
        <Input label={t("span.to")} type="date" min={first} value={asked.value.to} onText={(to) => set({ to })} />
        <Input label={t("span.after")} type="time" value={asked.value.after} onText={(after) => set({ after })} />
        <Input label={t("span.before")} type="time" value={asked.value.before} onText={(before) => set({ before })} />
      </div>
      {found.length === 0 ? <p role="status">{t("span.none")}</p>
        : <Times legend={t("span.found", { count: found.length })} slots={found} zone={props.zone} other={props.other} chosen={props.chosen} onChoose={props.onChoose} withDay />}
    </>
  );
}

/** The platform's clock may not be this device's: a hold is good for five minutes from when it came. */
function remember(hold: HoldView): void {
  sessionStorage.setItem(`hold:${hold.id}`, String(Date.parse(hold.expires_at) - HOLD - Date.now()));
}

const left = (hold: HoldView): number => {
  const ahead = Number(sessionStorage.getItem(`hold:${hold.id}`) ?? 0);
  return Math.min(HOLD, Math.max(0, Date.parse(hold.expires_at) - ahead - Date.now()));
};

const SPOKEN = [120, 30]; // seconds before the end at which it is said

function Held(props: { hold: HoldView; offering: OfferingView; name: string; onLeft: () => void; onRenewed: (hold: HoldView) => void }): JSX.Element {
  const { hold, offering } = props;
  const { route } = useLocation();
  const rest = useSignal(left(hold));
  const answers = useSignal<Record<string, string>>(JSON.parse(sessionStorage.getItem(`answers:${offering.id}`) ?? "{}") as Record<string, string>);
  const act = useAct();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []); // what had the focus is gone: one goes on here
  useEffect(() => {
    announce(t("hold.said", { rest: countdown(left(hold)) }));
    let before = left(hold);
    const ticking = setInterval(() => {
      const now = left(hold);
      for (const seconds of SPOKEN) if (before > seconds * 1000 && now <= seconds * 1000) announce(t("hold.said", { rest: countdown(now) }));
      if (before > 0 && now <= 0) announce(t("hold.over"));
      before = now;
      rest.value = now;
    }, 500);
    return () => clearInterval(ticking);
  }, [hold.expires_at]);
  const book = async (): Promise<void> => {
    const { key, done } = keyOf(`book ${hold.id}`);
    const body = { offering_id: hold.offering_id, starts_at: hold.starts_at, length_minutes: hold.length_minutes, hold_id: hold.id, answers: answers.value };
    const session = await data(bookSession({ client, headers: { "Idempotency-Key": key }, body }));
    done();
    sessionStorage.removeItem(`answers:${offering.id}`);
    announce(t("booked"));
    route(`/sessions/${session.id}`);
  };
  const release = async (): Promise<void> => {
    if (rest.value > 0) await releaseHold({ client, path: { hold_id: hold.id } });
    props.onLeft();
  };
  const renew = async (): Promise<void> => {
    const next = await data(renewHold({ client, path: { hold_id: hold.id } }));
    remember(next);
    props.onRenewed(next);
  };
  return (
    <section class="card">
      <h2 tabIndex={-1} ref={heading}>{offering.title}</h2>
      <p>{t("hold.with", { name: props.name })}</p>
      <p><strong><When at={hold.starts_at} until={hold.ends_at} /></strong></p>
      {rest.value > 0
        ? <p class="note">{t("hold.kept")} <strong role="timer" aria-live="off">{countdown(rest.value)}</strong></p>
        : <p class="trouble">{t("hold.over")}</p>}
      <p class="quiet">{t("hold.notice", { notice: lengthText(offering.notice_minutes, language) })}</p>
      {offering.confirmation && <p class="quiet">{t("hold.confirmation", { name: props.name })}</p>}
      <Form
        act={act}
        send={t("hold.book")}
        onSend={book}
        beside={
          <>
            {hold.can.includes("renew") && <Button act={act} onPress={renew}>{t("hold.renew")}</Button>}
            <Button act={act} onPress={release}>{t("hold.release")}</Button>
          </>
        }
      >
        {offering.questions.map((question) => {
          const value = answers.value[question.text] ?? "";
          const set = (text: string): void => {
            const { [question.text]: _, ...others } = answers.value;
            answers.value = text ? { ...others, [question.text]: text } : others;
            sessionStorage.setItem(`answers:${offering.id}`, JSON.stringify(answers.value));
          };
          return question.choices.length > 0
            ? <Select key={question.text} label={question.text} required={question.required} empty="" value={value} of={question.choices.map((each) => ({ value: each, label: each }))} onChoose={set} />
            : <TextArea key={question.text} label={question.text} rows={2} required={question.required} maxLength={1000} value={value} onText={set} />;
        })}
      </Form>
    </section>
  );
}
