/** How far the mentees of a programme come, and where they stop. */

import { data, readFunnel, type FunnelView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client } from "../base/api.ts";
import { Bars, Lines, percentText } from "../base/charts.tsx";
import { language } from "../base/language.ts";
import { Loaded, useLoad } from "../base/load.tsx";
import { Empty } from "../base/parts.tsx";
import { dateText } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { Frame } from "./programme-frame.tsx";

/** The server says no number from one to four. */
const people = (value: number | null): string => (value === null ? t("funnel.few") : String(value));

export function Funnel(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(() => data(readFunnel({ client, path: { programme_id: id } })), [id]);
  return (
    <Frame id={id} at="funnel">
      {() => (
        <>
          <p>{t("funnel.lead")}</p>
          <Loaded of={loaded}>{(funnel) => <Stages of={funnel} />}</Loaded>
        </>
      )}
    </Frame>
  );
}

function Stages({ of }: { of: FunnelView }): JSX.Element {
  if (of.stages.every((each) => each.people === 0)) return <Empty text={t("funnel.none")} />;
  return (
    <>
      {of.stops_at && <p class="note">{t("funnel.stops", { stage: t(`funnel.${of.stops_at}`) })}</p>}
      <Bars
        caption={t("funnel.stages")}
        unit={t("funnel.people")}
        beside={t("funnel.wentOn")}
        of={of.stages.map((each) => ({
          name: t(`funnel.${each.stage}`),
          value: each.people,
          shown: people(each.people),
          beside: percentText(each.went_on),
        }))}
      />
      {of.weeks.length > 1 && (
        <Lines
          caption={t("funnel.weeks")}
          across={t("funnel.week")}
          moments={of.weeks.map((each) => dateText(each.week, language, { day: "numeric", month: "short", year: "numeric" }))}
          of={of.stages.map(({ stage }) => ({
            name: t(`funnel.${stage}`),
            values: of.weeks.map((week) => week.counts.find((each) => each.stage === stage)?.people ?? null),
            shown: people,
          }))}
        />
      )}
    </>
  );
}
