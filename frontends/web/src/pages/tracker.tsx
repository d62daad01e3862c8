/** All goals of a mentorship with their steps in one table: whose they are, by when, how far; also as a file. */

import { data, downloadTracker, readTracker, type MentorshipView, type TrackedGoalView, type TrackedStepView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client } from "../base/api.ts";
import { saveAs } from "../base/files.ts";
import { language } from "../base/language.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Empty, Page } from "../base/parts.tsx";
import { dateText } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { vocabulary, wordFor } from "../base/words.ts";
import { mentorshipOf, partner } from "./mentorships.tsx";

export function Tracker(): JSX.Element {
  const id = useRoute().params["id"]!;
  const path = { mentorship_id: id };
  const act = useAct();
  const loaded = useLoad(async () => {
    const [mentorship, { goals }] = await Promise.all([mentorshipOf(id), data(readTracker({ client, path }))]);
    return { mentorship, goals };
  }, [id]);
  const save = async (): Promise<void> => {
    saveAs("tracker.csv", await data(downloadTracker({ client, path })), "text/csv");
    announce(t("data.saved"));
  };
  return (
    <Page title={t("tracker.title")} lead={t("tracker.lead")} back={`/mentorships/${id}`}>
      <Loaded of={loaded} skeleton={<div class="skeleton tall" />}>
        {({ mentorship, goals }) => goals.length === 0 ? <Empty text={t("goals.none")} href={`/mentorships/${id}/goals`} go={t("goals.title")} /> : (
          <>
            <div class="scroll">
              <table>
                <thead><tr>{(["what", "whose", "when", "far"] as const).map((each) => <th key={each} scope="col">{t(`tracker.${each}`)}</th>)}</tr></thead>
                {goals.map((goal) => (
                  <tbody key={goal.id}>
                    <Row of={goal} in={mentorship} />
                    {goal.action_steps.map((step) => <Row key={step.id} of={step} side={step.side} in={mentorship} />)}
                  </tbody>
                ))}
              </table>
            </div>
            <Trouble error={act.error} />
            <p class="acts">
              <a class="button" href={`/mentorships/${id}/goals`}>{t("goals.title")}</a>
              <Button act={act} onPress={save}>{t("tracker.save")}</Button>
            </p>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** A goal, which is both sides', or a step of the one above it. */
function Row(props: { of: TrackedGoalView | TrackedStepView; side?: TrackedStepView["side"]; in: MentorshipView }): JSX.Element {
  const { of, side } = props;
  const text = of.text ?? t("goals.gone");
  return (
    <tr>
      <th scope="row">
        {side === undefined ? <span dir="auto">{text}</span> : <span class="step" dir="auto">{text}</span>}
        {of.comments && <p class="quiet"><a href={`/mentorships/${props.in.id}/messages`}>{t("tracker.comments", { count: of.comments.number })}</a></p>}
      </th>
      <td>{side ? (side === props.in.you ? t("step.you") : partner(props.in)) : t("step.both")}</td>
      <td>
        {of.deadline && dateText(of.deadline, language, { day: "numeric", month: "short", year: "numeric" })}
        {of.overdue && <> <span class="state bad-state">{t("tracker.overdue")}</span></>}
      </td>
      <td>{wordFor(vocabulary.value?.progress, of.status)}</td>
    </tr>
  );
}
