/** One's own things: who one is, how the app looks, and the way out. */

import { useSignal } from "@preact/signals";
import { data, listMyConsents, type PersonView, updateMe } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { client } from "../base/api.ts";
import { LANGUAGES, language, speak } from "../base/language.ts";
import { useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Page, Select } from "../base/parts.tsx";
import { leave, me } from "../base/person.ts";
import { Face } from "../base/photo.tsx";
import { t } from "../base/texts.ts";
import { theme, wear, type Theme } from "../base/theme.ts";
import { Person } from "./welcome.tsx";

/** Nothing of whoever has just signed out, while the next page comes. */
export function You(): JSX.Element {
  return me.value ? <Places person={me.value.value} /> : <></>;
}

function Places(props: { person: PersonView }): JSX.Element {
  const { route } = useLocation();
  const { person } = props;
  const worn = useSignal<Theme>(theme());
  const act = useAct();
  const consents = useLoad(() => data(listMyConsents({ client, query: { page_size: 100 } })));
  const asked = consents.value?.items.some((each) => each.asks_again && each.withdrawn_at === null);
  const write = async (locale: string): Promise<void> => {
    await updateMe({ client, headers: { "If-Match": me.value!.tag }, body: { locale } }); // mails come in it too
    speak(locale);
  };
  const out = async (): Promise<void> => {
    route("/"); // first: where one may stay without being signed in
    await leave();
  };
  const places: [string, string][] = [
    ["/profile", person.mentee ? t("you.mentee") : t("you.becomeMentee")],
    ["/profile/mentor", person.mentor ? t("you.mentor") : t("you.becomeMentor")],
    ...(person.mentor ? [["/hours", t("hours.title")], ["/offerings", t("offerings.title")], ["/time-off", t("timeOff.title")], ["/mentees", t("mentees.title")], ["/shelf", t("shelf.title")]] as [string, string][] : []),
    ["/requests", t("requests.title")],
    ["/mentorships", t("mentorships.title")],
    ["/introductions", t("introductions.title")],
    ...(person.mentee ? [["/giving-back", t("givingBack.title")]] as [string, string][] : []),
    ["/preferences", t("preferences.title")],
    ["/you/calendar", t("feed.title")],
    ["/you/photo", t("photo.title")],
    ["/you/address", t("address.title")],
    ["/you/sign-ins", t("signIns.title")],
    ["/you/consents", t("consents.title")],
    ["/you/blocks", t("blocks.title")],
    ["/you/data", t("data.title")],
    ["/help", t("help.title")],
    ["/programmes", t("programmes.title")],
    ...(person.operator ? [["/work", t("work.title")], ["/reports", t("reports.title")], ["/dead-letters", t("dead.title")], ["/audit-log", t("audit.title")]] as [string, string][] : []),
  ];
  return (
    <Page title={t("nav.you")} lead={`${person.name} · ${person.email}`}>
      <p class="who"><Face of={person.photo} name={person.name} /></p>
      <ul class="places">{places.map(([href, label]) => <li key={href}><a href={href}>{label}{href === "/you/consents" && asked && <> <span class="state">{t("consents.new")}</span></>}</a></li>)}</ul>
      <h2>{t("you.person")}</h2>
      <Person send={t("save")} onSaved={() => announce(t("saved"))} />
      <h2>{t("you.app")}</h2>
      <div class="pair">
        <Select label={t("you.language")} value={language} of={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))} onChoose={(value) => void act.run(() => write(value))} />
        <Select
          label={t("you.theme")}
          value={worn.value}
          of={(["system", "light", "dark"] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChoose={(value) => wear((worn.value = value as Theme))}
        />
      </div>
      <p class="acts">
        <Button act={act} onPress={out}>{t("signOut")}</Button>
      </p>
    </Page>
  );
}
