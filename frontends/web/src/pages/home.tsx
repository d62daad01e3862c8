/** Where one begins: what waits for one, or what this is. */

import type { JSX } from "preact";

import { Page } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { t } from "../base/texts.ts";

export function Home(): JSX.Element {
  const person = me.value?.value;
  return person ? <Page title={t("home.hello", { name: person.name })} /> : <Stranger />;
}

function Stranger(): JSX.Element {
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
