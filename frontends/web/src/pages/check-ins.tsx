/** How it goes, said now and then: a few questions, or a line about what happened besides. */

import { useSignal } from "@preact/signals";
import { checkIn, data, listCheckIns, ProblemError, readCheckInForm, type CheckInFormView, type CheckInToMake } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Day, Empty, Form, Page, TextArea, When, Words } from "../base/parts.tsx";
import { Answered, Questions, useAnswers } from "../base/questions.tsx";
import { t } from "../base/texts.ts";
import { mentorshipOf, partner } from "./mentorships.tsx";

export function CheckIns(): JSX.Element {
  const id = useRoute().params["id"]!;
  const page = useRoute().query["page"];
  const loaded = useLoad(async () => {
    const path = { mentorship_id: id };
    const [mentorship, form, made] = await Promise.all([
      mentorshipOf(id), data(readCheckInForm({ client, path })), data(listCheckIns({ client, path, query: { page_size: 20, ...(page ? { page_token: page } : {}) } })),
    ]);
    return { mentorship, form, made };
  }, [id, page]);
  return (
    <Page title={t("checkIns.title")} lead={t("checkIns.lead")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>
        {({ mentorship, form, made }) => (
          <>
            {mentorship.state !== "ended" && <CheckIn key={form.version} form={form} due={form.turns.find((each) => each.side === mentorship.you)?.due_at ?? null} again={loaded.again} />}
            {made.items.length === 0 && <Empty text={t("checkIns.none")} />}
            <ul class="cards">
              {made.items.map((each) => (
                <li class="card" key={each.id}>
                  <p class="quiet"><strong>{each.side === mentorship.you ? t("side.you") : partner(mentorship)}</strong> · <When at={each.made_at} short /></p>
                  {each.line !== null && <Words>{each.line}</Words>}
                  {each.answers && each.asked && <Answered of={each.asked} answers={each.answers} />}
                </li>
              ))}
            </ul>
            {made.next_page_token && <p><a class="button" href={`/mentorships/${id}/check-ins?page=${encodeURIComponent(made.next_page_token)}`}>{t("older")}</a></p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function CheckIn({ form, due, again }: { form: CheckInFormView; due: string | null; again: () => Promise<void> }): JSX.Element {
  const place = `check-in ${form.mentorship_id} ${form.version}`;
  const answers = useAnswers(place);
  const line = useSignal("");
  const asked = useAct();
  const besides = useAct();
  const say = async (body: CheckInToMake): Promise<void> => {
    const { key, done } = keyOf(`${place} ${JSON.stringify(body)}`);
    try {
      await checkIn({ client, path: { mentorship_id: form.mentorship_id }, headers: { "Idempotency-Key": key }, body });
    } catch (problem) {
      if (problem instanceof ProblemError && problem.slug === "form-changed") void again(); // other questions are asked by now
      throw problem;
    }
    done();
    announce(t("saved"));
    await again();
  };
  return (
    <>
      {due && <p class="note">{t(Date.parse(due) <= Date.now() ? "checkIns.now" : "checkIns.due")} <Day at={due} /></p>}
      <Form act={asked} send={t("checkIns.send")} onSend={async () => {
        await say({ form_version: form.version, answers: answers.to(form.questions) });
        answers.forget();
      }}>
        <Questions of={form.questions} answers={answers} error={asked.error} />
      </Form>
      <details>
        <summary>{t("checkIns.besides")}</summary>
        <Form act={besides} send={t("add")} onSend={async () => {
          await say({ line: line.value.trim() });
          line.value = "";
        }}>
          <TextArea label={t("checkIns.line")} help={t("checkIns.line.help")} rows={2} required maxLength={500} value={line.value} onText={(text) => (line.value = text)} />
        </Form>
      </details>
    </>
  );
}
