/** What a programme changed: the plan of the comparison, and what is released of it once in a quarter. */

import { useSignal } from "@preact/signals";
import {
  changeOutcomePlan, data, downloadOutcomes, listOutcomeReleases, readOutcomePlan, readOutcomeRelease, startOutcomeRelease,
  type OutcomeFigureView, type OutcomePlanView, type OutcomeReleaseView, type OutcomeReportView, type OutcomeRowView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";

import { asOf, client, keyOf } from "../base/api.ts";
import { Bars, Lines, numberText, percentText } from "../base/charts.tsx";
import { saveAs } from "../base/files.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Day, Empty, Facts, Form, Input, Page, Select } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { Frame } from "./programme-frame.tsx";

const BASES = ["draw", "selected", "none"] as const;
type Basis = (typeof BASES)[number];

export function Outcomes(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { route } = useLocation();
  const act = useAct();
  const path = { programme_id: id };
  const loaded = useLoad(async () => {
    const [plan, releases] = await Promise.all([
      data(readOutcomePlan({ client, path })),
      data(listOutcomeReleases({ client, path, query: { page_size: 50 } })),
    ]);
    return { plan, releases: releases.items };
  }, [id]);
  const start = async (): Promise<void> => {
    const { key, done } = keyOf(`release ${id}`);
    const release = await data(startOutcomeRelease({ client, path, headers: { "Idempotency-Key": key } }));
    done();
    route(`/programmes/${id}/outcomes/${release.id}`);
  };
  return (
    <Frame id={id} at="outcomes">
      {() => (
        <>
          <p>{t("outcomes.lead")}</p>
          <Loaded of={loaded}>
            {({ plan, releases }) => (
              <>
                <h2>{t("outcomes.plan")}</h2>
                <Plan key={plan.version} of={plan} again={loaded.again} />
                <h2>{t("outcomes.releases")}</h2>
                {releases.length === 0 && <Empty text={t("outcomes.none")} />}
                <ul class="rows">
                  {releases.map((each) => (
                    <li key={each.id}>
                      <a href={`/programmes/${id}/outcomes/${each.id}`}>{each.period}</a>
                      <span class="state">{t(`release.${each.state}`)}</span>
                    </li>
                  ))}
                </ul>
                <Form act={act} send={t("outcomes.start")} onSend={start}><p class="help">{t("outcomes.start.help")}</p></Form>
              </>
            )}
          </Loaded>
        </>
      )}
    </Frame>
  );
}

function Plan({ of, again }: { of: OutcomePlanView; again: () => Promise<void> }): JSX.Element {
  const basis = useSignal<Basis>(of.basis);
  const horizon = useSignal(String(of.horizon_days));
  const fewest = useSignal(String(of.fewest));
  const act = useAct();
  if (!of.can.includes("update")) {
    return <Facts of={[[t("outcomes.basis"), t(`basis.${of.basis}`)], [t("outcomes.horizon"), of.horizon_days], [t("outcomes.fewest"), of.fewest]]} />;
  }
  const save = async (): Promise<void> => {
    const body = { basis: basis.value, horizon_days: Number(horizon.value), fewest: Number(fewest.value) };
    await changeOutcomePlan({ client, path: { programme_id: of.programme_id }, headers: asOf(of), body });
    announce(t("saved"));
    await again();
  };
  return (
    <Form act={act} send={t("save")} onSend={save}>
      <Select label={t("outcomes.basis")} help={t("outcomes.basis.help")} value={basis.value} of={BASES.map((value) => ({ value, label: t(`basis.${value}`) }))} onChoose={(value) => (basis.value = value as Basis)} />
      <div class="pair">
        <Input label={t("outcomes.horizon")} type="number" min={1} required value={horizon.value} onText={(text) => (horizon.value = text)} />
        <Input label={t("outcomes.fewest")} type="number" min={5} required value={fewest.value} onText={(text) => (fewest.value = text)} />
      </div>
    </Form>
  );
}

const GOES_ON = new Set<OutcomeReleaseView["state"]>(["waiting", "running"]);

export function Release(): JSX.Element {
  const { id, release: releaseId } = useRoute().params as { id: string; release: string };
  const act = useAct();
  const path = { release_id: releaseId };
  const loaded = useLoad(() => data(readOutcomeRelease({ client, path })), [releaseId]);
  useEffect(() => {
    if (!loaded.value || !GOES_ON.has(loaded.value.state)) return;
    const soon = setTimeout(() => void loaded.again(), 1000);
    return () => clearTimeout(soon);
  }, [loaded.value]);
  const download = async (): Promise<void> => saveAs(`outcomes-${loaded.value!.period}.csv`, await data(downloadOutcomes({ client, path })), "text/csv");
  return (
    <Page title={loaded.value ? t("outcomes.of", { period: loaded.value.period }) : t("outcomes.title")} back={`/programmes/${id}/outcomes`}>
      <Loaded of={loaded}>
        {(release) => (
          <>
            <p><span class="state">{t(`release.${release.state}`)}</span> {release.released_at && <Day at={release.released_at} />}</p>
            {GOES_ON.has(release.state) && <progress max={100} value={release.progress} aria-label={t("run.progress")} />}
            <Facts of={[[t("outcomes.basis"), t(`basis.${release.basis}`)], [t("outcomes.horizon"), release.horizon_days], [t("outcomes.fewest"), release.fewest]]} />
            {release.report && (
              <>
                <Report of={release.report} />
                <p class="acts"><Button act={act} onPress={download}>{t("outcomes.csv")}</Button></p>
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Report({ of }: { of: OutcomeReportView }): JSX.Element {
  return (
    <>
      {of.rows.map((row) => <Measure key={row.measure} of={row} />)}
      {of.curve && (
        <Lines
          caption={t("outcomes.curve")}
          across={t("outcomes.day")}
          moments={of.curve.days.map(String)}
          most={1}
          step
          of={[
            { name: t("outcomes.mentored"), values: of.curve.mentored, shown: (value) => percentText(value) },
            { name: t("outcomes.others"), values: of.curve.others, shown: (value) => percentText(value) },
          ]}
        />
      )}
      {of.groups.length > 0 && (
        <div class="scroll">
          <table>
            <caption>{t("outcomes.groups")}</caption>
            <thead>
              <tr><th scope="col">{t("outcomes.group")}</th><th scope="col">{t("funnel.people")}</th>{(["signed_up", "matched", "met", "goal_completed"] as const).map((each) => <th key={each} scope="col">{t(`funnel.${each}`)}</th>)}</tr>
            </thead>
            <tbody>
              {of.groups.map((each) => (
                <tr key={each.group}><th scope="row" dir="auto">{each.group}</th><td>{each.people}</td>{[each.signed_up, each.matched, each.met, each.goal_completed].map((share, at) => <td key={at}>{percentText(share)}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Facts
        of={[
          [t("outcomes.excluded"), of.excluded === null ? t("funnel.few") : of.excluded],
          [t("outcomes.unknown"), of.unknown === null ? t("funnel.few") : of.unknown],
          [t("outcomes.later"), percentText(of.matched_later)],
        ]}
      />
    </>
  );
}

const inDays = (measure: OutcomeRowView["measure"]): boolean => measure === "days_to_promotion";
const MEANS: readonly OutcomeRowView["measure"][] = ["satisfaction", "satisfaction_before", "skills_gained", "confidence_gained", "contacts_made"];
const isMean = (measure: OutcomeRowView["measure"]): boolean => MEANS.includes(measure);

function Measure({ of }: { of: OutcomeRowView }): JSX.Element {
  const shown = (value: number | null): string => (inDays(of.measure) || isMean(of.measure) ? numberText(value) : percentText(value, 1));
  const figure = (name: string, each: OutcomeFigureView): { name: string; value: number | null; shown: string; beside: string } => ({
    name,
    value: each.value,
    shown: each.withheld ? t(`withheld.${each.withheld}`) : shown(each.value),
    beside: each.people === null ? t("funnel.few") : String(each.people),
  });
  const { difference } = of;
  return (
    <section class="card">
      <h2>{t(`measure.${of.measure}`)}</h2>
      <Bars
        caption={t(inDays(of.measure) ? "outcomes.inDays" : of.measure === "contacts_made" ? "outcomes.inPeople" : isMean(of.measure) ? "outcomes.inPoints" : "outcomes.inShares")}
        unit={t("outcomes.value")}
        beside={t("funnel.people")}
        of={[figure(t("outcomes.mentored"), of.mentored), figure(t("outcomes.others"), of.others)]}
      />
      {difference ? (
        <>
          <p>{t(of.measure === "happier" ? "outcomes.odds" : "outcomes.difference", { value: shown(difference.value), low: shown(difference.low), high: shown(difference.high) })}</p>
          <p class="quiet">{t("outcomes.smallest", { value: shown(difference.smallest_shown) })} {difference.p_value !== null && t("outcomes.byChance", { share: percentText(difference.p_value, 1) })}</p>
        </>
      ) : of.withheld && <p class="quiet">{t("outcomes.noDifference")} {t(`withheld.${of.withheld}`)}</p>}
      <p class="quiet">{t("outcomes.answered")} {percentText(of.answered)}</p>
    </section>
  );
}
