/** What operators and coordinators did, about whom and why: read by when and by programme, taken away as a file. */

import { useSignal } from "@preact/signals";
import * as api from "mentoring-client";
import { data, type AuditEntryView, type ReadProfilesAuditLogData } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client } from "../base/api.ts";
import { saveAs } from "../base/files.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { Button, Empty, Form, Input, Page, When } from "../base/parts.tsx";
import { plusDays } from "../base/times.ts";
import { t, type Text } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";

const SERVICES = ["profiles", "matching", "scheduling", "mentorships"] as const;
type Wanted = Omit<NonNullable<ReadProfilesAuditLogData["query"]>, "page_size" | "page_token">;
type Asked = { client: typeof client; query: Wanted & { page_size?: number; page_token?: string } };
type Exported = { client: typeof client; query: Wanted & { format: "csv" | "jsonl" }; parseAs: "text" };

const READ: Record<(typeof SERVICES)[number], (asked: Asked) => Promise<{ data?: { items: AuditEntryView[]; next_page_token: string | null } | undefined }>> = {
  profiles: api.readProfilesAuditLog,
  matching: api.readMatchingAuditLog,
  scheduling: api.readSchedulingAuditLog,
  mentorships: api.readMentorshipsAuditLog,
};
const EXPORT: Record<(typeof SERVICES)[number], (asked: Exported) => Promise<{ data?: string | undefined }>> = {
  profiles: api.exportProfilesAuditLog,
  matching: api.exportMatchingAuditLog,
  scheduling: api.exportSchedulingAuditLog,
  mentorships: api.exportMentorshipsAuditLog,
};

const ACTS = [
  "appeal_decided", "audit_log_exported", "coordinator_added", "coordinator_removed", "draft_changed", "ended_on_behalf", "facts_taken_in", "form_changed",
  "help_answered", "import_undone", "looked_at_person", "looked_into_mentorship", "match_run_approved", "match_run_cancelled", "match_run_replayed",
  "match_run_started", "member_removed", "membership_approved", "membership_refused", "outcome_plan_changed", "outcomes_asked_for", "people_imported",
  "people_invited", "person_erased", "person_reinstated", "person_suspended", "programme_archived", "programme_changed", "programme_made", "reminded",
  "report_decided", "report_taken", "rules_changed", "rules_previewed", "survey_changed",
] as const;

/** A newer platform may have acts that this app has no words for: then as it says them. */
const actText = (act: string): string => ((ACTS as readonly string[]).includes(act) ? t(`act.${act}` as Text) : act.replaceAll("_", " "));

export function AuditLog(): JSX.Element {
  const { query } = useRoute();
  const { route } = useLocation();
  const { programme = "", since = "", until = "", page } = query;
  const service = SERVICES.find((each) => each === query["service"]) ?? "profiles";
  const from = useSignal(since);
  const to = useSignal(until);
  const searching = useAct();
  const saving = useAct();
  const wanted: Wanted = {
    ...(programme ? { programme_id: programme } : {}),
    ...(since ? { done_since: `${since}T00:00:00Z` } : {}),
    ...(until ? { done_before: `${plusDays(until, 1)}T00:00:00Z` } : {}),
  };
  const loaded = useLoad(async () => {
    const log = await data(READ[service]({ client, query: { ...wanted, page_size: 50, ...(page ? { page_token: page } : {}) } }));
    await meet(log.items.flatMap((each) => [each.actor_id, each.person_id]));
    return log;
  }, [service, programme, since, until, page]);
  const href = (more: Record<string, string>): string => `/audit-log?${new URLSearchParams(Object.entries({ service, programme, since, until, ...more }).filter(([, value]) => value !== ""))}`;
  const save = (format: "csv" | "jsonl") => async (): Promise<void> =>
    saveAs(`audit-log-${service}.${format}`, await data(EXPORT[service]({ client, query: { ...wanted, format }, parseAs: "text" })), "text/plain");
  return (
    <Page title={t("audit.title")} lead={t("audit.lead")} {...(programme ? { back: `/programmes/${programme}` } : {})}>
      <nav class="tabs" aria-label={t("dead.which")}>
        {SERVICES.map((each) => <a key={each} href={href({ service: each })} aria-current={each === service ? "page" : undefined}>{each}</a>)}
      </nav>
      <Form act={searching} send={t("search")} onSend={async () => route(href({ since: from.value, until: to.value }))}>
        <div class="pair">
          <Input label={t("audit.since")} type="date" value={from.value} onText={(text) => (from.value = text)} />
          <Input label={t("audit.until")} type="date" value={to.value} onText={(text) => (to.value = text)} />
        </div>
      </Form>
      <Loaded of={loaded}>
        {({ items, next_page_token }) => (
          <>
            {items.length === 0 && <Empty text={t("audit.none")} />}
            <ul class="cards">{items.map((each) => <li class="card" key={each.id}><Entry of={each} /></li>)}</ul>
            {next_page_token && <p><a class="button" href={href({ page: next_page_token })}>{t("older")}</a></p>}
          </>
        )}
      </Loaded>
      <Trouble error={saving.error} />
      <p class="acts">
        <Button act={saving} onPress={save("csv")}>{t("audit.csv")}</Button>
        <Button act={saving} onPress={save("jsonl")}>{t("audit.jsonl")}</Button>
      </p>
    </Page>
  );
}

function Entry({ of }: { of: AuditEntryView }): JSX.Element {
  return (
    <>
      <h2>{actText(of.act)}</h2>
      <p>
        <span dir="auto">{of.actor_id ? nameOf(of.actor_id) : t("audit.erased")}</span> ({t(of.role === "operator" ? "role.operator" : "role.coordinator")}),{" "}
        <When at={of.done_at} short />
      </p>
      {of.person_id && <p>{t("audit.about")} <span dir="auto">{nameOf(of.person_id)}</span></p>}
      {of.reason && <p class="words" dir="auto">{of.reason}</p>}
      {of.changed.length > 0 && <p class="quiet">{t("audit.changed")} {of.changed.join(", ")}</p>}
    </>
  );
}
