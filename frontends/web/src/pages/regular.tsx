/** Meeting in a rhythm: so many sessions, every so many weeks, on one's own wall clock; booked together, and each its own from then on. */

import { useSignal } from "@preact/signals";
import { bookSeries, data, listOfferingsOfMentor, ProblemError, type ConflictView, type MentorshipView, type NewSeries, type OfferingView, type SeriesView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Empty, Form, Input, Page, Select, When } from "../base/parts.tsx";
import { zone } from "../base/person.ts";
import { dateText, lengthText, zoneName } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { OfferingQuestions } from "./held.tsx";
import { mentorshipOf, partner } from "./mentorships.tsx";

const WHY = ["slot-taken", "already-busy", "slot-not-offered", "notice-too-short", "beyond-horizon", "skipped-local-time", "too-many-sessions", "in-the-past"] as const;
const EVERY = ["1", "2", "3", "4"] as const;

export function Regular(): JSX.Element {
  const id = useRoute().params["id"]!;
  const made = useSignal<SeriesView | null>(null);
  const loaded = useLoad(async () => {
    const mentorship = await mentorshipOf(id);
    const { items } = await data(listOfferingsOfMentor({ client, path: { mentor_id: mentorship.mentor_id } }));
    return { mentorship, open: items.filter((each) => (mentorship.you === "mentor" ? !each.archived : each.can.includes("book"))) };
  }, [id]);
  return (
    <Page title={t("regular.title")} lead={t("regular.lead")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>
        {({ mentorship, open }) => made.value ? <Made of={made.value} />
          : open.length === 0 ? <Empty text={t("calendar.nothing", { name: partner(mentorship) })} />
          : <Rhythm of={mentorship} open={open} onMade={(series) => (made.value = series)} />}
      </Loaded>
    </Page>
  );
}

function Made({ of }: { of: SeriesView }): JSX.Element {
  return (
    <>
      <h2>{t("regular.booked", { count: of.sessions.length })}</h2>
      <ul class="rows">{of.sessions.map((each) => <li key={each.id}><a href={`/sessions/${each.id}`}><When at={each.starts_at} until={each.ends_at} /></a>{each.state === "pending" && <span class="state">{t("session.pending")}</span>}</li>)}</ul>
      {of.conflicts.length > 0 && <><h2>{t("regular.left")}</h2><Conflicts of={of.conflicts} /></>}
    </>
  );
}

function Conflicts({ of }: { of: readonly ConflictView[] }): JSX.Element {
  const why = (reason: string): string => t(`regular.${WHY.find((each) => each === reason) ?? "other"}`);
  return (
    <ul class="rows">
      {of.map((each) => (
        <li key={each.local}>
          <span>{each.starts_at ? <When at={each.starts_at} /> : `${dateText(each.local.slice(0, 10), language)}, ${each.local.slice(11)}`}</span>
          <span class="quiet">{why(each.reason)}</span>
        </li>
      ))}
    </ul>
  );
}

function Rhythm({ of, open, onMade }: { of: MentorshipView; open: readonly OfferingView[]; onMade: (made: SeriesView) => void }): JSX.Element {
  const typed = useSignal({ offering: open[0]!.id, length: "", date: "", at: "", every: "1", times: "6", answers: {} as Record<string, string> });
  const conflicts = useSignal<readonly ConflictView[]>([]);
  const act = useAct();
  const { date, at, every, times, answers } = typed.value;
  const set = (part: Partial<typeof typed.value>): void => {
    typed.value = { ...typed.value, ...part };
    conflicts.value = [];
  };
  const offering = open.find((each) => each.id === typed.value.offering) ?? open[0]!;
  const book = (when_taken: NewSeries["when_taken"] & string) => async (): Promise<void> => {
    const body: NewSeries = {
      offering_id: offering.id, time_zone: zone.value, first_date: date, at, every_weeks: Number(every), times: Number(times), when_taken, answers,
      ...(typed.value.length ? { length_minutes: Number(typed.value.length) } : {}),
      ...(of.you === "mentor" ? { mentee_id: of.mentee_id } : {}),
    };
    const { key, done } = keyOf(`series ${JSON.stringify(body)}`);
    try {
      const made = await data(bookSeries({ client, headers: { "Idempotency-Key": key }, body }));
      done();
      announce(t("regular.booked", { count: made.sessions.length }));
      onMade(made);
    } catch (problem) {
      if (problem instanceof ProblemError && problem.slug === "series-conflicts") {
        conflicts.value = problem.members["conflicts"] as ConflictView[];
        done(); // nothing was booked: asked again, it is asked anew
      }
      throw problem;
    }
  };
  return (
    <Form
      act={act}
      send={t("regular.send")}
      typed={typed}
      onSend={book("book_none")}
      after={conflicts.value.length > 0 && (
        <div class="note">
          <Conflicts of={conflicts.value} />
          {conflicts.value.length < Number(times) && <p class="acts"><Button act={act} onPress={book("book_the_others")}>{t("regular.others")}</Button></p>}
        </div>
      )}
    >
      {open.length > 1 && <Select label={t("calendar.offering")} value={offering.id} of={open.map((each) => ({ value: each.id, label: each.title }))} onChoose={(value) => set({ offering: value, length: "" })} />}
      {offering.lengths_minutes.length > 1 && (
        <Select label={t("calendar.length")} value={typed.value.length || String(offering.lengths_minutes[0])} of={offering.lengths_minutes.map((each) => ({ value: String(each), label: lengthText(each, language) }))} onChoose={(length) => set({ length })} />
      )}
      <div class="pair">
        <Input label={t("regular.first")} type="date" required value={date} onText={(next) => set({ date: next })} />
        <Input label={t("regular.at", { zone: zoneName(zone.value, Date.now(), language).split(",")[0]! })} type="time" required value={at} onText={(next) => set({ at: next })} />
        <Select label={t("regular.every")} value={every} of={EVERY.map((value) => ({ value, label: t("regular.weeks", { count: Number(value) }) }))} onChoose={(next) => set({ every: next })} />
        <Input label={t("regular.times")} type="number" required min={2} max={20} value={times} onText={(next) => set({ times: next })} />
      </div>
      <p class="help">{t("regular.clock")}</p>
      <OfferingQuestions of={offering} required={of.you === "mentee"} answers={answers} onChange={(next) => set({ answers: next })} />
    </Form>
  );
}
