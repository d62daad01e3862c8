/** What a programme asks before the first session: something to read, a few questions, and whether one is ready. */

import { useSignal } from "@preact/signals";
import { prepare, ProblemError, readPreparation, type PreparationView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client, tagged, type Tagged } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Check, Day, Empty, Form, Page, Words } from "../base/parts.tsx";
import { Answered, Questions, useAnswers } from "../base/questions.tsx";
import { t } from "../base/texts.ts";
import { mentorshipOf, partner } from "./mentorships.tsx";
import { ifThere } from "./profile.tsx";

export function Preparation(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [mentorship, asked] = await Promise.all([mentorshipOf(id), ifThere(tagged(readPreparation({ client, path: { mentorship_id: id } })))]);
    return { mentorship, asked };
  }, [id]);
  return (
    <Page title={t("preparation.title")} lead={t("preparation.lead")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>
        {({ mentorship, asked }) => asked === null ? <Empty text={t("preparation.none")} href={`/mentorships/${id}`} go={t("mentorship.with", { name: partner(mentorship) })} /> : (
          <>
            {asked.value.done_at && <p class="good">{t("preparation.done")} <Day at={asked.value.done_at} /></p>}
            {asked.value.other_is_ready && <p class="note">{t("preparation.other", { name: partner(mentorship) })}</p>}
            {asked.value.readings.map((each) => (
              <section class="card" key={each.title} lang={each.language}><h2 dir="auto">{each.title}</h2><Words>{each.text}</Words></section>
            ))}
            {asked.value.can.includes("change") ? <Prepare key={asked.tag} asked={asked} again={loaded.again} /> : <Answered of={asked.value.questions} answers={asked.value.answers} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Prepare({ asked, again }: { asked: Tagged<PreparationView>; again: () => Promise<void> }): JSX.Element {
  const { mentorship_id, form_version, questions, done_at, answers: had } = asked.value;
  const answers = useAnswers(`prepare ${mentorship_id} ${form_version}`, had);
  const ready = useSignal(done_at !== null);
  const act = useAct();
  const send = async (): Promise<void> => {
    try {
      await prepare({ client, path: { mentorship_id }, headers: { "If-Match": asked.tag }, body: { form_version, answers: answers.to(questions), done: ready.value } });
    } catch (problem) {
      if (problem instanceof ProblemError && problem.slug === "form-changed") void again(); // something else is asked by now
      throw problem;
    }
    answers.forget();
    announce(t("saved"));
    await again();
  };
  return (
    <Form act={act} send={t("save")} onSend={send}>
      {questions.length > 0 && <p class="help">{t("preparation.yours")}</p>}
      <Questions of={questions} answers={answers} error={act.error} />
      <Check label={t("preparation.ready")} checked={ready.value} onCheck={(checked) => (ready.value = checked)} />
    </Form>
  );
}
