/** What of a mentorship goes with its mentee into the next one: theirs to say, before the end or after it. The next mentor reads it here. */

import { useSignal } from "@preact/signals";
import { data, keepForNextMentorship, readKeeping, readTimeline, type KeepingView, type TimelineEntry } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { asOf, client } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Check, Day, Empty, Form, Page } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { meet, nameOf, vocabulary, wordFor, words } from "../base/words.ts";
import { Successor } from "./successor.tsx";

const REACHED = ["opened", "stage_moved", "goal_agreed", "goal_completed", "action_step_completed", "session_completed", "roadmap_drawn", "skills_rated"] as const;
type Reached = (typeof REACHED)[number];

export function GoingAlong(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const keeping = await data(readKeeping({ client, path: { mentorship_id: id } }));
    const mine = keeping.can.some((each) => each !== "suggest_successor");
    const reads = keeping.came_from !== null && !mine;
    const [{ items: before }] = await Promise.all([
      reads ? data(readTimeline({ client, path: { mentorship_id: keeping.came_from! }, query: { page_size: 50 } })) : { items: [] },
      reads && words(),
      keeping.successor_id && meet([keeping.successor_id]),
    ]);
    return { keeping, mine, before };
  }, [id]);
  return (
    <Page title={t("goingAlong.title")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>
        {({ keeping, mine, before }) => (
          <>
            {mine && <p class="lead">{t("goingAlong.lead")}</p>}
            {mine && keeping.successor_id && (
              <section class="card">
                <h2>{t("goingAlong.successor", { name: nameOf(keeping.successor_id) })}</h2>
                <p class="quiet">{t("goingAlong.successor.free")}</p>
                {!keeping.carried_into && <p class="acts"><a class="button" href={`/mentors/${keeping.successor_id}`}>{t("goingAlong.see")}</a></p>}
              </section>
            )}
            {keeping.carried_into && <p class="note"><a href={`/mentorships/${keeping.carried_into}`}>{t("goingAlong.gone")}</a> {t("goingAlong.gone.history")}</p>}
            {mine ? <Choosing key={keeping.version} of={keeping} again={loaded.again} /> : before.length > 0 ? <HowFar of={before} /> : <Empty text={t("goingAlong.mentees")} />}
            {keeping.can.includes("suggest_successor") && <Successor key={keeping.version} of={keeping} again={loaded.again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The latest first; never a word that somebody wrote. */
function HowFar({ of }: { of: readonly TimelineEntry[] }): JSX.Element {
  const shown = of.filter((each): each is TimelineEntry & { what: Reached } => (REACHED as readonly string[]).includes(each.what));
  return (
    <>
      <h2>{t("goingAlong.before")}</h2>
      <ul class="rows">
        {shown.map((each) => (
          <li key={each.id}>{t(`goingAlong.before.${each.what}`)}{each.stage && `: ${wordFor(vocabulary.value?.mentorship_stages, each.stage)}`} <small class="quiet"><Day at={each.happened_at} /></small></li>
        ))}
      </ul>
    </>
  );
}

function Choosing({ of, again }: { of: KeepingView; again: () => Promise<void> }): JSX.Element {
  const goals = useSignal(of.goals ?? false);
  const agreement = useSignal(of.agreement ?? false);
  const history = useSignal(of.history ?? false);
  const act = useAct();
  const settled = !of.can.includes("keep"); // goals and agreement are over there; who reads the history may change
  return (
    <Form act={act} send={t("save")} name="going along" onSend={async () => {
      const body = { goals: goals.value, agreement: agreement.value, history: history.value };
      await keepForNextMentorship({ client, path: { mentorship_id: of.mentorship_id }, headers: asOf(of), body });
      announce(t("saved"));
      await again();
    }}>
      {!settled && (
        <>
          <Check label={t("goingAlong.goals")} help={t("goingAlong.goals.help")} checked={goals.value} onCheck={(next) => (goals.value = next)} />
          <Check label={t("goingAlong.agreement")} help={t("goingAlong.agreement.help")} checked={agreement.value} onCheck={(next) => (agreement.value = next)} />
        </>
      )}
      <Check label={t("goingAlong.history")} help={t("goingAlong.history.help")} checked={history.value} onCheck={(next) => (history.value = next)} />
    </Form>
  );
}
