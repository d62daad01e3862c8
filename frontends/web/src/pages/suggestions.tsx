/** What one suggests to the other: to read, to dare, to apply for, to come to. And what became of it. */

import { useSignal } from "@preact/signals";
import { data, listSuggestions, moveSuggestion, suggest, type SuggestedView, type SuggestionMoved, type SuggestionToMake } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { asOf, client, keyOf } from "../base/api.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Day, Empty, Facts, Form, Input, Page, Select, Tags, TextArea, Words } from "../base/parts.tsx";
import { spoken } from "../base/slugs.ts";
import { t } from "../base/texts.ts";
import { mentorshipOf, partner } from "./mentorships.tsx";
import { FromShelf } from "./shelf.tsx";

const KINDS = ["article", "book", "webinar", "course", "certificate", "challenge", "position", "project", "event"] as const;
const MOVES = ["accepted", "started", "finished", "tried", "attended", "declined", "withdrawn"] as const; // `reflected` comes with the words of it
const OUTCOMES = ["led_to_contact", "led_to_interview", "led_to_offer", "led_to_nothing"] as const;
type Outcome = (typeof OUTCOMES)[number];

export function Suggestions(): JSX.Element {
  const id = useRoute().params["id"]!;
  const page = useRoute().query["page"];
  const loaded = useLoad(async () => {
    const [mentorship, made] = await Promise.all([
      mentorshipOf(id), data(listSuggestions({ client, path: { mentorship_id: id }, query: { page_size: 20, ...(page ? { page_token: page } : {}) } })),
    ]);
    return { mentorship, made };
  }, [id, page]);
  return (
    <Page title={t("suggestions.title")} lead={t("suggestions.lead")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>
        {({ mentorship, made }) => (
          <>
            {made.items.length === 0 && <Empty text={t("suggestions.none")} />}
            <ul class="cards">
              {made.items.map((each) => (
                <li class="card" key={`${each.id} ${each.version}`}><Suggested of={each} by={each.side === mentorship.you ? t("side.you") : partner(mentorship)} again={loaded.again} /></li>
              ))}
            </ul>
            {made.next_page_token && <p><a class="button" href={`/mentorships/${id}/suggestions?page=${encodeURIComponent(made.next_page_token)}`}>{t("older")}</a></p>}
            {mentorship.state !== "ended" && <Suggest id={id} again={loaded.again} />}
            {mentorship.state !== "ended" && mentorship.you === "mentor" && <OffTheShelf id={id} again={loaded.again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Suggested({ of, by, again }: { of: SuggestedView; by: string; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const move = async (body: SuggestionMoved): Promise<void> => {
    await moveSuggestion({ client, path: { suggestion_id: of.id }, headers: asOf(of), body });
    announce(t("saved"));
    await again();
  };
  return (
    <>
      <h2 dir="auto">{of.title ?? t("goals.gone")}</h2>
      <p class="quiet">{t(`suggestion.${of.kind}`)} · {by} · <Day at={of.suggested_at} /> <span class="state">{t(`suggested.${of.state}`)}</span></p>
      {of.text && <Words>{of.text}</Words>}
      {of.link && <p><a href={of.link} target="_blank" rel="noreferrer">{of.link}</a></p>}
      <Tags of={of.skills.map(spoken)} />
      <Facts of={[
        [t("suggestion.useful"), of.useful ? t(`useful.${of.useful as 1}`) : ""],
        [t("outcome.title"), of.outcome ? t(`outcome.${of.outcome}`) : ""],
      ]} />
      {of.reflection && <><h3>{t("suggestion.reflected")}</h3><Words>{of.reflection}</Words></>}
      <Trouble error={act.error} />
      <p class="acts">
        {MOVES.filter((each) => of.can.includes(each)).map((state) => <Button key={state} act={act} {...(state === "declined" || state === "withdrawn" ? {} : { kind: "first" })} onPress={() => move({ state })}>{t(`suggest.${state}`)}</Button>)}
      </p>
      {of.can.includes("rate") && <Rate useful={of.useful} onRate={(useful) => move({ useful })} />}
      {of.can.includes("reflect") && <Reflect text={of.reflection ?? ""} onTell={(reflection) => move({ reflection, ...(of.can.includes("reflected") ? { state: "reflected" } : {}) })} />}
      {of.can.includes("tell_outcome") && <TellOutcome outcome={of.outcome} onTell={(outcome) => move({ outcome })} />}
    </>
  );
}

function Rate({ useful, onRate }: { useful: number | null; onRate: (useful: number) => Promise<void> }): JSX.Element {
  const chosen = useSignal(useful ? String(useful) : "");
  const act = useAct();
  return (
    <Form act={act} send={t("save")} onSend={() => onRate(Number(chosen.value))}>
      <Select label={t("suggestion.useful")} required empty="" value={chosen.value} of={([5, 4, 3, 2, 1] as const).map((each) => ({ value: String(each), label: t(`useful.${each}`) }))} onChoose={(value) => (chosen.value = value)} />
    </Form>
  );
}

function Reflect({ text, onTell }: { text: string; onTell: (text: string) => Promise<void> }): JSX.Element {
  const words = useSignal(text);
  const act = useAct();
  return (
    <Form act={act} send={t("save")} onSend={() => onTell(words.value.trim())}>
      <TextArea label={t("suggestion.reflection")} rows={3} required maxLength={2000} value={words.value} onText={(next) => (words.value = next)} />
    </Form>
  );
}

export function TellOutcome({ outcome, onTell }: { outcome: Outcome | null; onTell: (outcome: Outcome) => Promise<void> }): JSX.Element {
  const chosen = useSignal<string>(outcome ?? "");
  const act = useAct();
  return (
    <Form act={act} send={t("save")} onSend={() => onTell(chosen.value as Outcome)}>
      <Select label={t("outcome.title")} required empty="" value={chosen.value} of={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))} onChoose={(value) => (chosen.value = value)} />
    </Form>
  );
}

function Suggest({ id, again }: { id: string; again: () => Promise<void> }): JSX.Element {
  const kind = useSignal<(typeof KINDS)[number]>("article");
  const title = useSignal("");
  const text = useSignal("");
  const link = useSignal("");
  const act = useAct();
  const send = async (): Promise<void> => {
    const body: SuggestionToMake = { kind: kind.value, title: title.value.trim(), text: text.value.trim() || null, link: link.value.trim() || null };
    const { key, done } = keyOf(`suggest ${id} ${JSON.stringify(body)}`);
    await suggest({ client, path: { mentorship_id: id }, headers: { "Idempotency-Key": key }, body });
    done();
    title.value = text.value = link.value = "";
    announce(t("suggestions.sent"));
    await again();
  };
  return (
    <details>
      <summary>{t("suggestions.add")}</summary>
      <Form act={act} send={t("suggestions.send")} onSend={send}>
        <Select label={t("suggestion.kind")} value={kind.value} of={KINDS.map((value) => ({ value, label: t(`suggestion.${value}`) }))} onChoose={(value) => (kind.value = value as typeof kind.value)} />
        <Input label={t("suggestion.title")} required maxLength={200} value={title.value} onText={(next) => (title.value = next)} />
        <TextArea label={t("suggestion.text")} rows={3} maxLength={2000} value={text.value} onText={(next) => (text.value = next)} />
        <Input label={t("suggestion.link")} type="url" maxLength={500} value={link.value} onText={(next) => (link.value = next)} />
      </Form>
    </details>
  );
}

/** Read when somebody wants it. */
function OffTheShelf({ id, again }: { id: string; again: () => Promise<void> }): JSX.Element {
  const asked = useSignal(false);
  return (
    <details onToggle={(event) => (asked.value ||= event.currentTarget.open)}>
      <summary>{t("shelf.from")}</summary>
      {asked.value && <FromShelf mentorship={id} again={again} />}
    </details>
  );
}
