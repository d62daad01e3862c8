import type { JSX } from "preact";

import { Page } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

export const NotFound = (): JSX.Element => (
  <Page title={t("notFound")} lead={t("notFound.lead")}>
    <p><a class="button" href="/">{t("nav.home")}</a></p>
  </Page>
);
