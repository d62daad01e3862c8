/** Requests: what one asked, with whose turn it is, and what one is asked, with who asks. */

import { useSignal } from "@preact/signals";
import {
  acceptProposal, data, declineProposal, listProposals, listRequests, readProposal, withdrawProposal, withdrawRequest,
  type Declining, type ProposalView, type RequestView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { asOf, client, keyOf } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Day, Dialog, Empty, Facts, Form, Page, Radios, Tags, TextArea, When, Words } from "../base/parts.tsx";
import { me, useArrivals } from "../base/person.ts";
import { fromNow } from "../base/times.ts";
import { Face } from "../base/photo.tsx";
import { t } from "../base/texts.ts";
import { headlineOf, meet, nameOf, photoOf, vocabulary, wordFor, words } from "../base/words.ts";
import { Away } from "./away.tsx";
import { AskingBack, Drafts, Rests } from "./asking-back.tsx";

const REASONS = ["no_time", "not_a_fit", "no_place", "other_focus", "other"] as const;

export function Requests(): JSX.Element {
  const person = me.value!.value;
  const loaded = useLoad(async () => {
    const [asked, mine] = await Promise.all([
      person.mentor ? data(listProposals({ client, query: { as: "mentor", page_size: 50 } })) : { items: [] },
      person.mentee ? data(listRequests({ client, query: { page_size: 20 } })) : { items: [] },
    ]);
    await meet([...asked.items.map((each) => each.mentee_id), ...mine.items.flatMap((each) => each.proposals.map((one) => one.mentor_id))]);
    return { asked: asked.items, mine: mine.items };
  }, [person.mentor, person.mentee]);
  useArrivals(loaded.again, ["proposal", "proposal_withdrawn", "proposal_question", "proposal_question_answered", "answer"]);
  return (
    <Page title={t("requests.title")}>
      <Loaded of={loaded}>
        {({ asked, mine }) => {
          const open = asked.filter((each) => each.state === "proposed");
          const ended = asked.filter((each) => each.state !== "proposed" && each.state !== "waiting");
          return (
            <>
              <Drafts />
              {person.mentor && (
                <>
                  <Rests />
                  <h2>{t("requests.toYou")}</h2>
                  {open.length === 0 && <Empty text={t("requests.noneToYou")} />}
                  <ul class="cards">{open.map((each) => <li class="card new" key={each.id}><Asking of={each} /></li>)}</ul>
                  {ended.length > 0 && (
                    <details>
                      <summary>{t("requests.earlier")}</summary>
                      <ul class="cards">{ended.map((each) => <li class="card" key={each.id}><Asking of={each} /></li>)}</ul>
                    </details>
                  )}
                </>
              )}
              {(person.mentee || !person.mentor) && (
                <>
                  <h2>{t("requests.yours")}</h2>
                  {mine.length === 0 && <Empty text={t("requests.none")} href="/mentors" go={t("requests.toMentors")} />}
                  <ul class="cards">{mine.map((each) => <li class="card" key={each.id}><Asked of={each} again={loaded.again} /></li>)}</ul>
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Asking({ of }: { of: ProposalView }): JSX.Element {
  return (
    <>
      <div class="who">
        <Face of={photoOf(of.mentee_id)} name={nameOf(of.mentee_id)} />
        <h3><a href={`/proposals/${of.id}`}>{t("requests.from", { name: nameOf(of.mentee_id) })}</a></h3>
      </div>
      {of.message && <p dir="auto">{of.message}</p>}
      <p>
        <span class="state">{of.can.includes("accept") ? t("proposal.yourTurn") : t(`proposal.${of.state}`)}</span>{" "}
        {of.state === "proposed" && of.respond_by && <>{t("requests.answerBy")} <When at={of.respond_by} short /></>}
      </p>
    </>
  );
}

function Asked({ of, again }: { of: RequestView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const withdraw = async (): Promise<void> => {
    const { key, done } = keyOf(`withdraw ${of.id} ${of.version}`);
    await withdrawRequest({ client, path: { request_id: of.id }, headers: { "Idempotency-Key": key } });
    done();
    announce(t("requests.withdrawn"));
    await again();
  };
  return (
    <>
      <h3>{t("requests.of")} <Day at={of.created_at} /></h3>
      <ol class="rows">
        {of.proposals.map((each) => (
          <li key={each.id}>
            <span class="who">
              <Face of={photoOf(each.mentor_id)} name={nameOf(each.mentor_id)} />
              <span><a href={`/mentors/${each.mentor_id}`}>{nameOf(each.mentor_id)}</a> <small class="quiet" dir="auto">{headlineOf(each.mentor_id)}</small></span>
            </span>
            <span>
              <span class={`state ${each.state === "accepted" ? "good-state" : ""}`}>{t(`proposal.${each.state}`)}</span>
              {each.state === "proposed" && each.respond_by && <small class="quiet"> {t("requests.until")} <When at={each.respond_by} short /></small>}
              {each.mentorship_id && <> <a href={`/mentorships/${each.mentorship_id}`}>{t("mentorship.title")}</a></>}
            </span>
          </li>
        ))}
      </ol>
      {of.message && <details><summary>{t("ask.message")}</summary><Words>{of.message}</Words></details>}
      {of.can.includes("withdraw") && <p class="acts"><Button act={act} onPress={withdraw}>{t("requests.withdraw")}</Button></p>}
    </>
  );
}

export function Proposal(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [proposal] = await Promise.all([data(readProposal({ client, path: { proposal_id: id } })), words()]);
    await meet([proposal.mentor_id, proposal.mentee_id]);
    return proposal;
  }, [id]);
  const mine = loaded.value?.mentor_id === me.value!.value.person_id;
  const title = loaded.value ? (mine ? t("requests.from", { name: nameOf(loaded.value.mentee_id) }) : t("requests.to", { name: nameOf(loaded.value.mentor_id) })) : t("requests.title");
  return (
    <Page title={title} back="/requests">
      <Loaded of={loaded} skeleton={<div class="skeleton tall" />}>{(proposal) => <One key={proposal.version} of={proposal} again={loaded.again} />}</Loaded>
    </Page>
  );
}

function One({ of, again }: { of: ProposalView; again: () => Promise<void> }): JSX.Element {
  const { route } = useLocation();
  const act = useAct();
  const declining = useSignal(false);
  const path = { proposal_id: of.id };
  const accept = async (): Promise<void> => {
    const { key, done } = keyOf(`accept ${of.id}`);
    const accepted = await data(acceptProposal({ client, path, headers: { "Idempotency-Key": key, ...asOf(of) } }));
    done();
    announce(t("proposal.said.yes"));
    route(accepted.mentorship_id ? `/mentorships/${accepted.mentorship_id}` : "/mentorships");
  };
  const withdraw = async (): Promise<void> => {
    await withdrawProposal({ client, path });
    announce(t("requests.withdrawn"));
    await again();
  };
  const lists = vocabulary.value;
  const { mentee } = of;
  const other = of.mentor_id === me.value!.value.person_id ? of.mentee_id : of.mentor_id;
  return (
    <>
      <p class="who"><Face of={photoOf(other)} name={nameOf(other)} large /></p>
      <p>
        <span class="state">{of.can.includes("accept") ? t("proposal.yourTurn") : t(`proposal.${of.state}`)}</span>{" "}
        {of.state === "proposed" && of.respond_by && <>{t("requests.answerBy")} <When at={of.respond_by} short /> <span class="quiet">({fromNow(of.respond_by, Date.now(), language)})</span></>}
      </p>
      {of.message && <blockquote><Words>{of.message}</Words></blockquote>}
      {of.decline && <p class="note">{t(`decline.${of.decline.reason}`)} {of.decline.text && <span dir="auto">{of.decline.text}</span>}</p>}
      {(of.can.includes("accept") || of.can.includes("decline")) && (
        <p class="acts">
          <Button act={act} kind="first" onPress={accept}>{t("proposal.accept")}</Button>
          <button type="button" onClick={() => (declining.value = true)}>{t("proposal.decline")}</button>
        </p>
      )}
      {of.can.includes("withdraw") && <p class="acts"><Button act={act} onPress={withdraw}>{t("requests.withdraw")}</Button></p>}
      {of.mentorship_id && <p><a class="button first" href={`/mentorships/${of.mentorship_id}`}>{t("mentorship.title")}</a></p>}
      {act.error !== undefined && <Trouble error={act.error} />}
      <AskingBack of={of} again={again} />
      <Why of={of} />
      {mentee && (
        <>
          <h2>{t("proposal.mentee", { name: nameOf(of.mentee_id) })}</h2>
          {mentee.about && <Words>{mentee.about}</Words>}
          {mentee.skills_wanted.length > 0 && <><h3>{t("proposal.wants")}</h3><Tags of={mentee.skills_wanted.map((each) => each.name)} /></>}
          {mentee.goals.length > 0 && <><h3>{t("profile.goals")}</h3><ul>{mentee.goals.map((goal) => <li key={goal.text} dir="auto">{goal.text} <small class="quiet">({wordFor(lists?.goal_horizons, goal.horizon)})</small></li>)}</ul></>}
          {mentee.expectations && <><h3>{t("profile.expectations")}</h3><Words>{mentee.expectations}</Words></>}
          <Facts
            of={[
              [t("profile.stage"), wordFor(lists?.career_stages, mentee.stage)],
              [t("profile.rhythm"), wordFor(lists?.meeting_rhythms, mentee.meeting_rhythm)],
              [t("mentor.styles"), mentee.styles.map((each) => wordFor(lists?.styles, each)).join(", ")],
              [t("mentor.industries"), mentee.industries.join(", ")],
              [t("mentor.languages"), mentee.languages.map((each) => wordFor(lists?.languages, each.language)).join(", ")],
            ]}
          />
        </>
      )}
      <Away person={other} onGone={() => route("/requests")} />
      <Dialog open={declining.value} title={t("proposal.decline")} onClose={() => (declining.value = false)}>
        <Decline of={of} onClose={() => (declining.value = false)} onDone={async () => { declining.value = false; await again(); }} />
      </Dialog>
    </>
  );
}

/** What speaks for the two, and what against them. */
function Why({ of }: { of: ProposalView }): JSX.Element {
  const said = of.reasons.filter((each) => each.factor !== "history");
  const [good, but] = (["for", "against"] as const).map((kind) => said.filter((each) => each.kind === kind).map((each) => each.text)) as [string[], string[]];
  if (said.length === 0) return <></>;
  return (
    <>
      <h2>{t("reasons.why")}</h2>
      <ul class="why">{good.slice(0, 5).map((text) => <li key={text}>{text}</li>)}</ul>
      {but.length > 0 && <details><summary>{t("reasons.whyNot")}</summary><ul class="why not">{but.map((text) => <li key={text}>{text}</li>)}</ul></details>}
    </>
  );
}

function Decline(props: { of: ProposalView; onClose: () => void; onDone: () => Promise<void> }): JSX.Element {
  const reason = useSignal<Declining["reason"]>("no_time");
  const text = useSignal("");
  const act = useAct();
  const send = async (): Promise<void> => {
    const { key, done } = keyOf(`decline ${props.of.id}`);
    await declineProposal({ client, path: { proposal_id: props.of.id }, headers: { "Idempotency-Key": key }, body: { reason: reason.value, text: text.value.trim() || null } });
    done();
    announce(t("proposal.said.no"));
    await props.onDone();
  };
  return (
    <Form act={act} send={t("proposal.decline.send")} onSend={send} beside={<button type="button" onClick={props.onClose}>{t("cancel")}</button>}>
      <p>{t("proposal.decline.lead")}</p>
      <Radios label={t("proposal.reason")} name="reason" value={reason.value} of={REASONS.map((value) => ({ value, label: t(`decline.${value}`) }))} onChoose={(value) => (reason.value = value as Declining["reason"])} />
      <TextArea label={t("proposal.text")} rows={3} maxLength={500} value={text.value} onText={(next) => (text.value = next)} />
    </Form>
  );
}
