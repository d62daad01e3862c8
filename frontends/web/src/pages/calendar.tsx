/** A mentor's free times, to book one or to move to one. */

import { useSignal, type Signal } from "@preact/signals";
import {
  data, listMyHolds, listOfferingsOfMentor, ProblemError, proposeMove, readMentor, readMentorship, readSession, rescheduleSession,
  type HoldView, type SessionView, type SlotView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useEffect, useMemo, useRef } from "preact/hooks";

import { client, keyOf } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Empty, Form, Page, Select, When } from "../base/parts.tsx";
import { showIn, zone } from "../base/person.ts";
import { byDate, nextThree, weeksUntil } from "../base/slots.ts";
import { dateIn, dateText, lengthText, zoneName } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { meet, nameOf, words, zoneChoices } from "../base/words.ts";
import { BySpan, DayGrid, Times } from "./days.tsx";
import { bookedBefore, freeOf, Held, Instead, keepTime, MOST_WEEKS, remember, WEEKS } from "./held.tsx";

export function MentorCalendar(): JSX.Element {
  const mentor = useRoute().params["mentor"]!;
  const named = async (): Promise<string> => {
    return (await data(readMentor({ client, path: { mentor_id: mentor } }))).name;
  };
  return <Page title={t("calendar.title")} back={`/mentors/${mentor}`}><Calendar mentor={mentor} named={named} /></Page>;
}

/** Where an accepted mentee chooses the first time, or the next one. */
export function Booking(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(() => data(readMentorship({ client, path: { mentorship_id: id } })), [id]);
  return (
    <Page title={t("booking.title")} back={`/mentorships/${id}`}>
      <Loaded of={loaded} skeleton={<Coming />}>
        {({ mentor_id, you }) => you === "mentor" ? <Empty text={t("booking.mentor")} href="/hours" go={t("hours.title")} /> : <Calendar mentor={mentor_id} named={() => nameFor(mentor_id)} />}
      </Loaded>
    </Page>
  );
}

async function nameFor(person: string): Promise<string> {
  await meet([person]);
  return nameOf(person);
}

/** What one reads while the rest is on its way stands there already. */
const Coming = (): JSX.Element => <><p class="lead">{t("calendar.lead")}</p><div class="skeleton calendar" /></>;

/** Another time for a session that is booked. */
export function Moving(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(() => data(readSession({ client, path: { session_id: id } })), [id]);
  return (
    <Page title={t("moving.title")} back={`/sessions/${id}`}>
      <Loaded of={loaded} skeleton={<div class="skeleton calendar" />}>
        {(session) => (
          <>
            <p>{t("moving.now")} <strong><When at={session.starts_at} until={session.ends_at} /></strong></p>
            <p class="note">{session.can.includes("reschedule") ? t("moving.notice", { minutes: session.notice_minutes, notice: lengthText(session.notice_minutes, language) }) : t("moving.proposes")}</p>
            <Calendar mentor={session.mentor_id} named={() => nameFor(session.mentor_id)} moving={session} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** `named`: asks for the mentor's name, while one asks what they offer. */
function Calendar(props: { mentor: string; named: () => Promise<string>; moving?: SessionView }): JSX.Element {
  const { mentor, moving } = props;
  const offering = useSignal(moving?.offering_id ?? "");
  const length = useSignal(0);
  const held = useSignal<HoldView | null>(null);
  const { route } = useLocation();
  const offered = useLoad(async () => {
    if (moving) return { open: [], name: "" };
    const booked = await bookedBefore(mentor);
    if (booked) {
      route(`/sessions/${booked.id}`, true);
      return { open: [], name: "" };
    }
    const [name, all, holds] = await Promise.all([
      props.named(),
      data(listOfferingsOfMentor({ client, path: { mentor_id: mentor } })),
      Object.keys(sessionStorage).some((each) => each.startsWith("hold:")) ? data(listMyHolds({ client })) : { items: [] },
    ]);
    const open = all.items.filter((each) => each.can.includes("book"));
    const mine = holds.items.find((each) => each.mentor_id === mentor && open.some((one) => one.id === each.offering_id));
    offering.value = mine?.offering_id ?? open[0]?.id ?? "";
    if (mine) remember(mine);
    held.value = mine ?? null; // a reload keeps what is held
    return { open, name };
  }, [mentor]);
  return (
    <Loaded of={offered} skeleton={moving ? <div class="skeleton calendar" /> : <Coming />}>
      {({ open, name }) => {
        const chosen = open.find((each) => each.id === offering.value);
        if (!moving && !chosen) return <><Empty text={t("calendar.nothing", { name })} /><p><button type="button" class="small" onClick={() => void offered.again()}>{t("again")}</button></p></>;
        if (held.value && chosen) {
          return <Held hold={held.value} mentor={mentor} offering={chosen} name={name} onLeft={() => (held.value = null)} onRenewed={(next) => (held.value = next)} />;
        }
        return (
          <>
            {!moving && <p class="lead">{t("calendar.lead")}</p>}
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
  const weeks = useSignal(weeksBefore(placeOf(props)));
  const slots = useLoad(async () => ({ ...(await freeOf(mentor, query, weeks.value)), weeks: weeks.value }), [mentor, props.offering, props.length, weeks.value]);
  const reach = (wanted: number): void => void (weeks.value = Math.min(MOST_WEEKS, Math.max(weeks.value, wanted)));
  return (
    <Loaded of={slots} skeleton={<div class="skeleton calendar" />}>
      {({ items, mentor_time_zone, weeks: seen }) => items.length === 0 ? <Empty text={t("calendar.full")} /> : (
        <Days
          free={items}
          theirs={mentor_time_zone ?? ""}
          again={slots.again}
          weeks={seen}
          waits={seen < weeks.value && slots.error === undefined}
          reach={reach}
          {...props}
        />
      )}
    </Loaded>
  );
}

/** Where what is chosen stands. */
const placeOf = ({ moving, offering }: FreeProps): string => `chosen:${moving?.id ?? offering}`;

/** As many as reach what was chosen before a reload. */
function weeksBefore(place: string): number {
  const before = sessionStorage.getItem(place);
  return before ? Math.min(MOST_WEEKS, Math.max(WEEKS, weeksUntil(before.slice(0, 10), Date.now()))) : WEEKS;
}

/** What was chosen before a reload, where it is free still. */
const chosenBefore = (place: string, free: readonly SlotView[]): string =>
  free.find((each) => each.starts_at === sessionStorage.getItem(place))?.starts_at ?? "";

/** `weeks`: how far `free` goes; `reach`: reads so many, where those are more, and `waits` meanwhile. */
interface DaysProps extends FreeProps {
  free: SlotView[];
  theirs: string;
  again: () => Promise<void>;
  weeks: number;
  waits: boolean;
  reach: (weeks: number) => void;
}

function Days(props: DaysProps): JSX.Element {
  const { free, moving } = props;
  const here = zone.value;
  const place = placeOf(props);
  const days = useMemo(() => byDate(free, here), [free, here]);
  const other = useSignal(props.theirs === here ? "" : props.theirs);
  const byForm = useSignal(false);
  const chosen = useSignal(chosenBefore(place, free));
  const gone = useSignal("");
  const picked = useSignal("");
  const asked = useSignal(false);
  const seen = useRef(props.weeks);
  const act = useAct();
  const { route } = useLocation();
  const dates = [...days.keys()];
  const [first, last] = [dates[0]!, dates.at(-1)!];
  const date = chosen.value && !picked.value ? dateIn(here, chosen.value) : days.has(picked.value) ? picked.value : first;
  const choose = (at: string): void => {
    chosen.value = at;
    gone.value = "";
    picked.value = "";
    act.clear();
    sessionStorage.setItem(place, at);
  };
  useEffect(() => announce(t("calendar.first", { day: dateText(date, language), count: days.get(date)?.length ?? 0 })), []);
  useEffect(() => {
    if (props.weeks > seen.current) announce(t("calendar.until", { day: dateText(last, language) }));
    seen.current = props.weeks;
  }, [props.weeks]);
  useEffect(() => {
    const look = (): void => void (document.visibilityState === "visible" && props.again()); // others have booked meanwhile
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [props.again]);
  useEffect(() => {
    if (!chosen.value || free.some((each) => each.starts_at === chosen.value)) return;
    gone.value = chosen.value;
    chosen.value = "";
    announce(t("calendar.gone"));
  }, [free]);
  const keep = async (): Promise<void> => {
    if (!chosen.value) return;
    try {
      if (moving) {
        await moveTo(moving, chosen.value);
        announce(t("moving.done"));
        route(`/sessions/${moving.id}`);
      } else props.onHeld(await keepTime(props.offering, props.length, chosen.value));
      sessionStorage.removeItem(place);
    } catch (problem) {
      if (problem instanceof ProblemError && problem.status === 409) {
        gone.value = chosen.value;
        void props.again(); // what is free has changed
      }
      throw problem;
    }
  };
  return (
    <>
      <p class="acts">
        <button type="button" class="small" aria-pressed={!byForm.value} onClick={() => (byForm.value = false)}>{t("calendar.byDays")}</button>
        <button type="button" class="small" aria-pressed={byForm.value} onClick={() => (byForm.value = true)}>{t("calendar.byForm")}</button>
      </p>
      <Form
        act={act}
        send={moving ? (moving.can.includes("reschedule") ? t("moving.send") : t("moving.propose")) : t("calendar.keep")}
        onSend={keep}
        after={gone.value && <Instead of={nextThree(free, gone.value)} onChoose={choose} />}
      >
        {byForm.value ? (
          <BySpan free={free} waits={props.waits} reach={props.reach} zone={here} other={other.value} chosen={chosen.value} onChoose={choose} />
        ) : (
          <>
            <DayGrid days={days} date={date} onChoose={(next) => (picked.value = next)} />
            <p class="acts">
              <button type="button" class="small" disabled={props.weeks >= MOST_WEEKS} aria-disabled={props.waits} onClick={() => props.reach(Math.max(props.weeks, weeksUntil(last, Date.now())) + WEEKS)}>
                {props.waits ? t("loading") : t("calendar.later")}
              </button>
            </p>
            <Times legend={t("calendar.on", { day: dateText(date, language) })} slots={days.get(date) ?? []} zone={here} other={other.value} chosen={chosen.value} onChoose={choose} />
          </>
        )}
        {chosen.value && (
          <p class="note">
            {t("calendar.chosen")} <strong><When at={chosen.value} /></strong>
            {props.theirs && props.theirs !== here && <><br /><span class="quiet">{t("calendar.theirs")} <When at={chosen.value} on={props.theirs} /></span></>}
          </p>
        )}
      </Form>
      <details onToggle={(event) => (asked.value = event.currentTarget.open)}>
        <summary>{t("calendar.clock", { zone: zoneName(here, free[0]!.starts_at, language) })}</summary>
        {asked.value && <Clocks here={here} other={other} onChoose={() => (picked.value = "")} />}
      </details>
    </>
  );
}

/** Some hundred zones, twice: made when somebody asks for them. The instant that is chosen stays, its date may not. */
function Clocks(props: { here: string; other: Signal<string>; onChoose: () => void }): JSX.Element {
  const told = useLoad(words);
  const zones = useMemo(zoneChoices, [told.value]);
  const choose = (value: string): void => {
    showIn(value);
    props.onChoose();
  };
  return (
    <div class="pair">
      <Select label={t("calendar.zone")} value={props.here} of={zones} onChoose={choose} />
      <Select label={t("calendar.other")} value={props.other.value} empty={t("calendar.noOther")} of={zones} onChoose={(value) => (props.other.value = value)} />
    </div>
  );
}

async function moveTo(session: SessionView, starts_at: string): Promise<void> {
  const { key, done } = keyOf(`move ${session.id} ${session.version} ${starts_at}`);
  const asked = { client, path: { session_id: session.id }, headers: { "Idempotency-Key": key }, body: { starts_at } };
  await (session.can.includes("reschedule") ? rescheduleSession(asked) : proposeMove(asked));
  done();
}
