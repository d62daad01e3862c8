/** People, for those who look after them: found by name, role, state; one of them; who waits for a yes. */

import { useSignal } from "@preact/signals";
import {
  addCoordinator, data, listApplicants, listProgrammePeople, readProgrammePerson, removeCoordinator,
  type ManagedPersonView, type PersonPageView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Day, Empty, Facts, Form, Input, Page, Select } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { Face } from "../base/photo.tsx";
import { t } from "../base/texts.ts";
import { meet, photoOf } from "../base/words.ts";
import { Member, ROLES, STATES } from "./members.tsx";
import { Frame } from "./programme-frame.tsx";
import { Suspending } from "./suspending.tsx";

const FILTERS = ["q", "role", "state", "suspended", "page"] as const;
type Filters = Record<(typeof FILTERS)[number], string>;

const said = (query: Record<string, string>): Filters => Object.fromEntries(FILTERS.map((each) => [each, query[each] ?? ""])) as Filters;

const kept = (filters: Partial<Filters>): URLSearchParams => new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ""));

export function ProgrammePeople(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { query } = useRoute();
  const { route } = useLocation();
  const filters = said(query);
  const typed = useSignal(filters.q);
  const act = useAct();
  const { q, role, state, suspended, page } = filters;
  const loaded = useLoad(async () => {
    const people = await data(listProgrammePeople({
      client,
      path: { programme_id: id },
      query: {
        page_size: 50,
        ...(q ? { q } : {}),
        ...(role ? { role: role as "mentor" } : {}),
        ...(state ? { state: state as "member" } : {}),
        ...(suspended ? { suspended: suspended === "yes" } : {}),
        ...(page ? { page_token: page } : {}),
      },
    }));
    await meet(people.items.map((each) => each.person_id));
    return people;
  }, [id, q, role, state, suspended, page]);
  const go = (more: Partial<Filters>): void => route(`/programmes/${id}/people?${kept({ ...filters, page: "", ...more })}`);
  return (
    <Frame id={id} at="people">
      {() => (
        <>
          <Form act={act} send={t("search")} onSend={async () => go({ q: typed.value.trim() })}>
            <Input label={t("people.q")} help={t("people.q.help")} type="search" maxLength={100} value={typed.value} onText={(text) => (typed.value = text)} />
            <div class="pair">
              <Select label={t("programme.as")} value={role} empty={t("any")} of={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} onChoose={(value) => go({ role: value })} />
              <Select label={t("programme.state")} value={state} empty={t("any")} of={STATES.map((value) => ({ value, label: t(`member.${value}`) }))} onChoose={(value) => go({ state: value })} />
              <Select label={t("people.suspended")} value={suspended} empty={t("any")} of={[{ value: "yes", label: t("yes") }, { value: "no", label: t("no") }]} onChoose={(value) => go({ suspended: value })} />
            </div>
          </Form>
          <Loaded of={loaded}>
            {({ items, next_page_token }) => (
              <>
                {items.length === 0 && <Empty text={t("programme.noMembers")} />}
                <ul class="cards">{items.map((each) => <li class="card" key={each.person_id}><Person of={each} programme={id} /></li>)}</ul>
                {next_page_token && <p><button type="button" onClick={() => go({ page: next_page_token })}>{t("more")}</button></p>}
              </>
            )}
          </Loaded>
        </>
      )}
    </Frame>
  );
}

function Person({ of, programme }: { of: ManagedPersonView; programme: string }): JSX.Element {
  return (
    <>
      <div class="who">
        <Face of={photoOf(of.person_id)} name={of.name} />
        <h2 dir="auto"><a href={`/programmes/${programme}/people/${of.person_id}`}>{of.name || t("somebody")}</a></h2>
      </div>
      <p>
        {of.memberships.map((each) => <span key={each.membership_id}><span class="quiet">{t(`role.${each.role}`)}</span> <span class="state">{t(`member.${each.state}`)}</span> </span>)}
        {of.suspended && <span class="state bad-state">{t("people.isSuspended")}</span>}
      </p>
      <p class="quiet">{t("people.seen")} {of.last_seen_at ? <Day at={of.last_seen_at} /> : t("people.never")}</p>
    </>
  );
}

export function ProgrammePerson(): JSX.Element {
  const { id, person } = useRoute().params as { id: string; person: string };
  const loaded = useLoad(async () => {
    const [read] = await Promise.all([data(readProgrammePerson({ client, path: { programme_id: id, person_id: person } })), meet([person])]);
    return read;
  }, [id, person]);
  return (
    <Page title={loaded.value ? loaded.value.name || t("somebody") : t("people.title")} back={`/programmes/${id}/people`}>
      <Loaded of={loaded}>{(read) => <One of={read} programme={id} again={loaded.again} />}</Loaded>
    </Page>
  );
}

function One({ of, programme, again }: { of: PersonPageView; programme: string; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const path = { programme_id: programme, person_id: of.person_id };
  const coordinates = of.memberships.some((each) => each.role === "coordinator" && each.state === "member");
  const change = async (): Promise<void> => {
    await (coordinates ? removeCoordinator : addCoordinator)({ client, path });
    announce(t("saved"));
    await again();
  };
  return (
    <>
      <p class="who"><Face of={photoOf(of.person_id)} name={of.name} large /></p>
      {of.suspended && <p class="note">{t("people.isSuspended")} {of.suspended_at && <Day at={of.suspended_at} />}</p>}
      <Facts
        of={[
          [t("people.email"), of.email],
          [t("people.since"), <Day at={of.signed_up_at} />],
          [t("people.seen"), of.last_seen_at ? <Day at={of.last_seen_at} /> : t("people.never")],
          [t("people.mentor"), t(of.mentor ? "yes" : "no")],
          [t("people.mentee"), t(of.mentee ? "yes" : "no")],
          [t("people.reports"), of.reports && <a href={`/reports?person=${of.person_id}`}>{t("people.reports.count", { open: of.reports.open, taken: of.reports.taken, decided: of.reports.decided })}</a>],
        ]}
      />
      <h2>{t("people.parts")}</h2>
      <ul class="rows">
        {of.memberships.map((each) => (
          <li key={each.membership_id}><span>{t(`role.${each.role}`)} <span class="state">{t(`member.${each.state}`)}</span></span><small class="quiet">{t("members.since")} <Day at={each.changed_at} /></small></li>
        ))}
      </ul>
      {me.value!.value.operator && (
        <>
          <p class="acts"><Button act={act} onPress={change}>{t(coordinates ? "people.uncoordinate" : "people.coordinate")}</Button></p>
          <Suspending person={of.person_id} onChanged={again} />
        </>
      )}
    </>
  );
}

export function Applicants(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { query } = useRoute();
  const { route } = useLocation();
  const { role = "", page } = query;
  const loaded = useLoad(() => data(listApplicants({
    client,
    query: { programme_id: id, page_size: 50, ...(role ? { role: role as "mentor" } : {}), ...(page ? { page_token: page } : {}) },
  })), [id, role, page]);
  return (
    <Frame id={id} at="applicants">
      {() => (
        <>
          <p>{t("applicants.lead")}</p>
          <Select label={t("programme.as")} value={role} empty={t("any")} of={(["mentee", "mentor"] as const).map((value) => ({ value, label: t(`role.${value}`) }))} onChoose={(value) => route(`/programmes/${id}/applicants${value && `?role=${value}`}`)} />
          <Loaded of={loaded}>
            {({ items, next_page_token }) => (
              <>
                {items.length === 0 && <Empty text={t("applicants.none")} />}
                <ul class="rows">{items.map((each) => <li key={each.membership_id}><Member of={{ ...each, id: each.membership_id, state: "applied", since: each.applied_at }} again={loaded.again} /></li>)}</ul>
                {next_page_token && <p><a class="button" href={`/programmes/${id}/applicants?${new URLSearchParams({ ...(role ? { role } : {}), page: next_page_token })}`}>{t("more")}</a></p>}
              </>
            )}
          </Loaded>
        </>
      )}
    </Frame>
  );
}
