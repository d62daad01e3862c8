/** What followed in a programme where a mentor did not answer or come: what was counted, the way back, and what they say to it. */

import { appealStep, data, endStep, type StepView } from "mentoring-client";
import type { JSX } from "preact";

import { asOf, client, keyOf } from "../base/api.ts";
import { Trouble, useAct } from "../base/load.tsx";
import { announce, Button, Facts, When, Words } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { Say } from "./saying.tsx";

/** Those that hold, and those that something was said of or decided about. */
export function Steps({ of, again }: { of: StepView[]; again: () => Promise<void> }): JSX.Element {
  const shown = of.filter((each) => each.ended_at === null || each.appeal !== null || each.reason !== null);
  return <>{shown.map((each) => <Step key={`${each.id} ${each.version}`} of={each} again={again} />)}</>;
}

function Step({ of, again }: { of: StepView; again: () => Promise<void> }): JSX.Element {
  const back = useAct();
  const end = async (): Promise<void> => {
    const { key, done } = keyOf(`end ${of.id} ${of.version}`);
    await data(endStep({ client, path: { step_id: of.id }, headers: { "Idempotency-Key": key, ...asOf(of) } }));
    done();
    announce(t("rest.over"));
    await again();
  };
  return (
    <section class="note">
      <h2>{t(`step.${of.rung}`)} {of.ended_at !== null && <span class="state">{t("step.over")}</span>}</h2>
      <p>{t(`step.${of.rung}.text`)}</p>
      <StepFacts of={of} />
      {of.can.includes("come_back") && <p class="acts"><Button act={back} kind="first" onPress={end}>{t("rest.end")}</Button></p>}
      {back.error !== undefined && <Trouble error={back.error} />}
      {of.can.includes("appeal") && <Appealing of={of} again={again} />}
    </section>
  );
}

/** What was counted, said and decided: the same for both sides of it. */
export function StepFacts({ of }: { of: StepView }): JSX.Element {
  return (
    <>
      <Facts of={[
        [t("step.counted"), of.counted],
        [t("step.since"), <When at={of.taken_at} short />],
        [t("step.ended"), of.ended_at && <When at={of.ended_at} short />],
        [t("step.outcome"), of.outcome && t(`step.${of.outcome}`)],
      ]} />
      {of.appeal && <><h3>{t("step.appeal")}</h3><blockquote><Words>{of.appeal}</Words></blockquote></>}
      {of.appeal && !of.outcome && <p class="quiet">{t("step.waits")}</p>}
      {of.reason && <><h3>{t("step.reason")}</h3><Words>{of.reason}</Words></>}
    </>
  );
}

function Appealing({ of, again }: { of: StepView; again: () => Promise<void> }): JSX.Element {
  return (
    <details>
      <summary>{t("step.appeals")}</summary>
      <Say
        label={t("step.say")} help={t("step.once")} send={t("step.send")} most={2000} of={of}
        onSend={(text, headers) => data(appealStep({ client, path: { step_id: of.id }, headers, body: { text } }))} again={again}
      />
    </details>
  );
}
