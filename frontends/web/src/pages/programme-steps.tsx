/** Steps of a programme's ladder, for those who look after it: which hold, and which appeals wait for a decision. */

import { useSignal } from "@preact/signals";
import { data, decideStep, listSteps, type StepView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { asOf, client, keyOf } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Empty, Form, Select, TextArea } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";
import { StepFacts } from "./own-steps.tsx";
import { Frame } from "./programme-frame.tsx";

export function ProgrammeSteps(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { all = "", page = "" } = useRoute().query;
  const loaded = useLoad(async () => {
    const query = { page_size: 30, waiting: all === "", ...(page ? { page_token: page } : {}) };
    const steps = await data(listSteps({ client, path: { programme_id: id }, query }));
    await meet(steps.items.map((each) => each.person_id));
    return steps;
  }, [id, all, page]);
  const here = `/programmes/${id}/steps`;
  return (
    <Frame id={id} at="steps">
      {() => (
        <>
          <p>{t("steps.lead")}</p>
          <nav class="tabs" aria-label={t("steps.which")}>
            <a href={here} aria-current={all === "" ? "page" : undefined}>{t("steps.waiting")}</a>
            <a href={`${here}?all=1`} aria-current={all ? "page" : undefined}>{t("steps.all")}</a>
          </nav>
          <Loaded of={loaded}>
            {({ items, next_page_token }) => (
              <>
                {items.length === 0 && <Empty text={t("steps.none")} />}
                <ul class="cards">{items.map((each) => <li class="card" key={`${each.id} ${each.version}`}><Step of={each} again={loaded.again} /></li>)}</ul>
                {next_page_token && <p><a class="button" href={`${here}?${new URLSearchParams({ ...(all ? { all } : {}), page: next_page_token })}`}>{t("more")}</a></p>}
              </>
            )}
          </Loaded>
        </>
      )}
    </Frame>
  );
}

function Step({ of, again }: { of: StepView; again: () => Promise<void> }): JSX.Element {
  return (
    <>
      <h2>
        <a href={`/programmes/${of.programme_id}/people/${of.person_id}`}>{nameOf(of.person_id)}</a>{" "}
        <span class="state">{t(`rung.${of.rung}`)}</span>
      </h2>
      <StepFacts of={of} />
      {of.can.includes("decide") && <Deciding of={of} again={again} />}
    </>
  );
}

function Deciding({ of, again }: { of: StepView; again: () => Promise<void> }): JSX.Element {
  const outcomes = of.appeal && !of.outcome ? (["granted", "upheld"] as const) : (["granted"] as const);
  const outcome = useSignal<(typeof outcomes)[number]>("granted");
  const reason = useSignal("");
  const act = useAct();
  const decide = async (): Promise<void> => {
    const { key, done } = keyOf(`decide ${of.id} ${of.version}`);
    await data(decideStep({
      client, path: { step_id: of.id }, headers: { "Idempotency-Key": key, ...asOf(of) },
      body: { outcome: outcome.value, reason: reason.value.trim() },
    }));
    done();
    announce(t("saved"));
    await again();
  };
  return (
    <details>
      <summary>{t("steps.decide")}</summary>
      <Form act={act} send={t("steps.decide")} onSend={decide}>
        <Select label={t("step.outcome")} value={outcome.value} of={outcomes.map((value) => ({ value, label: t(`step.${value}`) }))} onChoose={(value) => (outcome.value = value as typeof outcome.value)} />
        <TextArea label={t("step.reason")} help={t("steps.told")} rows={3} maxLength={2000} required value={reason.value} onText={(next) => (reason.value = next)} />
      </Form>
    </details>
  );
}
