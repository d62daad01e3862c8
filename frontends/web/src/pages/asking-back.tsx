/** What a mentor wants to know before they answer, the rest that follows on silence, and drafts that one has a say in. */

import {
  answerBack, askBack, comeBack, data, listMyDrafts, readRest, sayOfDraft,
  type OwnDraftView, type ProposalView,
} from "mentoring-client";
import type { JSX } from "preact";

import { client } from "../base/api.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, When, Words } from "../base/parts.tsx";
import { me, useArrivals } from "../base/person.ts";
import { t } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";
import { Steps } from "./own-steps.tsx";
import { Say } from "./saying.tsx";

export function AskingBack({ of, again }: { of: ProposalView; again: () => Promise<void> }): JSX.Element | null {
  const { question } = of;
  const path = { proposal_id: of.id };
  return (
    <>
      {question && (
        <section>
          <h2>{t("asking.title")}</h2>
          {question.text && <blockquote><Words>{question.text}</Words></blockquote>}
          {question.answer ? <Words>{question.answer}</Words> : <p class="quiet">{t("asking.waits")}</p>}
        </section>
      )}
      {of.can.includes("ask_back") && (
        <details>
          <summary>{t("asking.ask")}</summary>
          <Say
            label={t("asking.question")} help={t("asking.once")} send={t("asking.send")} most={1000} of={of}
            onSend={(text, headers) => data(askBack({ client, path, headers, body: { text } }))} again={again}
          />
        </details>
      )}
      {of.can.includes("answer_back") && (
        <Say
          label={t("asking.answer")} send={t("asking.answer.send")} most={1000} of={of}
          onSend={(text, headers) => data(answerBack({ client, path, headers, body: { text } }))} again={again}
        />
      )}
    </>
  );
}

/** What followed where a mentor did not answer or come: on the whole platform, and in programmes with a ladder of their own. */
export function Rests(): JSX.Element {
  const loaded = useLoad(() => data(readRest({ client })), []);
  useArrivals(loaded.again, ["resting", "step_told", "step_rest", "step_unmatched", "step_granted", "step_upheld"]);
  return (
    <Loaded of={loaded} skeleton={<></>}>
      {(rest) => <><Rest since={rest.resting_since} again={loaded.again} /><Steps of={rest.steps} again={loaded.again} /></>}
    </Loaded>
  );
}

/** Whoever has let three requests run out of time is sent nobody new until they say so. */
function Rest({ since, again }: { since: string | null; again: () => Promise<void> }): JSX.Element | null {
  const act = useAct();
  const back = async (): Promise<void> => {
    await data(comeBack({ client }));
    announce(t("rest.over"));
    await again();
  };
  if (since === null) return null;
  return (
    <section class="note">
      <h2>{t("rest.title")}</h2>
      <p>{t("rest.text")} <When at={since} short /></p>
      <p class="acts"><Button act={act} kind="first" onPress={back}>{t("rest.end")}</Button></p>
      {act.error !== undefined && <Trouble error={act.error} />}
    </section>
  );
}

/** With whom a match run would put one together, where the programme shows it. */
export function Drafts(): JSX.Element {
  const loaded = useLoad(async () => {
    const found = await data(listMyDrafts({ client, query: { page_size: 50 } }));
    await meet(found.items.flatMap((each) => [each.mentee_id, each.mentor_id]));
    return found.items;
  }, []);
  useArrivals(loaded.again, ["opinion_asked"]);
  return (
    <Loaded of={loaded} skeleton={<></>}>
      {(drafts) => drafts.length === 0 ? <></> : (
        <>
          <h2>{t("drafts.title")}</h2>
          <p>{t("drafts.lead")}</p>
          <ul class="cards">{drafts.map((each) => <li class="card" key={each.id}><Draft of={each} again={loaded.again} /></li>)}</ul>
        </>
      )}
    </Loaded>
  );
}

function Draft({ of, again }: { of: OwnDraftView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const other = of.mentor_id === me.value!.value.person_id ? of.mentee_id : of.mentor_id;
  const say = (opinion: { rank: number | null; refused: boolean }) => async (): Promise<void> => {
    await data(sayOfDraft({ client, path: { draft_id: of.id }, body: opinion }));
    announce(t("drafts.said"));
    await again();
  };
  return (
    <>
      <h3>{of.you === "mentee" ? <a href={`/mentors/${other}`}>{nameOf(other)}</a> : nameOf(other)}</h3>
      <ul class="why">{of.reasons.slice(0, 4).map((each) => <li key={each.text}>{each.text}</li>)}</ul>
      <p class="acts">
        {!of.refused && <Button act={act} onPress={say({ rank: of.rank === 1 ? null : 1, refused: false })}>{of.rank === 1 ? t("drafts.notFirst") : t("drafts.first")}</Button>}
        <Button act={act} onPress={say({ rank: null, refused: !of.refused })}>{of.refused ? t("drafts.thinkAgain") : t("drafts.refuse")}</Button>
      </p>
      {act.error !== undefined && <Trouble error={act.error} />}
    </>
  );
}
