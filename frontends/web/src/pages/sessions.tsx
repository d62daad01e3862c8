/** Sessions: the list, one of them with what may be done, what was agreed before and said after. */

import { useSignal } from "@preact/signals";
import {
  acceptMove, appealAbsence, cancelSession, completeSession, confirmSession, data, declineMove, declineSession, listMySessions, nameSessionPlace,
  readSession, reportAbsence, withdrawMove, type MessageView, type SessionView,
} from "mentoring-client";
import type { ComponentChildren, JSX } from "preact";
import { useRoute } from "preact-iso";

import { asOf, client, keyOf } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Dialog, Empty, Facts, Form, Input, Page, Select, TextArea, When, Words } from "../base/parts.tsx";
import { me, useArrivals } from "../base/person.ts";
import { lengthText } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";

const DAY = 86_400_000;
const NEWS: readonly MessageView["kind"][] = [
  "session_request", "session_request_ended", "booking", "moving", "move_proposal", "move_proposal_ended", "place_change", "cancellation", "absence", "appeal_decision",
];

/** The other side, as one sees it. */
export const otherOf = (session: SessionView): string =>
  session.mentor_id === me.value!.value.person_id ? session.mentee_ids.map(nameOf).join(", ") : nameOf(session.mentor_id);

export function Sessions(): JSX.Element {
  const past = useRoute().query["show"] === "past";
  const loaded = useLoad(async () => {
    const now = Date.now();
    const query = past
      ? { from: new Date(now - 180 * DAY).toISOString(), to: new Date(now + DAY).toISOString() }
      : { ahead: true };
    const { items } = await data(listMySessions({ client, query: { ...query, page_size: 100 } }));
    await meet(items.flatMap((each) => [each.mentor_id, ...each.mentee_ids]));
    return past ? items.filter((each) => each.state !== "pending" && each.state !== "booked").toReversed() : items;
  }, [past]);
  useArrivals(loaded.again, NEWS);
  return (
    <Page title={t("sessions.title")}>
      <nav class="tabs" aria-label={t("sessions.which")}>
        <a href="/sessions" aria-current={past ? undefined : "page"}>{t("sessions.ahead")}</a>
        <a href="/sessions?show=past" aria-current={past ? "page" : undefined}>{t("sessions.past")}</a>
      </nav>
      <Loaded of={loaded}>
        {(items) => (
          <>
            {items.length === 0 && <Empty text={past ? t("sessions.nonePast") : t("sessions.none")} {...(past ? {} : { href: "/", go: t("nav.home") })} />}
            <ul class="cards">{items.map((each) => <li class="card" key={each.id}><SessionLine session={each} /></li>)}</ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}

export function SessionLine({ session }: { session: SessionView }): JSX.Element {
  return (
    <>
      <h2><a href={`/sessions/${session.id}`}>{t("session.with", { title: session.title, name: otherOf(session) })}</a></h2>
      <p><When at={session.starts_at} until={session.ends_at} /> <State of={session} /></p>
    </>
  );
}

const State = ({ of }: { of: SessionView }): JSX.Element => (
  <span class={`state ${of.state === "booked" || of.state === "completed" ? "good-state" : of.state === "cancelled" || of.state === "missed" ? "bad-state" : ""}`}>
    {t(`session.${of.state}`)}
  </span>
);

export function Session(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const session = await data(readSession({ client, path: { session_id: id } }));
    await meet([session.mentor_id, ...session.mentee_ids]);
    return session;
  }, [id]);
  useArrivals(loaded.again, NEWS);
  return (
    <Page title={loaded.value?.title ?? t("session.title")} back="/sessions">
      <Loaded of={loaded} skeleton={<div class="skeleton tall" />}>{(session) => <Details key={session.version} session={session} again={loaded.again} />}</Loaded>
    </Page>
  );
}

function Details({ session, again }: { session: SessionView; again: () => Promise<void> }): JSX.Element {
  const mentor = session.mentor_id === me.value!.value.person_id;
  const mine = mentor ? "mentor" : "mentee";
  const over = ["completed", "missed"].includes(session.state);
  const { place, move_proposal: proposal } = session;
  return (
    <>
      <p><State of={session} /></p>
      <Facts
        of={[
          [t("session.when"), <When at={session.starts_at} until={session.ends_at} />],
          [t("session.who"), otherOf(session)],
          [t("session.length"), lengthText(session.length_minutes, language)],
          [t("session.where"), place ? <Place kind={place.kind} text={place.text} /> : session.state === "booked" ? t("session.noPlace") : ""],
          [t("session.answerBy"), session.state === "pending" && session.respond_by ? <When at={session.respond_by} short /> : ""],
        ]}
      />
      {session.cancellation_reason && <p class="note"><strong>{t("session.reason")}</strong> <span dir="auto">{session.cancellation_reason}</span></p>}
      {session.absent && <p class="note">{session.absent === mine ? t("absent.you") : t("absent.other", { name: otherOf(session) })}</p>}
      {Object.entries(session.answers).map(([question, answer]) => <div key={question}><h3 dir="auto">{question}</h3><Words>{answer}</Words></div>)}
      {proposal && (
        <p class="note">
          {proposal.proposed_by === mine ? t("proposal.yours") : t("proposal.theirs", { name: otherOf(session) })}{" "}
          <strong><When at={proposal.starts_at} until={proposal.ends_at} /></strong>{" "}
          {t("proposal.until")} <When at={proposal.respond_by} short />
        </p>
      )}
      <Acts session={session} again={again} mine={mine} />
      {session.can.includes("name_place") && <PlaceForm session={session} again={again} />}
      <ul class="places">
        {!over && session.state !== "cancelled" && <li><a href={`/sessions/${session.id}/agenda`}>{t("agenda.title")}</a></li>}
        {session.mentorship_id && session.mentee_ids.length === 1 && (over || session.state === "booked") && <li><a href={`/sessions/${session.id}/worksheet`}>{t("worksheet.title")}</a></li>}
        {(over || session.state === "booked") && <li><a href={`/sessions/${session.id}/notes`}>{t("notes.title")}</a></li>}
        {session.state === "completed" && <li><a href={`/sessions/${session.id}/feedback`}>{t("feedback.title")}</a></li>}
        {session.mentorship_id && <li><a href={`/mentorships/${session.mentorship_id}`}>{t("mentorship.title")}</a></li>}
      </ul>
    </>
  );
}

const Place = ({ kind, text }: { kind: string; text: string }): JSX.Element =>
  kind === "link" && /^https?:\/\//.test(text) ? <a href={text} target="_blank" rel="noreferrer">{text}</a>
    : kind === "telephone" ? <a href={`tel:${text}`}>{text}</a> : <span dir="auto">{text}</span>;

function Acts({ session, again, mine }: { session: SessionView; again: () => Promise<void>; mine: "mentor" | "mentee" }): JSX.Element {
  const act = useAct();
  const asked = useSignal<"cancel" | "decline" | "appeal" | null>(null);
  const reason = useSignal("");
  const can = (what: SessionView["can"][number]): boolean => session.can.includes(what);
  const path = { session_id: session.id };
  const press = (what: string, operation: (key: { "Idempotency-Key": string }) => Promise<unknown>, said: string) => async (): Promise<void> => {
    const { key, done } = keyOf(`${what} ${session.id} ${session.version}`);
    await operation({ "Idempotency-Key": key });
    done();
    announce(said);
    asked.value = null;
    await again();
  };
  const other = mine === "mentor" ? "mentee" : "mentor";
  const button = (show: boolean, children: ComponentChildren, onPress: () => Promise<void>, kind?: "first"): JSX.Element | false =>
    show && <Button act={act} onPress={onPress} {...(kind ? { kind } : {})}>{children}</Button>;
  return (
    <>
      <p class="acts">
        {button(can("confirm"), t("session.confirm"), press("confirm", (headers) => confirmSession({ client, path, headers }), t("session.booked")), "first")}
        {button(can("accept_move"), t("move.accept"), press("accept", (headers) => acceptMove({ client, path, headers }), t("moving.done")), "first")}
        {button(can("decline_move"), t("move.decline"), press("decline", (headers) => declineMove({ client, path, headers }), t("saved")))}
        {button(can("withdraw_move"), t("move.withdraw"), press("withdraw", (headers) => withdrawMove({ client, path, headers }), t("saved")))}
        {(can("reschedule") || can("propose_move")) && <a class="button" href={`/sessions/${session.id}/move`}>{can("reschedule") ? t("session.move") : t("session.proposeMove")}</a>}
        {button(can("complete"), t("session.complete"), press("complete", (headers) => completeSession({ client, path, headers }), t("saved")))}
        {button(can("report_absence"), t("session.absent", { name: otherOf(session) }), press("absence", (headers) => reportAbsence({ client, path, headers, body: { who: other } }), t("saved")))}
        {can("decline") && <button type="button" onClick={() => (asked.value = "decline")}>{t("session.decline")}</button>}
        {can("cancel") && <button type="button" class="danger" onClick={() => (asked.value = "cancel")}>{t("session.cancel")}</button>}
        {can("appeal") && <button type="button" onClick={() => (asked.value = "appeal")}>{t("session.appeal")}</button>}
      </p>
      <p class="quiet">{["booked", "pending"].includes(session.state) && (mine === "mentee" ? t("session.notice", { minutes: session.notice_minutes, notice: lengthText(session.notice_minutes, language) }) : t("session.noticeMentor", { minutes: session.notice_minutes, notice: lengthText(session.notice_minutes, language) }))}</p>
      <Dialog open={asked.value !== null} title={asked.value === null ? "" : t(`session.${asked.value}`)} onClose={() => (asked.value = null)}>
        <Form
          act={act}
          kind="danger"
          send={asked.value === null ? "" : t(`session.${asked.value}.send`)}
          onSend={
            asked.value === "cancel" ? press("cancel", (headers) => cancelSession({ client, path, headers, body: { reason: reason.value } }), t("session.cancelled"))
              : asked.value === "decline" ? press("decline", (headers) => declineSession({ client, path, headers, body: { reason: reason.value } }), t("session.cancelled"))
              : press("appeal", (headers) => appealAbsence({ client, path, headers, body: { reason: reason.value } }), t("saved"))
          }
          beside={<button type="button" onClick={() => (asked.value = null)}>{t("cancel")}</button>}
        >
          {asked.value === "cancel" && <p>{t("session.cancel.lead", { name: otherOf(session), minutes: session.notice_minutes, notice: lengthText(session.notice_minutes, language) })}</p>}
          <TextArea label={asked.value === "appeal" ? t("session.appeal.text") : t("session.why")} required={asked.value === "appeal"} rows={2} maxLength={500} value={reason.value} onText={(text) => (reason.value = text)} />
        </Form>
      </Dialog>
    </>
  );
}

function PlaceForm({ session, again }: { session: SessionView; again: () => Promise<void> }): JSX.Element {
  const kind = useSignal<"link" | "telephone" | "address">(session.place?.kind ?? "link");
  const text = useSignal(session.place?.text ?? "");
  const act = useAct();
  return (
    <details>
      <summary>{t("place.title")}</summary>
      <Form act={act} send={t("save")} onSend={async () => {
        await nameSessionPlace({ client, path: { session_id: session.id }, headers: asOf(session), body: { kind: kind.value, text: text.value } });
        announce(t("saved"));
        await again();
      }}>
        <Select label={t("place.kind")} value={kind.value} of={(["link", "telephone", "address"] as const).map((value) => ({ value, label: t(`place.${value}`) }))} onChoose={(value) => (kind.value = value as "link")} />
        <Input label={t("place.text")} required maxLength={500} value={text.value} onText={(next) => (text.value = next)} />
      </Form>
    </details>
  );
}
