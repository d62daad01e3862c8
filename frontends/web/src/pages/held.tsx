/** A time that is kept for five minutes while one decides, and the booking of it: once, whatever happens on the way. */

import { useSignal } from "@preact/signals";
import {
  bookSession, data, holdSlot, listSlots, ProblemError, releaseHold, renewHold, type HoldView, type NewSession, type OfferingView, type SessionView,
  type SlotView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";
import { useEffect, useRef } from "preact/hooks";

import { client, keyOf } from "../base/api.ts";
import { language } from "../base/language.ts";
import { useAct } from "../base/load.tsx";
import { announce, Button, Form, Select, TextArea, When } from "../base/parts.tsx";
import { nextThree, type Start } from "../base/slots.ts";
import { countdown, lengthText } from "../base/times.ts";
import { t } from "../base/texts.ts";

/** Weeks that are looked at first, that more are added at once, and that can be looked at. */
export const WEEKS = 2;
export const MOST_WEEKS = 8;
const LATER = 50;
const PENDING = "booking";

const answersOf = (offering: string): string => `answers:${offering}`;

export type Asked = { moving: string } | { offering_id: string; length_minutes?: number };

/** Free times, and on which clock the mentor lives. */
export interface Free {
  items: SlotView[];
  mentor_time_zone: string | null;
}

/**
 * What is free in the coming weeks, of which the first two are the platform's own choice; where nothing is, what comes first after
 * them. So it opens where there is something.
 */
export async function freeOf(mentor: string, asked: Asked, weeks = WEEKS): Promise<Free> {
  const path = { mentor_id: mentor };
  const until = weeks === WEEKS ? {} : { to: new Date(Date.now() + weeks * 7 * 86_400_000).toISOString() };
  try {
    const soon = await data(listSlots({ client, path, query: { ...asked, ...until } }));
    if (soon.items.length > 0) return soon;
  } catch (problem) {
    if (!(problem instanceof ProblemError && problem.slug === "impossible-span")) throw problem; // the platform's clock is another one
  }
  return data(listSlots({ client, path, query: { ...asked, next: LATER } }));
}

/** Keeps a time for five minutes. `length` 0: the offering's first. */
export async function keepTime(offering: string, length: number, starts_at: string): Promise<HoldView> {
  const { key, done } = keyOf(`hold ${offering} ${starts_at}`);
  const body = { offering_id: offering, starts_at, ...(length ? { length_minutes: length } : {}) };
  const held = await data(holdSlot({ client, headers: { "Idempotency-Key": key }, body }));
  done();
  remember(held);
  return held;
}

/** Three that are free, for whom a time that was kept is lost. */
async function freeInstead(mentor: string, lost: HoldView, problem: ProblemError): Promise<readonly Start[]> {
  const told = problem.members["next_slots"] as Start[] | undefined;
  if (told?.length) return told.slice(0, 3);
  const asked = { offering_id: lost.offering_id, length_minutes: lost.length_minutes };
  return nextThree((await freeOf(mentor, asked)).items, lost.starts_at);
}

/** What is free next, for whom somebody else was faster than. */
export function Instead({ of, onChoose }: { of: readonly Start[]; onChoose: (at: string) => void }): JSX.Element {
  return (
    <div class="note">
      <p>{of.length > 0 ? t("calendar.gone") : t("calendar.goneAll")}</p>
      <p class="acts instead">
        {of.map(({ starts_at }) => <button key={starts_at} type="button" onClick={() => onChoose(starts_at)}><When at={starts_at} short /></button>)}
      </p>
    </div>
  );
}

interface Pending {
  mentor: string;
  body: NewSession;
}

/** Books what is kept: with one key for it, over clicks, lost answers and reloads. */
async function book(mentor: string, hold: HoldView, answers: Record<string, string>): Promise<SessionView> {
  const body = { offering_id: hold.offering_id, starts_at: hold.starts_at, length_minutes: hold.length_minutes, hold_id: hold.id, answers };
  sessionStorage.setItem(PENDING, JSON.stringify({ mentor, body } satisfies Pending));
  return send(body);
}

async function send(body: NewSession): Promise<SessionView> {
  const { key, done } = keyOf(`book ${body.hold_id}`);
  try {
    const session = await data(bookSession({ client, headers: { "Idempotency-Key": key }, body }));
    done();
    sessionStorage.removeItem(PENDING);
    sessionStorage.removeItem(answersOf(body.offering_id));
    return session;
  } catch (problem) {
    if (problem instanceof ProblemError) sessionStorage.removeItem(PENDING); // it is known what became of it
    throw problem;
  }
}

/** The session whose booking was on its way when the page was left: it is asked for once more, and so booked once. */
export async function bookedBefore(mentor: string): Promise<SessionView | null> {
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null") as Pending | null;
  if (pending?.mentor !== mentor) return null;
  return send(pending.body).catch((problem: unknown) => {
    if (problem instanceof ProblemError) return null;
    throw problem;
  });
}

/** Until when it is kept by this device's clock, which may not be the platform's. */
export function remember(hold: HoldView): void {
  sessionStorage.setItem(`hold:${hold.id}`, String(Date.now() + hold.expires_in_seconds * 1000));
}

const left = (hold: HoldView): number => Math.max(0, Number(sessionStorage.getItem(`hold:${hold.id}`)) - Date.now());

const LOST = new Set([404, 409]); // the time that was kept is gone, or somebody else's
const SPOKEN = [120, 30]; // seconds before the end at which it is said

/** Once, so that others wait for ten minutes at most; programs of others may do it as often as the platform lets them. */
const offersMore = (hold: HoldView): boolean => hold.version === 1 && hold.can.includes("renew");

export function Held(props: { hold: HoldView; mentor: string; offering: OfferingView; name: string; onLeft: () => void; onRenewed: (hold: HoldView) => void }): JSX.Element {
  const { hold, mentor, offering } = props;
  const { route } = useLocation();
  const rest = useSignal(left(hold));
  const answers = useSignal<Record<string, string>>(JSON.parse(sessionStorage.getItem(answersOf(offering.id)) ?? "{}") as Record<string, string>);
  const act = useAct();
  const next = useSignal<readonly Start[] | null>(null);
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
  const bookIt = async (): Promise<void> => {
    try {
      const session = await book(mentor, hold, answers.value);
      announce(t("booked"));
      route(`/sessions/${session.id}`);
    } catch (problem) {
      if (problem instanceof ProblemError && LOST.has(problem.status)) next.value = await freeInstead(mentor, hold, problem);
      throw problem;
    }
  };
  const keepAgain = async (starts_at: string): Promise<void> => {
    try {
      const kept = await keepTime(hold.offering_id, hold.length_minutes, starts_at);
      next.value = null;
      props.onRenewed(kept);
    } catch (problem) {
      if (problem instanceof ProblemError && LOST.has(problem.status)) next.value = await freeInstead(mentor, hold, problem);
      throw problem;
    }
  };
  const release = async (): Promise<void> => {
    await releaseHold({ client, path: { hold_id: hold.id } }).catch((problem: unknown) => {
      if (!(problem instanceof ProblemError && problem.status === 404)) throw problem; // else it is free already
    });
    sessionStorage.removeItem(PENDING);
    props.onLeft();
  };
  const renew = async (): Promise<void> => {
    const longer = await data(renewHold({ client, path: { hold_id: hold.id } }));
    remember(longer);
    props.onRenewed(longer);
  };
  return (
    <section class="card">
      <h2 tabIndex={-1} ref={heading}>{offering.title}</h2>
      <p>{t("hold.with", { name: props.name })}</p>
      <p><strong><When at={hold.starts_at} until={hold.ends_at} /></strong></p>
      {rest.value > 0
        ? <p class="note">{t("hold.kept")} <strong role="timer" aria-live="off">{countdown(rest.value)}</strong></p>
        : <p class="trouble">{t("hold.over")}</p>}
      <p class="quiet">{t("hold.notice", { minutes: offering.notice_minutes, notice: lengthText(offering.notice_minutes, language) })}</p>
      {offering.confirmation && <p class="quiet">{t("hold.confirmation", { name: props.name })}</p>}
      <Form
        act={act}
        name="book"
        send={rest.value > 0 ? t("hold.book") : t("hold.again")}
        onSend={rest.value > 0 ? bookIt : () => keepAgain(hold.starts_at)}
        after={next.value && <Instead of={next.value} onChoose={(at) => void act.run(() => keepAgain(at))} />}
        beside={
          <>
            {offersMore(hold) && <Button act={act} onPress={renew}>{t("hold.renew")}</Button>}
            <Button act={act} onPress={release}>{t("hold.release")}</Button>
          </>
        }
      >
        <OfferingQuestions
          of={offering}
          required={rest.value > 0}
          answers={answers.value}
          onChange={(given) => {
            answers.value = given;
            sessionStorage.setItem(answersOf(offering.id), JSON.stringify(given));
          }}
        />
      </Form>
    </section>
  );
}

interface QuestionsProps {
  of: OfferingView;
  required: boolean;
  answers: Record<string, string>;
  onChange: (answers: Record<string, string>) => void;
}

/** What is asked of whoever books. */
export function OfferingQuestions({ of, required, answers, onChange }: QuestionsProps): JSX.Element {
  return (
    <>
      {of.questions.map((question) => {
        const value = answers[question.text] ?? "";
        const set = (text: string): void => {
          const { [question.text]: _, ...others } = answers;
          onChange(text ? { ...others, [question.text]: text } : others);
        };
        return question.choices.length > 0
          ? <Select key={question.text} label={question.text} required={question.required && required} empty="" value={value} of={question.choices.map((each) => ({ value: each, label: each }))} onChoose={set} />
          : <TextArea key={question.text} label={question.text} rows={2} required={question.required && required} maxLength={1000} value={value} onText={set} />;
      })}
    </>
  );
}
