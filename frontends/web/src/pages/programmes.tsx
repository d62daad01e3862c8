/** Programmes: joining them, and looking after them. */

import { useSignal } from "@preact/signals";
import {
  acceptPlace, data, leaveProgramme, listManagedProgrammes, listMemberships, listMyMemberships, listProgrammes, makeProgramme,
  type MyMembershipView, type NewProgramme,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Empty, Form, Input, Page, Select, TextArea, When } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { Face } from "../base/photo.tsx";
import { t } from "../base/texts.ts";
import { meet, nameOf, photoOf } from "../base/words.ts";
import { Member, ROLES, STATES } from "./members.tsx";
import { Frame } from "./programme-frame.tsx";

export function Programmes(): JSX.Element {
  const { operator } = me.value!.value;
  const loaded = useLoad(async () => {
    const [open, mine, managed] = await Promise.all([
      data(listProgrammes({ client, query: { page_size: 100 } })),
      data(listMyMemberships({ client, query: { page_size: 100 } })),
      operator ? data(listManagedProgrammes({ client, query: { page_size: 100 } })) : null,
    ]);
    await meet(mine.items.flatMap((each) => each.coordinator_ids));
    return { open: open.items, mine: mine.items, managed: managed?.items ?? [] };
  }, [operator]);
  return (
    <Page title={t("programmes.title")} lead={t("programmes.lead")}>
      <Loaded of={loaded}>
        {({ open, mine, managed }) => {
          const looked = mine.filter((each) => each.role === "coordinator" && each.state === "member" && !managed.some((one) => one.id === each.programme_id));
          return (
            <>
              {(operator || looked.length > 0) && (
                <>
                  <h2>{t("programmes.managed")}</h2>
                  <ul class="places">
                    {managed.map((each) => <li key={each.id}><a href={`/programmes/${each.id}`}>{each.texts[0]?.name ?? each.slug}{each.archived_at && ` (${t("programme.archived")})`}</a></li>)}
                    {looked.map((each) => <li key={each.id}><a href={`/programmes/${each.programme_id}`}>{each.programme_name}</a></li>)}
                  </ul>
                  <p><a href="/work">{t("work.title")}</a></p>
                  {operator && <NewOne again={loaded.again} />}
                </>
              )}
              {mine.length > 0 && <h2>{t("programmes.yours")}</h2>}
              <ul class="cards">{mine.map((each) => <li class="card" key={`${each.id} ${each.version}`}><Mine of={each} again={loaded.again} /></li>)}</ul>
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

function Mine({ of, again }: { of: MyMembershipView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const path = { membership_id: of.id };
  return (
    <>
      <h3 dir="auto">{of.programme_name}</h3>
      <p>
        {t(`role.${of.role}`)} · <span class="state">{t(`member.${of.state}`)}</span>
        {of.before_you !== null && <> · {t("programme.before", { count: of.before_you })}</>}
        {of.offered_until && <> · {t("programme.offeredUntil")} <When at={of.offered_until} short /></>}
      </p>
      {of.coordinator_ids.length > 0 && (
        <div>
          <p class="quiet">{t("programme.turnTo")}</p>
          <ul class="rows">{of.coordinator_ids.map((each) => <li key={each}><span class="who"><Face of={photoOf(each)} name={nameOf(each)} /><span dir="auto">{nameOf(each)}</span></span></li>)}</ul>
        </div>
      )}
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

export function Programme(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { query } = useRoute();
  const { route } = useLocation();
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
