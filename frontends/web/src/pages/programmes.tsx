/** Programmes: joining them, and looking after them. */

import { useSignal } from "@preact/signals";
import {
  acceptPlace, approveMembership, approveMatchRun, cancelMatchRun, commitImport, data, invitePeople, leaveProgramme, listDrafts,
  listManagedProgrammes, listMatchRuns, listMemberships, listMyMemberships, listProgrammes, listUnmatched, makeProgramme, readMatchRun, readProgramme,
  refuseMembership, removeMember, startMatchRun, tryImport,
  type FiguresView, type ImportView, type MatchRunView, type MembershipView, type MyMembershipView, type NewMatchRun, type NewProgramme,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";

import { asOf, client, keyOf } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Check, Day, Dialog, Empty, Facts, Form, Input, Page, Select, TextArea, When } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { t } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";

const STATES = ["applied", "waiting", "offered", "invited", "eligible", "member", "left"] as const;
const ROLES = ["mentee", "mentor", "coordinator"] as const;
const OBJECTIVES = ["coverage", "score", "stable"] as const;

export function Programmes(): JSX.Element {
  const { operator } = me.value!.value;
  const loaded = useLoad(async () => {
    const [open, mine, managed] = await Promise.all([
      data(listProgrammes({ client, query: { page_size: 100 } })),
      data(listMyMemberships({ client, query: { page_size: 100 } })),
      operator ? data(listManagedProgrammes({ client, query: { page_size: 100 } })) : null,
    ]);
    return { open: open.items, mine: mine.items, managed: managed?.items ?? [] };
  }, [operator]);
  return (
    <Page title={t("programmes.title")} lead={t("programmes.lead")}>
      <Loaded of={loaded}>
        {({ open, mine, managed }) => {
          const names = new Map([...open.map((each) => [each.id, each.name] as const), ...managed.map((each) => [each.id, each.texts[0]?.name ?? each.slug] as const)]);
          const looked = mine.filter((each) => each.role === "coordinator" && each.state === "member" && !managed.some((one) => one.id === each.programme_id));
          return (
            <>
              {(operator || looked.length > 0) && (
                <>
                  <h2>{t("programmes.managed")}</h2>
                  <ul class="places">
                    {managed.map((each) => <li key={each.id}><a href={`/programmes/${each.id}`}>{each.texts[0]?.name ?? each.slug}{each.archived_at && ` (${t("programme.archived")})`}</a></li>)}
                    {looked.map((each) => <li key={each.id}><a href={`/programmes/${each.programme_id}`}>{names.get(each.programme_id) ?? t("programme.title")}</a></li>)}
                  </ul>
                  <p><a href="/work">{t("work.title")}</a></p>
                  {operator && <NewOne again={loaded.again} />}
                </>
              )}
              {mine.length > 0 && <h2>{t("programmes.yours")}</h2>}
              <ul class="cards">{mine.map((each) => <li class="card" key={`${each.id} ${each.version}`}><Mine of={each} name={names.get(each.programme_id) ?? t("programme.title")} again={loaded.again} /></li>)}</ul>
              <h2>{t("programmes.open")}</h2>
              <ul class="cards">
                {open.map((each) => (
                  <li class="card" key={each.id}>
                    <h3 dir="auto">{each.name}</h3>
                    <p dir="auto">{each.about}</p>
                    <Join of={each} mine={mine} />
                  </li>
                ))}
              </ul>
              {open.length === 0 && <Empty text={t("programmes.none")} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Join(props: { of: { id: string; everybody_belongs: boolean }; mine: readonly MyMembershipView[] }): JSX.Element {
  if (props.of.everybody_belongs) return <p class="quiet">{t("programme.everybody")}</p>;
  if (props.mine.some((each) => each.programme_id === props.of.id && each.state !== "left")) return <p class="quiet">{t("programme.in")}</p>;
  return <p class="acts"><a class="button" href={`/programmes/${props.of.id}/sign-up`}>{t("programme.join")}</a></p>;
}

function Mine({ of, name, again }: { of: MyMembershipView; name: string; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const path = { membership_id: of.id };
  return (
    <>
      <h3 dir="auto">{name}</h3>
      <p>
        {t(`role.${of.role}`)} · <span class="state">{t(`member.${of.state}`)}</span>
        {of.before_you !== null && <> · {t("programme.before", { count: of.before_you })}</>}
        {of.offered_until && <> · {t("programme.offeredUntil")} <When at={of.offered_until} short /></>}
      </p>
      <Trouble error={act.error} />
      <p class="acts">
        {of.can.includes("accept") && <Button act={act} kind="first" onPress={async () => { await acceptPlace({ client, path }); announce(t("saved")); await again(); }}>{t("programme.accept")}</Button>}
        {of.can.includes("leave") && <Button act={act} onPress={async () => { await leaveProgramme({ client, path }); announce(t("saved")); await again(); }}>{t("programme.leave")}</Button>}
      </p>
    </>
  );
}

function NewOne({ again }: { again: () => Promise<void> }): JSX.Element {
  const name = useSignal("");
  const about = useSignal("");
  const joined = useSignal<NewProgramme["joined_by"]>("approval");
  const code = useSignal("");
  const domains = useSignal("");
  const capacity = useSignal("");
  const act = useAct();
  const make = async (): Promise<void> => {
    const slug = name.value.toLowerCase().normalize("NFKD").replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "").slice(0, 40);
    const { key, done } = keyOf(`programme ${name.value}`);
    await makeProgramme({
      client,
      headers: { "Idempotency-Key": key },
      body: {
        slug,
        texts: [{ language, name: name.value.trim(), about: about.value.trim() }],
        joined_by: joined.value,
        ...(joined.value === "code" ? { code: code.value } : {}),
        ...(joined.value === "email_domain" ? { email_domains: domains.value.split(",").map((each) => each.trim()).filter(Boolean) } : {}),
        ...(capacity.value ? { capacity: Number(capacity.value) } : {}),
      },
    });
    done();
    announce(t("saved"));
    name.value = about.value = "";
    await again();
  };
  return (
    <details>
      <summary>{t("programme.new")}</summary>
      <Form act={act} send={t("programme.make")} onSend={make}>
        <Input label={t("programme.name")} required maxLength={100} value={name.value} onText={(text) => (name.value = text)} />
        <TextArea label={t("programme.about")} rows={3} maxLength={2000} value={about.value} onText={(text) => (about.value = text)} />
        <div class="pair">
          <Select label={t("programme.joinedBy")} value={joined.value} of={(["approval", "open", "code", "email_domain"] as const).map((value) => ({ value, label: t(`joined.${value}`) }))} onChoose={(value) => (joined.value = value as typeof joined.value)} />
          <Input label={t("programme.capacity")} type="number" min={1} value={capacity.value} onText={(text) => (capacity.value = text)} />
        </div>
        {joined.value === "code" && <Input label={t("programme.code")} required value={code.value} onText={(text) => (code.value = text)} />}
        {joined.value === "email_domain" && <Input label={t("programme.domains")} required value={domains.value} onText={(text) => (domains.value = text)} />}
      </Form>
    </details>
  );
}

function Frame(props: { id: string; at: "members" | "import" | "runs"; children: (name: string) => JSX.Element }): JSX.Element {
  const loaded = useLoad(async () => (await data(readProgramme({ client, path: { programme_id: props.id } }))).name, [props.id]);
  return (
    <Page title={loaded.value ?? t("programme.title")} back="/programmes">
      <nav class="tabs" aria-label={t("programme.title")}>
        {(["members", "import", "runs"] as const).map((each) => (
          <a key={each} href={`/programmes/${props.id}${each === "members" ? "" : `/${each}`}`} aria-current={each === props.at ? "page" : undefined}>{t(`programme.${each}`)}</a>
        ))}
        <a href={`/work?programme=${props.id}`}>{t("work.title")}</a>
      </nav>
      {props.children(loaded.value ?? "")}
    </Page>
  );
}

export function Programme(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { query, route } = useLocation();
  const { state = "", role = "", page } = query;
  const loaded = useLoad(() => data(listMemberships({
    client,
    path: { programme_id: id },
    query: { page_size: 50, ...(state ? { state: state as "member" } : {}), ...(role ? { role: role as "mentor" } : {}), ...(page ? { page_token: page } : {}) },
  })), [id, state, role, page]);
  const go = (more: Record<string, string>): void => route(`/programmes/${id}?${new URLSearchParams(Object.entries({ state, role, ...more }).filter(([, value]) => value !== ""))}`);
  return (
    <Frame id={id} at="members">
      {() => (
        <>
          <div class="pair">
            <Select label={t("programme.state")} value={state} empty={t("any")} of={STATES.map((value) => ({ value, label: t(`member.${value}`) }))} onChoose={(value) => go({ state: value })} />
            <Select label={t("programme.as")} value={role} empty={t("any")} of={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} onChoose={(value) => go({ role: value })} />
          </div>
          <Loaded of={loaded}>
            {({ items, next_page_token }) => (
              <>
                {items.length === 0 && <Empty text={t("programme.noMembers")} />}
                <ul class="rows">{items.map((each) => <li key={`${each.id} ${each.version}`}><Member of={each} again={loaded.again} /></li>)}</ul>
                {next_page_token && <button type="button" onClick={() => go({ page: next_page_token })}>{t("more")}</button>}
              </>
            )}
          </Loaded>
        </>
      )}
    </Frame>
  );
}

function Member({ of, again }: { of: MembershipView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const asked = useSignal<"refuse" | "remove" | null>(null);
  const reason = useSignal("");
  const path = { programme_id: of.programme_id, membership_id: of.id };
  const name = of.name || t("somebody");
  const end = async (): Promise<void> => {
    await (asked.value === "refuse" ? refuseMembership : removeMember)({ client, path, body: { reason: reason.value.trim() } });
    announce(t("saved"));
    asked.value = null;
    await again();
  };
  return (
    <>
      <span><strong dir="auto">{name}</strong> <span class="quiet">{t(`role.${of.role}`)}</span> <span class="state">{t(`member.${of.state}`)}</span></span>
      <span class="acts">
        {of.can.includes("approve") && (
          <Button act={act} kind="small" label={`${t("programme.approve")}: ${name}`} onPress={async () => {
            await approveMembership({ client, path });
            announce(t("saved"));
            await again();
          }}>{t("programme.approve")}</Button>
        )}
        {(["refuse", "remove"] as const).map((what) => of.can.includes(what) && (
          <button key={what} type="button" class="small" aria-label={`${t(`programme.${what}`)}: ${name}`} onClick={() => (asked.value = what)}>{t(`programme.${what}`)}</button>
        ))}
      </span>
      <Trouble error={asked.value === null ? act.error : undefined} />
      <Dialog open={asked.value !== null} title={asked.value === null ? "" : `${t(`programme.${asked.value}`)}: ${name}`} onClose={() => (asked.value = null)}>
        <Form act={act} kind="danger" send={asked.value === null ? "" : t(`programme.${asked.value}`)} onSend={end} beside={<button type="button" onClick={() => (asked.value = null)}>{t("cancel")}</button>}>
          <Input label={t("programme.reason")} required maxLength={300} value={reason.value} onText={(text) => (reason.value = text)} />
        </Form>
      </Dialog>
    </>
  );
}

export function Import(): JSX.Element {
  const id = useRoute().params["id"]!;
  const tried = useSignal<ImportView | null>(null);
  const invited = useSignal<number | null>(null);
  const act = useAct();
  const path = { programme_id: id };
  const look = async (): Promise<void> => {
    const file = document.querySelector<HTMLInputElement>("#people-file")?.files?.[0];
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    tried.value = await data(tryImport({ client, path, body: { file: btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join("")) } }));
    announce(t("import.tried"));
  };
  const commit = async (): Promise<void> => {
    tried.value = await data(commitImport({ client, path: { ...path, import_id: tried.value!.id } }));
    announce(t("import.done"));
  };
  const shown = tried.value;
  return (
    <Frame id={id} at="import">
      {() => (
        <>
          <p>{t("import.lead")}</p>
          <Form act={act} send={t("import.try")} onSend={look}>
            <div class="field"><label for="people-file">{t("import.file")}</label><input id="people-file" type="file" accept=".csv,.tsv,.txt,text/csv" required /></div>
          </Form>
          {shown && (
            <section class="card">
              <h2>{shown.state === "tried" ? t("import.would") : t("import.done")}</h2>
              <Facts of={(["new", "joins", "changed", "same", "left"] as const).map((each) => [t(`import.${each}`), String(shown.counts[each])])} />
              {shown.problems.length > 0 && (
                <div class="scroll">
                  <table>
                    <caption>{t("import.problems", { count: shown.problems_in_all })}</caption>
                    <thead><tr><th scope="col">{t("import.row")}</th><th scope="col">{t("import.column")}</th><th scope="col">{t("import.wrong")}</th></tr></thead>
                    <tbody>{shown.problems.map((each) => <tr key={`${each.row} ${each.column}`}><td>{each.row}</td><td>{each.column}</td><td>{t(`wrong.${each.wrong}`)}{each.other !== null && ` (${each.other})`}</td></tr>)}</tbody>
                  </table>
                </div>
              )}
              {shown.ignored_columns.length > 0 && <p class="quiet">{t("import.ignored", { columns: shown.ignored_columns.join(", ") })}</p>}
              {shown.can.includes("commit") && shown.state === "tried" && <p class="acts"><Button act={act} kind="first" onPress={commit}>{t("import.commit")}</Button></p>}
            </section>
          )}
          <h2>{t("import.invite")}</h2>
          <p>{t("import.invite.lead")}</p>
          {invited.value !== null && <p class="good">{t("import.invited", { count: invited.value })}</p>}
          <p class="acts"><Button act={act} onPress={async () => { invited.value = (await data(invitePeople({ client, path }))).people; }}>{t("import.invite")}</Button></p>
        </>
      )}
    </Frame>
  );
}

export function Runs(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { route } = useLocation();
  const objective = useSignal<NewMatchRun["objective"]>("coverage");
  const dry = useSignal(true);
  const act = useAct();
  const loaded = useLoad(() => data(listMatchRuns({ client, query: { programme_id: id, page_size: 20 } })), [id]);
  const start = async (): Promise<void> => {
    const { key, done } = keyOf(`run ${id} ${objective.value} ${dry.value}`);
    const run = await data(startMatchRun({ client, headers: { "Idempotency-Key": key }, body: { programme_id: id, objective: objective.value, dry_run: dry.value } }));
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
          </Form>
          <Loaded of={loaded}>
            {({ items }) => (
              <ul class="rows">
                {items.map((each) => (
                  <li key={each.id}>
                    <a href={`/programmes/${id}/runs/${each.id}`}>{t(`objective.${each.objective}`)}{each.dry_run && ` (${t("runs.isDry")})`}</a>
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

const GOES_ON = new Set<MatchRunView["state"]>(["waiting", "running"]);

export function Run(): JSX.Element {
  const { id, run: runId } = useRoute().params as { id: string; run: string };
  const act = useAct();
  const path = { run_id: runId };
  const loaded = useLoad(async () => {
    const run = await data(readMatchRun({ client, path }));
    if (run.state !== "done") return { run, drafts: [], unmatched: [] };
    const [drafts, unmatched] = await Promise.all([data(listDrafts({ client, path, query: { page_size: 50 } })), data(listUnmatched({ client, path, query: { page_size: 50 } }))]);
    await meet([...drafts.items.flatMap((each) => [each.mentee_id, each.mentor_id]), ...unmatched.items.flatMap((each) => [each.mentee_id, ...each.nearest.map((one) => one.mentor_id)])]);
    return { run, drafts: drafts.items, unmatched: unmatched.items };
  }, [runId]);
  useEffect(() => {
    if (!loaded.value || !GOES_ON.has(loaded.value.run.state)) return;
    const soon = setTimeout(() => void loaded.again(), 1000);
    return () => clearTimeout(soon);
  }, [loaded.value]);
  return (
    <Page title={t("run.title")} back={`/programmes/${id}/runs`}>
      <Loaded of={loaded}>
        {({ run, drafts, unmatched }) => (
          <>
            <p><span class="state">{t(`run.${run.state}`)}</span> {run.dry_run && t("runs.isDry")}</p>
            {GOES_ON.has(run.state) && <p><progress max={100} value={run.progress} aria-label={t("run.progress")} /> <Button act={act} onPress={async () => { await cancelMatchRun({ client, path }); await loaded.again(); }}>{t("run.cancel")}</Button></p>}
            {run.figures && <Figures of={run.figures} greedy={run.greedy} />}
            <Trouble error={act.error} />
            {run.can.includes("approve") && <p class="acts"><Button act={act} kind="first" onPress={async () => { await approveMatchRun({ client, path, headers: asOf(run), body: { mentee_ids: null } }); announce(t("saved")); await loaded.again(); }}>{t("run.approve")}</Button></p>}
            {run.approved_at && <p class="good">{t("run.approved")} <Day at={run.approved_at} /></p>}
            {drafts.length > 0 && (
              <>
                <h2>{t("run.drafts")}</h2>
                <ul class="cards">
                  {drafts.map((each) => (
                    <li class="card" key={each.mentee_id}>
                      <h3 dir="auto">{nameOf(each.mentee_id)} – {nameOf(each.mentor_id)}</h3>
                      <ul class="why">{[...new Set(each.reasons.filter((one) => one.value >= 0.5).map((one) => one.text))].slice(0, 3).map((text) => <li key={text}>{text}</li>)}</ul>
                      <p class="quiet">{t("reasons.score", { score: Math.round(each.score * 100) })}</p>
                    </li>
                  ))}
                </ul>
              </>
            )}
            {unmatched.length > 0 && (
              <>
                <h2>{t("run.unmatched")}</h2>
                <ul class="cards">
                  {unmatched.map((each) => (
                    <li class="card" key={each.mentee_id}>
                      <h3 dir="auto">{nameOf(each.mentee_id)}</h3>
                      <ul>{each.nearest.map((one) => <li key={one.mentor_id}>{nameOf(one.mentor_id)}: {one.text}</li>)}</ul>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ of, greedy }: { of: FiguresView; greedy: FiguresView | null }): JSX.Element {
  const percent = (value: number | null): string => (value === null ? "–" : new Intl.NumberFormat(language, { style: "percent" }).format(value));
  const rows: [string, (figures: FiguresView) => string][] = [
    [t("figures.matched"), (each) => `${each.matched} / ${each.mentees}`],
    [t("figures.mean"), (each) => percent(each.mean)],
    [t("figures.worst"), (each) => percent(each.worst)],
    [t("figures.envious"), (each) => String(each.envious)],
    [t("figures.without"), (each) => `${each.mentors_without} / ${each.mentors}`],
  ];
  return (
    <div class="scroll">
      <table>
        <thead><tr><td /><th scope="col">{t("figures.run")}</th>{greedy && <th scope="col">{t("figures.greedy")}</th>}</tr></thead>
        <tbody>{rows.map(([name, figure]) => <tr key={name}><th scope="row">{name}</th><td>{figure(of)}</td>{greedy && <td>{figure(greedy)}</td>}</tr>)}</tbody>
      </table>
    </div>
  );
}
