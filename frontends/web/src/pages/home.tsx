/** Where one begins: what waits for one, or what this is. */

import { data, listMyMentorships, listMySessions, listProposals, listRequests, type PersonView } from "mentoring-client";
import type { JSX } from "preact";

import { client } from "../base/api.ts";
import { Loaded, useLoad } from "../base/load.tsx";
import { Empty, Page } from "../base/parts.tsx";
import { me, useArrivals } from "../base/person.ts";
import { t } from "../base/texts.ts";
import { meet, nameOf, words } from "../base/words.ts";
import { MentorshipLine } from "./mentorships.tsx";
import { SessionLine } from "./sessions.tsx";

/** Nothing of whoever has just signed out, while the next page comes. */
export function Waiting(): JSX.Element {
  return me.value ? <Today person={me.value.value} /> : <></>;
}

function Today(props: { person: PersonView }): JSX.Element {
  const { person } = props;
  return (
    <Page title={t("home.hello", { name: person.name })}>
      {person.mentee || person.mentor ? <WhatWaits person={person} /> : <Choose operator={person.operator} />}
    </Page>
  );
}

function WhatWaits(props: { person: PersonView }): JSX.Element {
  const { person } = props;
  const loaded = useLoad(async () => {
    const [sessions, mentorships, proposals, requests] = await Promise.all([
      data(listMySessions({ client, query: { ahead: true, page_size: 50 } })),
      data(listMyMentorships({ client, query: { page_size: 20 } })),
      person.mentor ? data(listProposals({ client, query: { as: "mentor", state: "proposed" } })) : { items: [] },
      person.mentee && !person.mentor ? data(listRequests({ client, query: { page_size: 5 } })) : { items: [] },
    ]);
    const ahead = sessions.items;
    const live = mentorships.items.filter((each) => each.state !== "ended");
    await Promise.all([meet([...ahead.flatMap((each) => [each.mentor_id, ...each.mentee_ids]), ...live.flatMap((each) => [each.mentor_id, each.mentee_id])]), live.length > 0 && words()]);
    return { ahead, live, proposals: proposals.items, open: requests.items.filter((each) => each.can.includes("withdraw")) };
  }, [person.mentor, person.mentee]);
  useArrivals(loaded.again);
  return (
    <Loaded of={loaded}>
      {({ ahead, live, proposals, open }) => (
        <>
          {proposals.length > 0 && <p class="note"><a href="/requests">{t("home.asked", { count: proposals.length })}</a></p>}
          {open.length > 0 && <p class="note"><a href="/requests">{t("home.waits")}</a></p>}
          {live.filter((each) => each.you === "mentee" && each.state === "active" && !ahead.some((one) => one.mentorship_id === each.id)).map((each) => (
            <p class="note" key={each.id}><a href={`/mentorships/${each.id}/booking`}>{t("home.book", { name: nameOf(each.mentor_id) })}</a></p>
          ))}
          {ahead.some((each) => each.can.includes("confirm")) && <p class="note"><a href="/sessions">{t("home.confirm")}</a></p>}
          {ahead.length > 0 && <><h2>{t("sessions.ahead")}</h2><ul class="cards">{ahead.slice(0, 3).map((each) => <li class="card" key={each.id}><SessionLine session={each} /></li>)}</ul></>}
          {live.length > 0 && <><h2>{t("mentorships.title")}</h2><ul class="cards">{live.map((each) => <li class="card" key={each.id}><MentorshipLine of={each} /></li>)}</ul></>}
          {ahead.length === 0 && live.length === 0 && proposals.length === 0 && open.length === 0 && (
            person.mentor && !person.mentee ? <Empty text={t("home.quietMentor")} href="/hours" go={t("hours.title")} />
              : <Empty text={t("home.quietMentee")} href="/mentors" go={t("requests.toMentors")} />
          )}
        </>
      )}
    </Loaded>
  );
}

/** Whoever looks after programmes need not be a mentee or a mentor. */
function Choose(props: { operator: boolean }): JSX.Element {
  return (
    <>
      <p class="lead">{t("home.choose")}</p>
      <ul class="places">
        <li><a href="/profile">{t("you.becomeMentee")}</a></li>
        <li><a href="/profile/mentor">{t("you.becomeMentor")}</a></li>
        {props.operator && <li><a href="/programmes">{t("programmes.title")}</a></li>}
        {props.operator && <li><a href="/work">{t("work.title")}</a></li>}
      </ul>
    </>
  );
}
