/** Match runs: started, looked at, changed by hand, approved, done again under other rules. */

import { useSignal } from "@preact/signals";
import {
  approveMatchRun, cancelMatchRun, changeDraft, data, listDrafts, listMatchRuns, listMemberships, listUnmatched, listWhatBecame, ProblemError, readMatchRun,
  readMatchRunReport, replayMatchRun, startMatchRun,
  type BecameView, type DraftChangeView, type DraftView, type FiguresView, type MatchRunView, type NewMatchRun, type NewReplay, type RunReport, type UnmatchedView,
} from "mentoring-client";
import type { ComponentChildren, JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";

import { asOf, client, keyOf } from "../base/api.ts";
import { Bars, numberText, percentText } from "../base/charts.tsx";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Check, Day, Dialog, Form, Input, Page, Select, When } from "../base/parts.tsx";
import { Face } from "../base/photo.tsx";
import { t } from "../base/texts.ts";
import { meet, nameOf, photoOf } from "../base/words.ts";
import { Frame } from "./programme-frame.tsx";

const OBJECTIVES = ["coverage", "score", "stable"] as const;

export function Runs(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { route } = useLocation();
  const objective = useSignal<NewMatchRun["objective"]>("coverage");
  const dry = useSignal(true);
  const topUp = useSignal(false);
  const act = useAct();
  const loaded = useLoad(() => data(listMatchRuns({ client, query: { programme_id: id, page_size: 20 } })), [id]);
  const start = async (): Promise<void> => {
    const body = { programme_id: id, objective: objective.value, dry_run: dry.value, top_up: topUp.value };
    const { key, done } = keyOf(`run ${JSON.stringify(body)}`);
    const run = await data(startMatchRun({ client, headers: { "Idempotency-Key": key }, body }));
    done();
    route(`/programmes/${id}/runs/${run.id}`);
  };
  return (
    <Frame id={id} at="runs">
      {() => (
        <>
          <p>{t("runs.lead")}</p>
          <Form act={act} send={t("runs.start")} onSend={start}>
            <Select label={t("runs.objective")} value={objective.value} of={OBJECTIVES.map((value) => ({ value, label: t(`objective.${value}`) }))} onChoose={(value) => (objective.value = value as typeof objective.value)} />
            <Check label={t("runs.dry")} checked={dry.value} onCheck={(checked) => (dry.value = checked)} />
            <Check label={t("runs.topUp")} help={t("runs.topUp.help")} checked={topUp.value} onCheck={(checked) => (topUp.value = checked)} />
          </Form>
          <Loaded of={loaded}>
            {({ items }) => (
              <ul class="rows">
                {items.map((each) => (
                  <li key={each.id}>
                    <a href={`/programmes/${id}/runs/${each.id}`}>{t(`objective.${each.objective}`)} <Kind of={each} /></a>
                    <span><span class="state">{t(`run.${each.state}`)}</span> <When at={each.asked_at} short /></span>
                  </li>
                ))}
              </ul>
            )}
          </Loaded>
        </>
      )}
    </Frame>
  );
}

/** What is special about a run. */
function Kind({ of }: { of: MatchRunView }): JSX.Element {
  const said = [
    of.dry_run && t("runs.isDry"),
    of.top_up && t("runs.isTopUp"),
    of.replay_of && t("runs.isReplay"),
    of.lottery !== "none" && t(`lottery.${of.lottery}`),
  ].filter((each): each is string => typeof each === "string");
  return <>{said.length > 0 && `(${said.join(", ")})`}</>;
}

const GOES_ON = new Set<MatchRunView["state"]>(["waiting", "running"]);

interface Told extends RunReport {
  drafts: DraftView[];
  unmatched: UnmatchedView[];
}

/** A run with all that is known of it: its report once it is done, and how far it is until then. */
async function toldOf(run_id: string): Promise<Told> {
  const path = { run_id };
  const report = await data(readMatchRunReport({ client, path })).catch(async (problem: unknown) => {
    if (problem instanceof ProblemError && problem.slug === "match-run-not-done") return { run: await data(readMatchRun({ client, path })), last: null };
    throw problem;
  });
  if (report.run.state !== "done") return { ...report, drafts: [], unmatched: [] };
  const [drafts, unmatched] = await Promise.all([data(listDrafts({ client, path, query: { page_size: 50 } })), data(listUnmatched({ client, path, query: { page_size: 50 } }))]);
  await meet([...drafts.items.flatMap((each) => [each.mentee_id, each.mentor_id]), ...unmatched.items.flatMap((each) => [each.mentee_id, ...each.nearest.map((one) => one.mentor_id)])]);
  return { ...report, drafts: drafts.items, unmatched: unmatched.items };
}

export function Run(): JSX.Element {
  const { id, run: runId } = useRoute().params as { id: string; run: string };
  const act = useAct();
  const changing = useSignal<string | null>(null);
  const path = { run_id: runId };
  const loaded = useLoad(() => toldOf(runId), [runId]);
  useEffect(() => {
    if (!loaded.value || !GOES_ON.has(loaded.value.run.state)) return;
    const soon = setTimeout(() => void loaded.again(), 1000);
    return () => clearTimeout(soon);
  }, [loaded.value]);
  return (
    <Page title={t("run.title")} back={`/programmes/${id}/runs`}>
      <Loaded of={loaded}>
        {({ run, last, drafts, unmatched }) => (
          <>
            <p><span class="state">{t(`run.${run.state}`)}</span> <Kind of={run} /></p>
            {run.replay_of && <p class="note"><a href={`/programmes/${id}/runs/${run.replay_of}`}>{t("replay.of")}</a> {run.missing > 0 && t("replay.missing", { count: run.missing })}</p>}
            {GOES_ON.has(run.state) && <p><progress max={100} value={run.progress} aria-label={t("run.progress")} /> <Button act={act} onPress={async () => { await cancelMatchRun({ client, path }); await loaded.again(); }}>{t("run.cancel")}</Button></p>}
            {run.failure && <p class="note">{t(`run.failure.${run.failure}`)}</p>}
            {run.figures && <Figures of={run.figures} greedy={run.greedy} last={last?.figures ?? null} />}
            {run.changed_by_hand > 0 && <p class="note">{t("byHand.sum", { count: run.changed_by_hand, cost: numberText(run.cost_by_hand, 2) })}</p>}
            <Trouble error={act.error} />
            {run.can.includes("approve") && <p class="acts"><Button act={act} kind="first" onPress={async () => { await approveMatchRun({ client, path, headers: asOf(run), body: { mentee_ids: null } }); announce(t("saved")); await loaded.again(); }}>{t("run.approve")}</Button></p>}
            {run.approved_at && <p class="good">{t("run.approved")} <Day at={run.approved_at} /></p>}
            {drafts.length > 0 && (
              <>
                <h2>{t("run.drafts")}</h2>
                <ul class="cards">{drafts.map((each) => <li class="card" key={each.mentee_id}><Draft of={each} onChange={run.can.includes("change_draft") ? () => (changing.value = each.mentee_id) : null} /></li>)}</ul>
              </>
            )}
            {unmatched.length > 0 && (
              <>
                <h2>{t("run.unmatched")}</h2>
                <ul class="cards">{unmatched.map((each) => <li class="card" key={each.mentee_id}><Alone of={each} onChange={run.can.includes("change_draft") ? () => (changing.value = each.mentee_id) : null} /></li>)}</ul>
              </>
            )}
            {run.state === "done" && <Later title={t("became.title")}><Became run={run} /></Later>}
            {run.state === "done" && <Later title={t("replay.title")}><Replaying run={run} /></Later>}
            <Dialog open={changing.value !== null} title={t("byHand.title", { name: nameOf(changing.value) })} onClose={() => (changing.value = null)}>
              {changing.value !== null && (
                <ByHand
                  run={run}
                  mentee={changing.value}
                  now={drafts.find((each) => each.mentee_id === changing.value)?.mentor_id ?? null}
                  onClose={() => (changing.value = null)}
                  onDone={async () => { changing.value = null; await loaded.again(); }}
                />
              )}
            </Dialog>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What nobody asks for unless it is opened. */
function Later(props: { title: string; children: ComponentChildren }): JSX.Element {
  const open = useSignal(false);
  return (
    <details onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{props.title}</summary>
      {open.value && props.children}
    </details>
  );
}

interface Changeable {
  onChange: (() => void) | null;
}

const Odds = ({ of }: { of: number | null }): JSX.Element => <>{of !== null && <p class="quiet">{t("run.odds", { share: percentText(of, 1) })}</p>}</>;

const ChangeButton = ({ onChange, name }: Changeable & { name: string }): JSX.Element => (
  <>{onChange && <p class="acts"><button type="button" class="small" aria-label={`${t("byHand.change")}: ${name}`} onClick={onChange}>{t("byHand.change")}</button></p>}</>
);

function Draft({ of, onChange }: Changeable & { of: DraftView }): JSX.Element {
  const mentee = nameOf(of.mentee_id);
  return (
    <>
      <div class="who">
        <Face of={photoOf(of.mentee_id)} name={mentee} />
        <Face of={photoOf(of.mentor_id)} name={nameOf(of.mentor_id)} />
        <h3 dir="auto">{mentee} – {nameOf(of.mentor_id)}</h3>
      </div>
      {of.by_hand && <p><span class="state">{t("byHand.is")}</span></p>}
      <ul class="why">{[...new Set(of.reasons.filter((one) => one.value >= 0.5).map((one) => one.text))].slice(0, 3).map((text) => <li key={text}>{text}</li>)}</ul>
      <p class="quiet">{t("reasons.score", { score: Math.round(of.score * 100) })}</p>
      <Odds of={of.odds} />
      <ChangeButton name={mentee} onChange={onChange} />
    </>
  );
}

function Alone({ of, onChange }: Changeable & { of: UnmatchedView }): JSX.Element {
  const name = nameOf(of.mentee_id);
  return (
    <>
      <div class="who"><Face of={photoOf(of.mentee_id)} name={name} /><h3 dir="auto">{name}</h3></div>
      <ul>{of.nearest.map((one) => <li key={one.mentor_id}>{nameOf(one.mentor_id)}: {one.text}</li>)}</ul>
      <Odds of={of.odds} />
      <ChangeButton name={name} onChange={onChange} />
    </>
  );
}

const NOBODY = "nobody";

/** First what it costs; then, if somebody still wants it, so. What may not be matched is refused by the platform, with its reason. */
function ByHand(props: { run: MatchRunView; mentee: string; now: string | null; onClose: () => void; onDone: () => Promise<void> }): JSX.Element {
  const { run, mentee } = props;
  const chosen = useSignal("");
  const cost = useSignal<DraftChangeView | null>(null);
  const act = useAct();
  const loaded = useLoad(() => data(listMemberships({ client, path: { programme_id: run.programme_id }, query: { role: "mentor", state: "member", page_size: 200 } })));
  const change = async (dry_run: boolean): Promise<void> => {
    const body = { mentor_id: chosen.value === NOBODY ? null : chosen.value, dry_run };
    const said = await data(changeDraft({ client, path: { run_id: run.id, mentee_id: mentee }, headers: asOf(run), body }));
    if (dry_run) return void (cost.value = said);
    announce(t("saved"));
    await props.onDone();
  };
  return (
    <Loaded of={loaded}>
      {({ items }) => (
        <Form act={act} send={t(cost.value ? "byHand.do" : "byHand.look")} onSend={() => change(cost.value === null)} beside={<button type="button" onClick={props.onClose}>{t("cancel")}</button>}>
          <p>{t("byHand.now", { name: props.now ? nameOf(props.now) : t("byHand.nobody") })}</p>
          <Select
            label={t("byHand.instead")}
            required
            empty=""
            value={chosen.value}
            of={[...items.filter((each) => each.person_id !== props.now).map((each) => ({ value: each.person_id, label: each.name || t("somebody") })), { value: NOBODY, label: t("byHand.nobody") }]}
            onChoose={(value) => {
              chosen.value = value;
              cost.value = null;
            }}
          />
          <div role="status">
            {cost.value && <p class="note">{t("byHand.cost", { before: percentText(cost.value.score_before), after: percentText(cost.value.score), cost: numberText(cost.value.cost, 2) })}</p>}
          </div>
        </Form>
      )}
    </Loaded>
  );
}

/** The same people by the same seed, under other rules: what would have been. */
function Replaying({ run }: { run: MatchRunView }): JSX.Element {
  const { route } = useLocation();
  const objective = useSignal<NonNullable<NewReplay["objective"]>>(run.objective);
  const least = useSignal(String(Math.round(run.minimum_score * 100)));
  const act = useAct();
  const start = async (): Promise<void> => {
    const body = { objective: objective.value, minimum_score: Number(least.value) / 100 };
    const { key, done } = keyOf(`replay ${run.id} ${JSON.stringify(body)}`);
    const replay = await data(replayMatchRun({ client, path: { run_id: run.id }, headers: { "Idempotency-Key": key }, body }));
    done();
    route(`/programmes/${run.programme_id}/runs/${replay.id}`);
  };
  return (
    <Form act={act} send={t("replay.start")} onSend={start}>
      <p class="help">{t("replay.lead")}</p>
      <div class="pair">
        <Select label={t("runs.objective")} value={objective.value} of={OBJECTIVES.map((value) => ({ value, label: t(`objective.${value}`) }))} onChoose={(value) => (objective.value = value as typeof objective.value)} />
        <Input label={t("replay.least")} type="number" min={0} max={100} required value={least.value} onText={(text) => (least.value = text)} />
      </div>
    </Form>
  );
}

/** What really became of the pairs; beside it, for a replay, whom it would have given them. */
function Became({ run }: { run: MatchRunView }): JSX.Element {
  const loaded = useLoad(async () => {
    const { items } = await data(listWhatBecame({ client, path: { run_id: run.id }, query: { page_size: 100 } }));
    await meet(items.flatMap((each) => [each.mentee_id, each.mentor_then, each.mentor_now]));
    return items;
  }, [run.version]);
  const named = (id: string | null): string => (id ? nameOf(id) : t("byHand.nobody"));
  const since = (of: BecameView): string =>
    of.mentorship ? t(of.ended_at ? "became.ended" : "became.goesOn") : of.proposal ? t(`proposal.${of.proposal}`) : t(`draft.${of.decision}`);
  return (
    <Loaded of={loaded}>
      {(items) => (
        <div class="scroll">
          <table>
            <caption class="hidden">{t("became.title")}</caption>
            <thead><tr><th scope="col">{t("role.mentee")}</th><th scope="col">{t("became.then")}</th>{run.replay_of && <th scope="col">{t("became.now")}</th>}<th scope="col">{t("became.since")}</th></tr></thead>
            <tbody>
              {items.map((each) => (
                <tr key={each.mentee_id}><th scope="row" dir="auto">{nameOf(each.mentee_id)}</th><td dir="auto">{named(each.mentor_then)}</td>{run.replay_of && <td dir="auto">{named(each.mentor_now)}</td>}<td>{since(each)}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Loaded>
  );
}

function Figures({ of, greedy, last }: { of: FiguresView; greedy: FiguresView | null; last: FiguresView | null }): JSX.Element {
  const rows: [string, (figures: FiguresView) => string][] = [
    [t("figures.matched"), (each) => `${each.matched} / ${each.mentees}`],
    [t("figures.mean"), (each) => percentText(each.mean)],
    [t("figures.worst"), (each) => percentText(each.worst)],
    [t("figures.envious"), (each) => String(each.envious)],
    [t("figures.without"), (each) => `${each.mentors_without} / ${each.mentors}`],
  ];
  const beside = [greedy, last].filter((each) => each !== null);
  return (
    <>
      <div class="scroll">
        <table>
          <thead><tr><td /><th scope="col">{t("figures.run")}</th>{greedy && <th scope="col">{t("figures.greedy")}</th>}{last && <th scope="col">{t("figures.last")}</th>}</tr></thead>
          <tbody>{rows.map(([name, figure]) => <tr key={name}><th scope="row">{name}</th><td>{figure(of)}</td>{beside.map((each, at) => <td key={at}>{figure(each)}</td>)}</tr>)}</tbody>
        </table>
      </div>
      <details>
        <summary>{t("figures.more")}</summary>
        <Bars caption={t("figures.spread")} unit={t("figures.pairs")} of={of.spread.map((value, at) => ({ name: `${percentText(at / 10)} – ${percentText((at + 1) / 10)}`, value, shown: String(value) }))} />
        <Bars caption={t("figures.load")} unit={t("figures.mentors")} of={of.load.map((value, at) => ({ name: t("figures.menteesEach", { count: at }), value, shown: String(value) }))} />
      </details>
    </>
  );
}
