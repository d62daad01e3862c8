/** To be a mentor no longer: what ends by it is told before, by name. */

import { ceaseMentoring, data, previewCeasingMentorships, previewCeasingProposals, previewCeasingSessions } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { client } from "../base/api.ts";
import { AskedOnce } from "../base/asked.tsx";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Empty, Page, When } from "../base/parts.tsx";
import { me, readPerson } from "../base/person.ts";
import { t } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";

/** Each service says what ends of what it keeps. */
async function whatEnds() {
  const [{ proposals }, { sessions, holds, offerings }, { mentorships }] = await Promise.all([
    data(previewCeasingProposals({ client })),
    data(previewCeasingSessions({ client })),
    data(previewCeasingMentorships({ client })),
  ]);
  await meet([...proposals, ...mentorships].map((each) => each.mentee_id).concat(sessions.flatMap((each) => each.mentee_ids)));
  return { proposals, sessions, holds, offerings, mentorships };
}

type Ends = Awaited<ReturnType<typeof whatEnds>>;

export function Ceasing(): JSX.Element {
  if (!me.value?.value.mentor) return <Page title={t("ceasing.title")} back="/you"><Empty text={t("ceasing.none")} href="/profile/mentor" go={t("you.becomeMentor")} /></Page>;
  return <WhatEnds />;
}

function WhatEnds(): JSX.Element {
  const loaded = useLoad(whatEnds);
  return (
    <Page title={t("ceasing.title")} lead={t("ceasing.lead")} back="/profile/mentor">
      <p>{t("ceasing.pause")} <a href="/profile/mentor">{t("you.mentor")}</a></p>
      <Loaded of={loaded}>{(ends) => <><Named of={ends} /><p>{t("ceasing.stays")}</p><Cease /></>}</Loaded>
    </Page>
  );
}

function Named({ of }: { of: Ends }): JSX.Element {
  const { proposals, sessions, holds, offerings, mentorships } = of;
  const parts: [string, JSX.Element[]][] = [
    [t("ceasing.mentorships"), mentorships.map((each) => <li key={each.id}><a href={`/mentorships/${each.id}`}>{nameOf(each.mentee_id)}</a>{each.goals_open > 0 && <small class="quiet">{t("ceasing.goals", { count: each.goals_open })}</small>}</li>)],
    [t("ceasing.sessions"), sessions.map((each) => <li key={each.id}><a href={`/sessions/${each.id}`}><When at={each.starts_at} short /></a><span>{each.mentee_ids.map(nameOf).join(", ")}</span></li>)],
    [t("ceasing.proposals"), proposals.map((each) => <li key={each.id}><a href={`/proposals/${each.id}`}>{nameOf(each.mentee_id)}</a></li>)],
    [t("ceasing.offerings"), offerings.map((each) => <li key={each.id}><span dir="auto">{each.title}</span></li>)],
  ];
  const some = parts.filter(([, rows]) => rows.length > 0);
  return (
    <>
      <h2>{t("ceasing.ends")}</h2>
      {some.length === 0 && <p>{t("ceasing.nothing")}</p>}
      {some.map(([title, rows]) => <section key={title}><h3>{title} ({rows.length})</h3><ul class="rows">{rows}</ul></section>)}
      {holds > 0 && <p>{t("ceasing.holds", { count: holds })}</p>}
    </>
  );
}

function Cease(): JSX.Element {
  const act = useAct();
  const { route } = useLocation();
  const cease = async (): Promise<void> => {
    await ceaseMentoring({ client });
    await readPerson();
    announce(t("ceasing.done"));
    route("/you");
  };
  return (
    <AskedOnce act={act} title={t("ceasing.title")} send={t("ceasing.send")} name="ceasing" onSend={cease}><p>{t("ceasing.sure")}</p></AskedOnce>
  );
}
