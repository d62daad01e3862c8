/** A mentorship: where it is, what comes next, what the two agreed on, pursue and write to each other. */

import { useSignal } from "@preact/signals";
import {
  addActionStep, addGoal, agree, agreeToGoal, askForHelp, beginGoalsFromProfile, changeActionStep, changeGoal, data, declineAgreement, draftAgreement, endMentorship, listGoals, listMyHelpRequests,
  listMyMentorships, listMySessions, listThread, markThreadRead, moveStage, pauseMentorship, previewEnding, proposeAgreement, readAgreement, readMentorship,
  readMomentum, resumeMentorship, withdrawAgreement, withdrawHelpRequest, writeMessage,
  type ActionStepView, type AgreementDraft, type AgreementToPropose, type AgreementView, type GoalView, type HelpRequestView, type MentorshipView, type RevisionView, type SuggestionView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { asOf, client, keyOf, tagged, type Tagged } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Day, Dialog, Empty, Facts, Form, Input, Page, Select, TextArea, When, Words } from "../base/parts.tsx";
import { useArrivals } from "../base/person.ts";
import { dateText, lengthText } from "../base/times.ts";
import { Face } from "../base/photo.tsx";
import { t } from "../base/texts.ts";
import { choices, meet, nameOf, photoOf, vocabulary, wordFor, words } from "../base/words.ts";
import { Away } from "./away.tsx";
import { ifThere } from "./profile.tsx";
import { SessionLine } from "./sessions.tsx";
import { Fitting } from "./shelf.tsx";

const STAGES = ["initiation", "goal_setting", "engagement", "feedback"] as const;
const STATUSES = ["not_started", "in_progress", "completed", "dropped"] as const;

/** The other side's name, for whoever of the two looks. */
export const partner = (of: MentorshipView): string => nameOf(of.you === "mentor" ? of.mentee_id : of.mentor_id);
/** The other side, by id. */
export const otherId = (of: MentorshipView): string => (of.you === "mentor" ? of.mentee_id : of.mentor_id);

export async function mentorshipOf(id: string): Promise<MentorshipView> {
  const [mentorship] = await Promise.all([data(readMentorship({ client, path: { mentorship_id: id } })), words()]);
  await meet([mentorship.mentor_id, mentorship.mentee_id]);
  return mentorship;
}

export function Mentorships(): JSX.Element {
  const loaded = useLoad(async () => {
    const { items } = await data(listMyMentorships({ client, query: { page_size: 50 } }));
    await Promise.all([meet(items.map(otherId)), words()]);
    return items;
  });
  return (
    <Page title={t("mentorships.title")}>
      <Loaded of={loaded}>
        {(items) => items.length === 0 ? <Empty text={t("mentorships.none")} href="/mentors" go={t("requests.toMentors")} /> : (
          <ul class="cards">{items.map((each) => <li class="card" key={each.id}><MentorshipLine of={each} /></li>)}</ul>
        )}
      </Loaded>
    </Page>
  );
}

export function MentorshipLine({ of }: { of: MentorshipView }): JSX.Element {
  return (
    <>
      <div class="who">
        <Face of={photoOf(otherId(of))} name={partner(of)} />
        <h2 dir="auto"><a href={`/mentorships/${of.id}`}>{t(of.you === "mentor" ? "mentorship.youMentor" : "mentorship.mentorsYou", { name: partner(of) })}</a></h2>
      </div>
      <p>
        <span class={`state ${of.state === "active" ? "good-state" : ""}`}>{t(`mentorship.${of.state}`)}</span>{" "}
        {of.state !== "ended" && wordFor(vocabulary.value?.mentorship_stages, of.stage)}{" · "}
        {t("mentorship.counts", { sessions: of.counts.sessions_completed, goals: of.counts.goals_completed, all: of.counts.goals })}
      </p>
    </>
  );
}

export function Mentorship(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { route } = useLocation();
  const loaded = useLoad(async () => {
    const [mentorship, momentum, sessions] = await Promise.all([
      mentorshipOf(id),
      data(readMomentum({ client, path: { mentorship_id: id } })),
      data(listMySessions({ client, query: { ahead: true, page_size: 50 } })),
    ]);
    return { mentorship, momentum, ahead: sessions.items.filter((each) => each.mentorship_id === id) };
  }, [id]);
  return (
    <Page title={loaded.value ? t("mentorship.with", { name: partner(loaded.value.mentorship) }) : t("mentorship.title")} back="/mentorships">
      <Loaded of={loaded} skeleton={<><div class="skeleton" /><div class="skeleton tall" /></>}>
        {({ mentorship, momentum, ahead }) => (
          <>
            <p class="who"><Face of={photoOf(otherId(mentorship))} name={partner(mentorship)} large /></p>
            <Stages of={mentorship} />
            {mentorship.state === "paused" && <p class="note">{t("mentorship.paused.note")} {mentorship.paused_until && <Day at={mentorship.paused_until} />}</p>}
            {mentorship.ending && (
              <div class="note">
                <p>{t("mentorship.endedOn")} <Day at={mentorship.ending.ended_at} />. {mentorship.ending.next}</p>
                {mentorship.ending.text && <Words>{mentorship.ending.text}</Words>}
                {mentorship.you === "mentee" && <p><a href={`/mentorships/${id}/going-along`}>{t("goingAlong.title")}</a></p>}
              </div>
            )}
            {mentorship.state === "active" && momentum.next && (
              <section class="good">
                <h2>{t("mentorship.next")}</h2>
                <p><a href={placeOf(momentum.next.step, id, momentum.next.subject_id)}>{momentum.next.text}</a></p>
                <p class="quiet">{momentum.next.because}</p>
              </section>
            )}
            <ul class="places">
              {mentorship.state === "active" && mentorship.you === "mentee" && <li><a href={`/mentorships/${id}/booking`}>{t("mentorship.book")}</a></li>}
              {mentorship.state === "active" && <li><a href={`/mentorships/${id}/regular`}>{t("regular.title")}</a></li>}
              <li><a href={`/mentorships/${id}/messages`}>{t("thread.title")}</a></li>
              <li><a href={`/mentorships/${id}/goals`}>{t("goals.title")}</a></li>
              <li><a href={`/mentorships/${id}/tracker`}>{t("tracker.title")}</a></li>
              <li><a href={`/mentorships/${id}/roadmap`}>{t("roadmap.title")}</a></li>
              <li><a href={`/mentorships/${id}/agreement`}>{t("agreement.title")}</a></li>
              <li><a href={`/mentorships/${id}/check-ins`}>{t("checkIns.title")}</a></li>
              <li><a href={`/mentorships/${id}/suggestions`}>{t("suggestions.title")}</a></li>
              <li><a href={`/mentorships/${id}/skills`}>{t("skillPicture.title")}</a></li>
              <li><a href={`/mentorships/${id}/kudos`}>{t("kudos.title")}</a></li>
              <li><a href={`/mentorships/${id}/badges`}>{t("badges.title")}</a></li>
              <li><a href="/introductions">{t("introductions.title")}</a></li>
            </ul>
            {ahead.length > 0 && <><h2>{t("sessions.ahead")}</h2><ul class="cards">{ahead.slice(0, 3).map((each) => <li class="card" key={each.id}><SessionLine session={each} /></li>)}</ul></>}
            {mentorship.state !== "ended" && (
              <>
                <h2>{t("mentorship.helps")}</h2>
                <p>{mentorship.purpose}</p>
                <ul>{mentorship.activities.map((each) => <li key={each}>{each}</li>)}</ul>
                {mentorship.next.map((each) => <p class="quiet" key={each.stage}><strong>{wordFor(vocabulary.value?.mentorship_stages, each.stage)}:</strong> {each.when}</p>)}
              </>
            )}
            <Facts of={[
              [t("mentorship.since"), <Day at={mentorship.opened_at} />],
              [t("profile.rhythm"), mentorship.meeting_rhythm ? wordFor(vocabulary.value?.meeting_rhythms, mentorship.meeting_rhythm) : ""],
              [t("mentorship.done"), t("mentorship.counts", { sessions: mentorship.counts.sessions_completed, goals: mentorship.counts.goals_completed, all: mentorship.counts.goals })],
            ]} />
            <Steering of={mentorship} again={loaded.again} />
            <Away person={otherId(mentorship)} onGone={() => route("/mentorships")} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Where a step is done: the same places that links in mails lead to. */
export function placeOf(step: SuggestionView["step"], id: string, subject: string | null): string {
  const at = `/mentorships/${id}`;
  switch (step) {
    case "answer_agreement":
    case "propose_agreement":
    case "renew_agreement":
    case "review_expectations":
    case "change_rhythm":
      return `${at}/agreement`;
    case "book_first_session":
    case "book_session":
    case "rebook_session":
      return `${at}/booking`;
    case "open_hours":
      return "/hours";
    case "read_messages":
      return `${at}/messages`;
    case "write_agenda":
      return subject ? `/sessions/${subject}/agenda` : "/sessions";
    case "answer_feedback":
      return subject ? `/sessions/${subject}/feedback` : "/sessions";
    case "decide":
      return at;
    case "check_in":
      return `${at}/check-ins`;
    case "answer_challenge":
      return `${at}/suggestions`;
    case "prepare":
      return `${at}/preparation`;
    case "rate_skills":
      return `${at}/skills`;
    case "answer_introduction":
      return "/introductions";
    case "give_back":
      return "/giving-back";
    default:
      return `${at}/goals`;
  }
}

function Stages({ of }: { of: MentorshipView }): JSX.Element {
  const at = STAGES.indexOf(of.stage);
  return (
    <ol class="stages" aria-label={t("mentorship.stages")}>
      {STAGES.map((stage, index) => (
        <li key={stage} aria-current={index === at ? "step" : undefined} class={index < at ? "past" : undefined}>{wordFor(vocabulary.value?.mentorship_stages, stage)}</li>
      ))}
    </ol>
  );
}

function Steering({ of, again }: { of: MentorshipView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const stage = useSignal(of.stage);
  const ending = useSignal(false);
  const path = { mentorship_id: of.id };
  const can = (what: MentorshipView["can"][number]): boolean => of.can.includes(what);
  if (!["move_stage", "pause", "resume", "end"].some((each) => (of.can as string[]).includes(each))) return <p class="quiet"><a href="/help">{t("help.title")}</a></p>;
  return (
    <details>
      <summary>{t("mentorship.steer")}</summary>
      {can("move_stage") && (
        <Form act={act} send={t("mentorship.move")} onSend={async () => { await moveStage({ client, path, body: { stage: stage.value } }); await again(); }}>
          <Select label={t("mentorship.stage")} value={stage.value} of={choices(vocabulary.value?.mentorship_stages)} onChoose={(value) => (stage.value = value as typeof stage.value)} />
        </Form>
      )}
      <p class="acts">
        {can("pause") && <Button act={act} onPress={async () => { await pauseMentorship({ client, path }); await again(); }}>{t("mentorship.pause")}</Button>}
        {can("resume") && <Button act={act} onPress={async () => { await resumeMentorship({ client, path }); await again(); }}>{t("mentorship.resume")}</Button>}
        {can("end") && <button type="button" class="danger" onClick={() => (ending.value = true)}>{t("mentorship.end")}</button>}
        <a href={`/mentorships/${of.id}/going-along`}>{t("goingAlong.title")}</a>
        <a href="/help">{t("help.title")}</a>
      </p>
      <Dialog open={ending.value} title={t("mentorship.end")} onClose={() => (ending.value = false)}>
        <Ending of={of} onClose={() => (ending.value = false)} onDone={async () => { ending.value = false; await again(); }} />
      </Dialog>
    </details>
  );
}

function Ending(props: { of: MentorshipView; onClose: () => void; onDone: () => Promise<void> }): JSX.Element {
  const path = { mentorship_id: props.of.id };
  const loaded = useLoad(() => data(previewEnding({ client, path })));
  const reason = useSignal<"goals_reached" | "time_is_up" | "not_a_fit" | "no_time" | "out_of_touch" | "other">("goals_reached");
  const text = useSignal("");
  const act = useAct();
  const chosen = (vocabulary.value?.ending_reasons ?? []).filter((each) => ["goals_reached", "time_is_up", "not_a_fit", "no_time", "out_of_touch", "other"].includes(each.word));
  return (
    <Loaded of={loaded}>
      {(preview) => (
        <Form act={act} kind="danger" send={t("mentorship.end.send")} beside={<button type="button" onClick={props.onClose}>{t("cancel")}</button>} onSend={async () => {
          await endMentorship({ client, path, headers: asOf(preview), body: { reason: reason.value, text: text.value.trim() || null } });
          announce(t("mentorship.ended"));
          await props.onDone();
        }}>
          <p>{t("mentorship.end.lead")}</p>
          {preview.cancels.length > 0 && <><p>{t("mentorship.end.cancels")}</p><ul>{preview.cancels.map((each) => <li key={each.id}><When at={each.starts_at} until={each.ends_at} short /></li>)}</ul></>}
          {preview.goals_open.length > 0 && <><p>{t("mentorship.end.open")}</p><ul>{preview.goals_open.map((each) => <li key={each.id} dir="auto">{each.text}</li>)}</ul></>}
          <Select label={t("proposal.reason")} value={reason.value} of={choices(chosen)} onChoose={(value) => (reason.value = value as typeof reason.value)} />
          <TextArea label={t("mentorship.end.text")} rows={3} maxLength={1000} value={text.value} onText={(next) => (text.value = next)} />
        </Form>
      )}
    </Loaded>
  );
}

export function Agreement(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const path = { mentorship_id: id };
    const [mentorship, agreement] = await Promise.all([mentorshipOf(id), ifThere(tagged(readAgreement({ client, path })))]);
    const draft = agreement || mentorship.state === "ended" ? null : await data(draftAgreement({ client, path }));
    return { mentorship, agreement, draft };
  }, [id]);
  return (
    <Page title={t("agreement.title")} lead={t("agreement.lead")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>{({ mentorship, agreement, draft }) => <Agreed key={agreement?.tag ?? ""} of={mentorship} agreement={agreement} draft={draft} again={loaded.again} />}</Loaded>
    </Page>
  );
}

function Agreed(props: { of: MentorshipView; agreement: Tagged<AgreementView> | null; draft: AgreementDraft | null; again: () => Promise<void> }): JSX.Element {
  const { of, agreement, again } = props;
  const value = agreement?.value ?? { standing: null, proposed: null, can: of.state === "ended" ? [] : ["propose" as const] }; // nobody has proposed one yet
  const act = useAct();
  const path = { mentorship_id: of.id };
  const proposed = value.proposed;
  const mine = proposed?.proposed_by === of.you;
  const answer = (how: typeof agree | typeof declineAgreement) => async (): Promise<void> => {
    await how({ client, path, body: { number: proposed!.number } });
    announce(t("saved"));
    await again();
  };
  return (
    <>
      {proposed && (
        <section class="card new">
          <h2>{mine ? t("agreement.waits", { name: partner(of) }) : t("agreement.proposes", { name: partner(of) })}</h2>
          <Revision of={proposed} />
          <Trouble error={act.error} />
          <p class="acts">
            {value.can.includes("agree") && <Button act={act} kind="first" onPress={answer(agree)}>{t("agreement.agree")}</Button>}
            {value.can.includes("decline") && <Button act={act} onPress={answer(declineAgreement)}>{t("agreement.decline")}</Button>}
            {value.can.includes("withdraw") && <Button act={act} onPress={async () => { await withdrawAgreement({ client, path }); await again(); }}>{t("agreement.withdraw")}</Button>}
          </p>
        </section>
      )}
      {value.standing && <section class="card"><h2>{t("agreement.holds")}</h2><Revision of={value.standing} /></section>}
      {!value.standing && !proposed && <Empty text={t("agreement.none")} />}
      {value.can.includes("propose") && <Propose id={of.id} tag={agreement?.tag} from={proposed ?? value.standing} draft={props.draft} again={again} />}
    </>
  );
}

function Revision({ of }: { of: RevisionView }): JSX.Element {
  return (
    <>
      <Facts of={[
        [t("profile.rhythm"), wordFor(vocabulary.value?.meeting_rhythms, of.meeting_rhythm)],
        [t("session.length"), of.length_minutes ? lengthText(of.length_minutes, language) : ""],
        [t("agreement.channel"), of.channel ? t(`channel.${of.channel}`) : ""],
        [t("agreement.until"), dateText(of.ends_on, language, { day: "numeric", month: "long", year: "numeric" })],
      ]} />
      {([["expectations", of.expectations], ["mentor", of.mentor_does], ["mentee", of.mentee_does], ["confidential", of.confidentiality]] as const).map(([name, text]) =>
        text && <div key={name}><h3>{t(`agreement.${name}`)}</h3><Words>{text}</Words></div>)}
    </>
  );
}

function Propose(props: { id: string; tag: string | undefined; from: RevisionView | null; draft: AgreementDraft | null; again: () => Promise<void> }): JSX.Element {
  const { draft, from } = props;
  const body = useSignal<AgreementToPropose>({
    meeting_rhythm: from?.meeting_rhythm ?? draft?.meeting_rhythm ?? "fortnightly",
    length_minutes: from?.length_minutes ?? 60,
    channel: from?.channel ?? "video",
    ends_on: from?.ends_on ?? draft?.ends_on ?? null,
    expectations: from?.expectations ?? draft?.expectations ?? "",
    mentor_does: from?.mentor_does ?? "",
    mentee_does: from?.mentee_does ?? "",
    confidentiality: from?.confidentiality ?? t("agreement.confidential.draft"),
  });
  const act = useAct();
  const set = (part: Partial<AgreementToPropose>): void => void (body.value = { ...body.value, ...part });
  const send = async (): Promise<void> => {
    const said = Object.fromEntries(Object.entries(body.value).map(([name, value]) => [name, value === "" ? null : value])) as unknown as AgreementToPropose;
    await proposeAgreement({ client, path: { mentorship_id: props.id }, headers: props.tag ? { "If-Match": props.tag } : {}, body: said });
    announce(t("agreement.sent"));
    await props.again();
  };
  return (
    <details open={!from}>
      <summary>{from ? t("agreement.other") : t("agreement.propose")}</summary>
      <Form act={act} send={t("agreement.send")} onSend={send}>
        {!from && draft && <p class="help">{t("agreement.drafted")}</p>}
        <div class="pair">
          <Select label={t("profile.rhythm")} value={body.value.meeting_rhythm} of={choices(vocabulary.value?.meeting_rhythms)} onChoose={(value) => set({ meeting_rhythm: value as AgreementToPropose["meeting_rhythm"] })} />
          <Select label={t("session.length")} value={String(body.value.length_minutes)} of={[30, 45, 60, 90].map((each) => ({ value: String(each), label: lengthText(each, language) }))} onChoose={(value) => set({ length_minutes: Number(value) })} />
          <Select label={t("agreement.channel")} value={body.value.channel ?? ""} of={(["video", "telephone", "in_person", "writing"] as const).map((value) => ({ value, label: t(`channel.${value}`) }))} onChoose={(value) => set({ channel: value as "video" })} />
          <Input label={t("agreement.until")} type="date" value={body.value.ends_on ?? ""} onText={(ends_on) => set({ ends_on: ends_on || null })} />
        </div>
        <TextArea label={t("agreement.expectations")} rows={3} maxLength={2000} value={body.value.expectations ?? ""} onText={(expectations) => set({ expectations })} />
        <TextArea label={t("agreement.mentor")} rows={3} maxLength={2000} value={body.value.mentor_does ?? ""} onText={(mentor_does) => set({ mentor_does })} />
        <TextArea label={t("agreement.mentee")} rows={3} maxLength={2000} value={body.value.mentee_does ?? ""} onText={(mentee_does) => set({ mentee_does })} />
        <TextArea label={t("agreement.confidential")} rows={3} maxLength={2000} value={body.value.confidentiality ?? ""} onText={(confidentiality) => set({ confidentiality })} />
      </Form>
    </details>
  );
}

export function Goals(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [mentorship, goals] = await Promise.all([mentorshipOf(id), data(listGoals({ client, path: { mentorship_id: id }, query: { page_size: 100 } }))]);
    return { mentorship, goals: goals.items };
  }, [id]);
  return (
    <Page title={t("goals.title")} lead={t("goals.lead")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>
        {({ mentorship, goals }) => (
          <>
            {goals.length === 0 && <Empty text={t("goals.none")} />}
            <ul class="cards">{goals.map((each) => <li class="card" key={`${each.id} ${each.version}`}><Goal of={each} you={mentorship.you} other={partner(mentorship)} again={loaded.again} /></li>)}</ul>
            {mentorship.can.includes("add_goal") && mentorship.you === "mentee" && <FromProfile id={id} again={loaded.again} />}
            {mentorship.can.includes("add_goal") && <NewGoal id={id} again={loaded.again} />}
            <p class="quiet"><a href={`/mentorships/${id}`}>{t("mentorship.with", { name: partner(mentorship) })}</a></p>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const statusChoices = (): { value: string; label: string }[] => STATUSES.map((value) => ({ value, label: wordFor(vocabulary.value?.progress, value) }));

function Goal(props: { of: GoalView; you: "mentor" | "mentee"; other: string; again: () => Promise<void> }): JSX.Element {
  const { of, again } = props;
  const act = useAct();
  const change = (status: string): Promise<boolean> => act.run(async () => {
    await changeGoal({ client, path: { goal_id: of.id }, headers: asOf(of), body: { status: status as "completed" } });
    announce(t("saved"));
    await again();
  });
  return (
    <>
      <h2 dir="auto">{of.text ?? t("goals.gone")}</h2>
      <p class="quiet">
        {wordFor(vocabulary.value?.goal_horizons, of.horizon)} · {wordFor(vocabulary.value?.goal_kinds, of.kind)}
        {of.deadline && <> · {t("goals.by", { day: dateText(of.deadline, language) })}</>}
      </p>
      {!of.agreed_at && (
        <p class="note">
          {of.proposed_by === props.you ? t("goals.waits", { name: props.other }) : t("goals.proposed", { name: props.other })}{" "}
          {of.can.includes("agree") && <Button act={act} kind="first" onPress={async () => { await agreeToGoal({ client, path: { goal_id: of.id }, body: { version: of.version } }); await again(); }}>{t("agreement.agree")}</Button>}
        </p>
      )}
      {of.can.includes("change") && of.agreed_at && <Select label={t("goals.status", { name: of.text ?? "" })} value={of.status} of={statusChoices()} onChoose={(value) => void change(value)} />}
      <Trouble error={act.error} />
      {of.hints.length > 0 && <details><summary>{t("goals.hints")}</summary><ul>{of.hints.map((each) => <li key={each.hint}>{each.text}</li>)}</ul></details>}
      <Fitting goal={of.id} />
      <ul class="rows">{of.action_steps.map((each) => <li key={`${each.id} ${each.version}`}><Step of={each} you={props.you} again={again} /></li>)}</ul>
      {of.can.includes("add_action_step") && <NewStep goal={of.id} you={props.you} again={again} />}
    </>
  );
}

function Step({ of, you, again }: { of: ActionStepView; you: string; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const done = of.status === "completed";
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={done} disabled={!of.can.includes("change")} onChange={() => void act.run(async () => {
          await changeActionStep({ client, path: { action_step_id: of.id }, headers: asOf(of), body: { status: done ? "in_progress" : "completed" } });
          announce(t("saved"));
          await again();
        })} />
        <span dir="auto">{of.text ?? t("goals.gone")}</span>
      </label>
      <small class="quiet">
        {of.side === null ? t("step.both") : of.side === you ? t("step.you") : t("step.other")}
        {of.deadline && <> · {dateText(of.deadline, language, { day: "numeric", month: "short" })}</>}
      </small>
      <Trouble error={act.error} />
    </>
  );
}

function NewStep(props: { goal: string; you: "mentor" | "mentee"; again: () => Promise<void> }): JSX.Element {
  const text = useSignal("");
  const deadline = useSignal("");
  const side = useSignal<string>(props.you);
  const act = useAct();
  return (
    <details>
      <summary>{t("step.add")}</summary>
      <Form act={act} send={t("add")} onSend={async () => {
        const { key, done } = keyOf(`step ${props.goal} ${text.value}`);
        await addActionStep({ client, path: { goal_id: props.goal }, headers: { "Idempotency-Key": key }, body: { text: text.value.trim(), deadline: deadline.value || null, side: (side.value || null) as "mentor" | null } });
        done();
        announce(t("saved"));
        await props.again();
      }}>
        <Input label={t("step.text")} required maxLength={300} value={text.value} onText={(next) => (text.value = next)} />
        <div class="pair">
          <Input label={t("step.deadline")} type="date" value={deadline.value} onText={(next) => (deadline.value = next)} />
          <Select label={t("step.whose")} value={side.value} of={[{ value: props.you, label: t("step.you") }, { value: props.you === "mentor" ? "mentee" : "mentor", label: t("step.other") }, { value: "", label: t("step.both") }]} onChoose={(value) => (side.value = value)} />
        </div>
      </Form>
    </details>
  );
}

/** Those of the mentee's profile that are not here yet, in one call. */
function FromProfile({ id, again }: { id: string; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const begin = async (): Promise<void> => {
    const { items } = await data(beginGoalsFromProfile({ client, path: { mentorship_id: id } })); // twice is once: what is here is left out
    announce(t("goals.begun", { count: items.length }));
    await again();
  };
  return (
    <>
      <Trouble error={act.error} />
      <p><Button act={act} onPress={begin}>{t("goals.fromProfile")}</Button></p>
    </>
  );
}

function NewGoal({ id, again }: { id: string; again: () => Promise<void> }): JSX.Element {
  const text = useSignal("");
  const horizon = useSignal<"short_term" | "long_term">("short_term");
  const kind = useSignal("career");
  const deadline = useSignal("");
  const act = useAct();
  return (
    <details>
      <summary>{t("goals.add")}</summary>
      <Form act={act} send={t("goals.send")} onSend={async () => {
        const { key, done } = keyOf(`goal ${id} ${text.value}`);
        await addGoal({ client, path: { mentorship_id: id }, headers: { "Idempotency-Key": key }, body: { text: text.value.trim(), horizon: horizon.value, kind: kind.value as "career", deadline: deadline.value || null } });
        done();
        text.value = "";
        announce(t("saved"));
        await again();
      }}>
        <TextArea label={t("goal.text")} help={t("goals.text.help")} required rows={2} maxLength={500} value={text.value} onText={(next) => (text.value = next)} />
        <div class="pair">
          <Select label={t("goal.horizon")} value={horizon.value} of={choices(vocabulary.value?.goal_horizons)} onChoose={(value) => (horizon.value = value as "short_term")} />
          <Select label={t("goal.kind")} value={kind.value} of={choices(vocabulary.value?.goal_kinds)} onChoose={(value) => (kind.value = value)} />
          <Input label={t("step.deadline")} type="date" value={deadline.value} onText={(next) => (deadline.value = next)} />
        </div>
      </Form>
    </details>
  );
}

export function Thread(): JSX.Element {
  const id = useRoute().params["id"]!;
  const page = useRoute().query["page"];
  const loaded = useLoad(async () => {
    const path = { mentorship_id: id };
    const [mentorship, thread] = await Promise.all([mentorshipOf(id), data(listThread({ client, path, query: { page_size: 30, ...(page ? { page_token: page } : {}) } }))]);
    if (thread.items[0] && !page) void markThreadRead({ client, path, body: { up_to: thread.items[0].number } }).catch(() => undefined);
    return { mentorship, thread };
  }, [id, page]);
  useArrivals(loaded.again, ["messages"]);
  return (
    <Page title={t("thread.title")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>
        {({ mentorship, thread }) => (
          <>
            <p class="lead">{t("thread.lead", { name: partner(mentorship) })}</p>
            {mentorship.state !== "ended" && <Write id={id} again={loaded.again} />}
            {thread.items.length === 0 && <Empty text={t("thread.none")} />}
            <ol class="thread" reversed>
              {thread.items.map((each) => (
                <li key={each.id} class={each.side === mentorship.you ? "mine" : undefined}>
                  <p class="quiet"><strong>{each.side === mentorship.you ? t("side.you") : partner(mentorship)}</strong> · <When at={each.sent_at} short /></p>
                  <Words>{each.text ?? t("goals.gone")}</Words>
                </li>
              ))}
            </ol>
            {thread.next_page_token && <p><a class="button" href={`/mentorships/${id}/messages?page=${encodeURIComponent(thread.next_page_token)}`}>{t("older")}</a></p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Write({ id, again }: { id: string; again: () => Promise<void> }): JSX.Element {
  const place = `draft ${id}`;
  const text = useSignal(sessionStorage.getItem(place) ?? "");
  const act = useAct();
  return (
    <Form act={act} send={t("thread.send")} onSend={async () => {
      const { key, done } = keyOf(`write ${id} ${text.value}`);
      await writeMessage({ client, path: { mentorship_id: id }, headers: { "Idempotency-Key": key }, body: { text: text.value.trim() } });
      done();
      text.value = "";
      sessionStorage.removeItem(place);
      announce(t("thread.sent"));
      await again();
    }}>
      <TextArea label={t("thread.text")} rows={3} required maxLength={5000} value={text.value} onText={(next) => {
        text.value = next;
        sessionStorage.setItem(place, next);
      }} />
    </Form>
  );
}

export function Help(): JSX.Element {
  const loaded = useLoad(async () => {
    const [mentorships, asked] = await Promise.all([data(listMyMentorships({ client, query: { page_size: 50 } })), data(listMyHelpRequests({ client }))]);
    await meet(mentorships.items.map(otherId));
    return { mentorships: mentorships.items, asked: asked.items };
  });
  return (
    <Page title={t("help.title")} lead={t("help.lead")}>
      <Loaded of={loaded}>
        {({ mentorships, asked }) => (
          <>
            {mentorships.length === 0 ? <Empty text={t("help.none")} /> : <AskForHelp of={mentorships} again={loaded.again} />}
            <ul class="cards">{asked.map((each) => <li class="card" key={`${each.id} ${each.version}`}><Call of={each} again={loaded.again} /></li>)}</ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function AskForHelp({ of, again }: { of: readonly MentorshipView[]; again: () => Promise<void> }): JSX.Element {
  const about = useSignal(of[0]!.id);
  const text = useSignal("");
  const act = useAct();
  return (
    <Form act={act} send={t("help.send")} onSend={async () => {
      const { key, done } = keyOf(`help ${about.value} ${text.value}`);
      await askForHelp({ client, path: { mentorship_id: about.value }, headers: { "Idempotency-Key": key }, body: { text: text.value.trim() } });
      done();
      text.value = "";
      announce(t("help.sent"));
      await again();
    }}>
      <Select label={t("help.about")} value={about.value} of={of.map((each) => ({ value: each.id, label: t("mentorship.with", { name: partner(each) }) }))} onChoose={(value) => (about.value = value)} />
      <TextArea label={t("help.text")} required maxLength={2000} value={text.value} onText={(next) => (text.value = next)} />
    </Form>
  );
}

function Call({ of, again }: { of: HelpRequestView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  return (
    <>
      <p><span class="state">{t(`help.${of.state}`)}</span> <Day at={of.asked_at} /></p>
      <Words>{of.text}</Words>
      {of.answer && <div class="good"><h3>{t("help.answer")}</h3><Words>{of.answer}</Words></div>}
      {of.can.includes("withdraw") && <Button act={act} onPress={async () => { await withdrawHelpRequest({ client, path: { help_request_id: of.id } }); await again(); }}>{t("agreement.withdraw")}</Button>}
    </>
  );
}
