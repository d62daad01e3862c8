/** Before and after a session: what to talk about, what was noted, how it was. */

import { useSignal } from "@preact/signals";
import {
  data, correctFeedback, giveFeedback, readAgenda, readFeedback, readMyNotes, readNotes, readOneFeedback, readSession, talkAboutTopic, writeAgenda, writeMyNotes,
  type AgendaTopic, type AgendaView, type FeedbackView, type TopicView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client, keyOf, tagged, type Tagged } from "../base/api.ts";
import { Loaded, useAct, useLoad, type Act } from "../base/load.tsx";
import { announce, Button, Empty, Form, Page, Radios, TextArea, When, Words } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { t } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";
import { Answer } from "./feedback-answer.tsx";
import { ifThere } from "./profile.tsx";

interface Met {
  starts_at: string;
  ends_at: string;
  mentorship_id: string | null;
  mine: "mentor" | "mentee";
  other: string;
}

export async function sessionOf(id: string): Promise<Met> {
  const session = await data(readSession({ client, path: { session_id: id } }));
  await meet([session.mentor_id, ...session.mentee_ids]);
  const mine = session.mentor_id === me.value!.value.person_id ? "mentor" : "mentee";
  return { ...session, mine, other: nameOf(mine === "mentor" ? session.mentee_ids[0] : session.mentor_id) };
}

export function Agenda(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [session, agenda] = await Promise.all([sessionOf(id), ifThere(tagged(readAgenda({ client, path: { session_id: id } })))]);
    return { session, agenda };
  }, [id]);
  return (
    <Page title={t("agenda.title")} lead={t("agenda.lead")} back={`/sessions/${id}`}>
      <Loaded of={loaded}>
        {({ session, agenda }) => (
          <>
            <p><When at={session.starts_at} until={session.ends_at} /></p>
            <Topics key={agenda?.tag ?? ""} id={id} session={session} agenda={agenda} again={loaded.again} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Topics(props: { id: string; session: { mine: "mentor" | "mentee"; other: string }; agenda: Tagged<AgendaView> | null; again: () => Promise<void> }): JSX.Element {
  const topics = useSignal<AgendaTopic[]>((props.agenda?.value.topics ?? []).map(({ text, asked_by }) => ({ text, asked_by })));
  const carried = props.agenda?.value.carried_over ?? [];
  const text = useSignal("");
  const act = useAct();
  const write = async (next: AgendaTopic[]): Promise<void> => {
    await writeAgenda({ client, path: { session_id: props.id }, headers: props.agenda ? { "If-Match": props.agenda.tag } : {}, body: { topics: next } });
    announce(t("saved"));
    text.value = "";
    await props.again();
  };
  const move = (at: number, by: number): AgendaTopic[] => {
    const next = [...topics.value];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    return next;
  };
  return (
    <>
      {topics.value.length === 0 && carried.length === 0 && <Empty text={t("agenda.none")} />}
      <ol class="rows">
        {topics.value.map((topic, at) => (
          <li key={`${at} ${topic.text}`}>
            <span dir="auto">{at + 1}. {topic.text} <small class="quiet">({topic.asked_by === props.session.mine ? t("side.you") : props.session.other})</small></span>
            <span>
              {at > 0 && <Button act={act} kind="small" label={t("ask.up", { name: topic.text })} onPress={() => write(move(at, -1))}>↑</Button>}
              {topic.asked_by === props.session.mine && <Button act={act} kind="small" label={t("remove.what", { what: topic.text })} onPress={() => write(topics.value.filter((_, each) => each !== at))}>×</Button>}
            </span>
          </li>
        ))}
      </ol>
      <CarriedOver of={carried} session={props.session} act={act} onTake={({ text: said, asked_by }) => write([...topics.value, { text: said, asked_by }])} again={props.again} />
      <Form act={act} send={t("agenda.add")} onSend={() => write([...topics.value, { text: text.value.trim(), asked_by: props.session.mine }])}>
        <TextArea label={t("agenda.topic")} rows={2} required maxLength={500} value={text.value} onText={(next) => (text.value = next)} />
      </Form>
    </>
  );
}

/** What earlier sessions have left open: it is taken up, or it has been talked about. */
function CarriedOver(props: {
  of: readonly TopicView[];
  session: { mine: "mentor" | "mentee"; other: string };
  act: Act;
  onTake: (topic: TopicView) => Promise<void>;
  again: () => Promise<void>;
}): JSX.Element | null {
  const { act } = props;
  const settle = async (topic: TopicView): Promise<void> => {
    await talkAboutTopic({ client, path: { topic_id: topic.id }, body: { talked_about: true } });
    announce(t("saved"));
    await props.again();
  };
  if (props.of.length === 0) return null;
  return (
    <section>
      <h2>{t("agenda.carried")}</h2>
      <ul class="rows">
        {props.of.map((topic) => (
          <li key={topic.id}>
            <span dir="auto">{topic.text} <small class="quiet">({topic.asked_by === props.session.mine ? t("side.you") : props.session.other})</small></span>
            <span>
              <Button act={act} kind="small" label={t("agenda.take.what", { what: topic.text })} onPress={() => props.onTake(topic)}>{t("agenda.add")}</Button>{" "}
              <Button act={act} kind="small" label={t("agenda.talked.what", { what: topic.text })} onPress={() => settle(topic)}>{t("agenda.talked")}</Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Notes(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const path = { session_id: id };
    const [session, all, mine] = await Promise.all([sessionOf(id), data(readNotes({ client, path })), ifThere(tagged(readMyNotes({ client, path })))]);
    return { session, theirs: all.items.find((each) => each.side !== session.mine), mine };
  }, [id]);
  return (
    <Page title={t("notes.title")} lead={t("notes.lead")} back={`/sessions/${id}`}>
      <Loaded of={loaded}>
        {({ session, theirs, mine }) => (
          <>
            <p><When at={session.starts_at} until={session.ends_at} /></p>
            {theirs?.shared && <section class="card"><h2>{t("notes.of", { name: session.other })}</h2><Words>{theirs.shared}</Words></section>}
            <Mine key={mine?.tag ?? ""} id={id} shared={mine?.value.shared ?? ""} hidden={mine?.value.private ?? ""} tag={mine?.tag} again={loaded.again} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Mine(props: { id: string; shared: string; hidden: string; tag: string | undefined; again: () => Promise<void> }): JSX.Element {
  const shared = useSignal(props.shared);
  const hidden = useSignal(props.hidden);
  const act = useAct();
  const save = async (): Promise<void> => {
    const body = { shared: shared.value || null, private: hidden.value || null };
    await writeMyNotes({ client, path: { session_id: props.id }, headers: props.tag ? { "If-Match": props.tag } : {}, body });
    announce(t("saved"));
    await props.again();
  };
  return (
    <Form act={act} send={t("save")} onSend={save}>
      <TextArea label={t("notes.shared")} help={t("notes.shared.help")} rows={6} maxLength={10_000} value={shared.value} onText={(text) => (shared.value = text)} />
      <TextArea label={t("notes.private")} help={t("notes.private.help")} rows={4} maxLength={10_000} value={hidden.value} onText={(text) => (hidden.value = text)} />
    </Form>
  );
}

export function Feedback(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [session, feedback] = await Promise.all([sessionOf(id), data(readFeedback({ client, path: { session_id: id } }))]);
    return { session, feedback };
  }, [id]);
  return (
    <Page title={t("feedback.title")} lead={t("feedback.lead")} back={`/sessions/${id}`}>
      <Loaded of={loaded}>
        {({ session, feedback }) => {
          const mine = feedback.items.find((each) => each.author_side === session.mine);
          const theirs = feedback.items.find((each) => each.author_side !== session.mine);
          return (
            <>
              <p><When at={session.starts_at} until={session.ends_at} /></p>
              {theirs ? <Given of={theirs} title={t("feedback.of", { name: session.other })} met={session} again={loaded.again} />
                : feedback.given_by.some((each) => each !== session.mine) && <p class="note">{t("feedback.hidden", { name: session.other })}</p>}
              {mine && <Given of={mine} title={t("feedback.yours")} met={session} again={loaded.again} />}
              {(feedback.can.includes("give_feedback") || mine?.can.includes("change")) && <Give key={mine?.id ?? ""} id={id} mine={mine} again={loaded.again} />}
              {!mine && !feedback.can.includes("give_feedback") && <p class="quiet">{t("feedback.closed")}</p>}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

const Given = ({ of, title, met, again }: { of: FeedbackView; title: string; met: Met; again: () => Promise<void> }): JSX.Element => (
  <section class="card">
    <h2>{title}</h2>
    <p>{t(`rating.${of.rating as 1}`)}</p>
    {of.went_well && <><h3>{t("feedback.well")}</h3><Words>{of.went_well}</Words></>}
    {of.to_improve && <><h3>{t("feedback.better")}</h3><Words>{of.to_improve}</Words></>}
    {!of.revealed_at && <p class="quiet">{t("feedback.reveal")} <When at={of.reveal_at} short /></p>}
    {of.answer && <><h3>{t("feedback.answer")}</h3><Words>{of.answer.text}</Words></>}
    {of.answer?.action_step_id && met.mentorship_id && <p><a href={`/mentorships/${met.mentorship_id}/goals`}>{t("feedback.step.made")}</a></p>}
    {of.can.includes("answer") && <Answer of={of} mentorship={met.mentorship_id} mine={met.mine} again={again} />}
  </section>
);

function Give(props: { id: string; mine: FeedbackView | undefined; again: () => Promise<void> }): JSX.Element {
  const rating = useSignal(props.mine ? String(props.mine.rating) : "");
  const well = useSignal(props.mine?.went_well ?? "");
  const better = useSignal(props.mine?.to_improve ?? "");
  const act = useAct();
  const send = async (): Promise<void> => {
    const body = { rating: Number(rating.value), went_well: well.value || null, to_improve: better.value || null, skills: props.mine?.skills ?? [] };
    if (props.mine) {
      const path = { feedback_id: props.mine.id };
      const { tag } = await tagged(readOneFeedback({ client, path }));
      await correctFeedback({ client, path, headers: { "If-Match": tag }, body });
    } else {
      const { key, done } = keyOf(`feedback ${props.id}`);
      await giveFeedback({ client, path: { session_id: props.id }, headers: { "Idempotency-Key": key }, body });
      done();
    }
    announce(t("feedback.thanks"));
    await props.again();
  };
  return (
    <details open={!props.mine}>
      <summary>{props.mine ? t("feedback.change") : t("feedback.give")}</summary>
      <Form act={act} send={t("feedback.send")} onSend={send}>
        <Radios label={t("feedback.rating")} name="rating" value={rating.value} of={([5, 4, 3, 2, 1] as const).map((each) => ({ value: String(each), label: t(`rating.${each}`) }))} onChoose={(value) => (rating.value = value)} required />
        <TextArea label={t("feedback.well")} maxLength={2000} value={well.value} onText={(text) => (well.value = text)} />
        <TextArea label={t("feedback.better")} maxLength={2000} value={better.value} onText={(text) => (better.value = text)} />
      </Form>
    </details>
  );
}
