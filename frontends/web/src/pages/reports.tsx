/** What people report of others: one operator looks into each, decides it, and keeps somebody out where that is needed. */

import { useSignal } from "@preact/signals";
import { data, decideReport, listReports, takeReport, type ReportView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { asOf, client, keyOf } from "../base/api.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Empty, Facts, Form, Input, Page, Select, When, Words } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";
import { Suspending } from "./suspending.tsx";

const STATES = ["open", "taken", "decided"] as const;
const OUTCOMES = ["no_breach", "spoken_to", "suspended"] as const;

export function Reports(): JSX.Element {
  const { query } = useRoute();
  const { person = "", page = "" } = query;
  const state = STATES.find((each) => each === query["state"]) ?? (person ? undefined : "open");
  const loaded = useLoad(async () => {
    const asked = { page_size: 30, ...(state ? { state } : {}), ...(person ? { person_id: person } : {}), ...(page ? { page_token: page } : {}) };
    const reports = await data(listReports({ client, query: asked }));
    await meet(reports.items.flatMap((each) => [each.reporter_id, each.person_id, each.taken_by]));
    return reports;
  }, [state, person, page]);
  const href = (more: Record<string, string>): string => `/reports?${new URLSearchParams(Object.entries({ state: state ?? "", person, ...more }).filter(([, value]) => value !== ""))}`;
  return (
    <Page title={t("reports.title")} lead={t("reports.lead")}>
      <nav class="tabs" aria-label={t("reports.which")}>
        {STATES.map((each) => <a key={each} href={href({ state: each })} aria-current={each === state ? "page" : undefined}>{t(`reports.${each}`)}</a>)}
      </nav>
      <Loaded of={loaded}>
        {({ items, next_page_token }) => (
          <>
            {items.length === 0 && <Empty text={t("reports.none")} />}
            <ul class="cards">{items.map((each) => <li class="card" key={`${each.id} ${each.version}`}><Report of={each} again={loaded.again} /></li>)}</ul>
            {next_page_token && <p><a class="button" href={href({ page: next_page_token })}>{t("more")}</a></p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Report({ of, again }: { of: ReportView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const path = { report_id: of.id };
  const take = async (): Promise<void> => {
    await takeReport({ client, path, headers: asOf(of) });
    announce(t("saved"));
    await again();
  };
  return (
    <>
      <h2>{t(`report.${of.reason}`)} <span class="state">{of.outcome ? t(`outcome.${of.outcome}`) : t(`reports.${of.state}`)}</span></h2>
      <Facts of={[
        [t("reports.about"), of.person_id && nameOf(of.person_id)],
        [t("reports.by"), of.reporter_id && nameOf(of.reporter_id)],
        [t("reports.takenBy"), of.taken_by && nameOf(of.taken_by)],
        [t("reports.at"), <When at={of.reported_at} short />],
      ]} />
      {of.text && <Words>{of.text}</Words>}
      {of.evidence.length > 0 && <><h3>{t("reports.evidence")}</h3><ul>{of.evidence.map((each) => <li key={each} dir="auto">{each}</li>)}</ul></>}
      <Trouble error={act.error} />
      {of.can.includes("take") && of.state === "open" && <p class="acts"><Button act={act} kind="first" label={t("reports.take.what", { name: nameOf(of.person_id) })} onPress={take}>{t("reports.take")}</Button></p>}
      {of.can.includes("decide") && <Deciding of={of} again={again} />}
      {of.person_id && <Suspending person={of.person_id} />}
    </>
  );
}

function Deciding({ of, again }: { of: ReportView; again: () => Promise<void> }): JSX.Element {
  const outcome = useSignal<(typeof OUTCOMES)[number]>("no_breach");
  const reason = useSignal("");
  const act = useAct();
  const decide = async (): Promise<void> => {
    const { key, done } = keyOf(`decide ${of.id}`);
    await decideReport({ client, path: { report_id: of.id }, headers: { "Idempotency-Key": key, ...asOf(of) }, body: { outcome: outcome.value, reason: reason.value.trim() } });
    done();
    announce(t("saved"));
    await again();
  };
  return (
    <details>
      <summary>{t("reports.decide")}</summary>
      <Form act={act} send={t("reports.decide")} onSend={decide}>
        <p class="help">{t("reports.mail")}</p>
        <Select label={t("reports.outcome")} value={outcome.value} of={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))} onChoose={(value) => (outcome.value = value as typeof outcome.value)} />
        <Input label={t("suspending.reason")} required maxLength={500} value={reason.value} onText={(text) => (reason.value = text)} />
      </Form>
    </details>
  );
}
