/** A programme's questions, answered by a link: nobody signs in for that, and opening it answers nothing. */

import { useSignal } from "@preact/signals";
import { answerSurvey, data, openSurvey, type OpenSurveyView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Form, Page } from "../base/parts.tsx";
import { Questions, useAnswers } from "../base/questions.tsx";
import { dateText } from "../base/times.ts";
import { t } from "../base/texts.ts";

interface Link {
  invitation_id: string;
  until: number;
  code: string;
}

/** A link has its hour and its code in the fragment, which no server is sent. */
function linkOf(invitation_id: string): Link {
  const said = new URLSearchParams(location.hash.slice(1));
  return { invitation_id, until: Number(said.get("until")), code: said.get("code") ?? "" };
}

export function Survey(): JSX.Element {
  const link = linkOf(useRoute().params["invitation"]!);
  const { invitation_id, until, code } = link;
  const loaded = useLoad(() => data(openSurvey({ client, path: { invitation_id }, body: { until, code } })), [invitation_id, until, code]);
  return (
    <Page title={t("survey.title")} lead={t("survey.lead")}>
      <Loaded of={loaded}>{(survey) => <Asked link={link} of={survey} />}</Loaded>
    </Page>
  );
}

function Asked({ link, of }: { link: Link; of: OpenSurveyView }): JSX.Element {
  const { invitation_id, until, code } = link;
  const answers = useAnswers(`survey ${invitation_id}`);
  const sent = useSignal(false);
  const act = useAct();
  const send = async (): Promise<void> => {
    await answerSurvey({ client, path: { invitation_id }, body: { until, code, answers: answers.to(of.questions) } });
    answers.forget();
    announce(t("survey.sent"));
    sent.value = true;
  };
  if (sent.value) return <p class="good" role="status">{t("survey.sent")}</p>;
  return (
    <>
      <p class="quiet">{t("survey.closes", { day: dateText(of.closes_on, language) })}</p>
      {of.answered && <p class="note">{t("survey.again")}</p>}
      <Form act={act} send={t("survey.send")} onSend={send}>
        <Questions of={of.questions} answers={answers} error={act.error} />
      </Form>
    </>
  );
}
