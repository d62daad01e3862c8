/** What strangers see first: small, since it is what the first visit waits for. */

import type { JSX } from "preact";

import { Page } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

export function Stranger(): JSX.Element {
  return (
    <Page title={t("home.title")} lead={t("home.lead")}>
      <p class="acts"><a class="button first" href="/sign-in">{t("home.begin")}</a></p>
      <ol class="steps">
        {(["1", "2", "3"] as const).map((each) => (
          <li key={each}><h2>{t(`home.step${each}`)}</h2><p>{t(`home.step${each}.text`)}</p></li>
        ))}
      </ol>
      <p class="quiet"><a href="/docs">{t("home.docs")}</a></p>
    </Page>
  );
}
