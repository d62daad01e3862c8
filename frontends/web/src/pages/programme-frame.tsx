/** What stands around each page of a programme, for those who look after it. */

import { data, readProgramme } from "mentoring-client";
import type { JSX } from "preact";

import { client } from "../base/api.ts";
import { useLoad } from "../base/load.tsx";
import { Page } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { t } from "../base/texts.ts";

const PLACES = ["members", "people", "pairs", "applicants", "import", "runs", "rules", "steps", "funnel", "outcomes", "surveys", "terms", "stages", "form"] as const;
const OPERATORS_ALONE: readonly string[] = ["import", "rules", "form"];

export function Frame(props: { id: string; at: (typeof PLACES)[number]; children: (name: string) => JSX.Element }): JSX.Element {
  const loaded = useLoad(async () => (await data(readProgramme({ client, path: { programme_id: props.id } }))).name, [props.id]);
  const operator = me.value?.value.operator ?? false;
  return (
    <Page title={loaded.value ?? t("programme.title")} back="/programmes">
      <nav class="tabs" aria-label={t("programme.title")}>
        {PLACES.filter((each) => operator || !OPERATORS_ALONE.includes(each)).map((each) => (
          <a key={each} href={`/programmes/${props.id}${each === "members" ? "" : `/${each}`}`} aria-current={each === props.at ? "page" : undefined}>{t(`programme.${each}`)}</a>
        ))}
        <a href={`/work?programme=${props.id}`}>{t("work.title")}</a>
        {operator && <a href={`/audit-log?programme=${props.id}`}>{t("audit.title")}</a>}
      </nav>
      {props.children(loaded.value ?? "")}
    </Page>
  );
}
