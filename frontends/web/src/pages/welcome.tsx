/** What has to be known of everybody: how they are called, on whose clock they live, what they speak. */

import { useSignal } from "@preact/signals";
import { updateMe, type LanguageView } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client, tagged } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { Form, Input, Page, Select } from "../base/parts.tsx";
import { me, ownZone, showIn } from "../base/person.ts";
import { t } from "../base/texts.ts";
import { choices, vocabulary, words, zoneChoices } from "../base/words.ts";
import { after } from "./sign-in.tsx";

export function Welcome(): JSX.Element {
  const { query } = useRoute();
  const { route } = useLocation();
  return (
    <Page title={t("welcome.title")} lead={t("welcome.lead")}>
      <Person onSaved={() => route(after(query["next"]), true)} send={t("welcome.send")} />
    </Page>
  );
}

export function Person(props: { send: string; onSaved: () => void }): JSX.Element {
  const loaded = useLoad(words);
  const person = me.value!.value;
  const name = useSignal(person.name);
  const where = useSignal(ownZone.value);
  const speaks = useSignal<LanguageView[]>(person.languages.length > 0 ? person.languages : [{ language, level: 5 }]);
  const act = useAct();
  const save = async (): Promise<void> => {
    const body = { name: name.value.trim(), time_zone: where.value, locale: language, languages: speaks.value };
    me.value = await tagged(updateMe({ client, headers: { "If-Match": me.value!.tag }, body }));
    showIn(where.value);
    props.onSaved();
  };
  const change = (at: number, next: Partial<LanguageView> | null): void => {
    speaks.value = next === null
      ? speaks.value.filter((_, each) => each !== at)
      : speaks.value.map((each, index) => (index === at ? { ...each, ...next } : each));
  };
  const levels = ([1, 2, 3, 4, 5] as const).map((each) => ({ value: String(each), label: t(`level.${each}`) }));
  return (
    <Loaded of={loaded}>
      {() => (
        <Form act={act} send={props.send} onSend={save}>
          <Input label={t("person.name")} help={t("person.name.help")} name="name" autocomplete="name" required maxLength={100} value={name.value} onText={(text) => (name.value = text)} />
          <Select label={t("person.zone")} help={t("person.zone.help")} value={where.value} of={zoneChoices()} onChoose={(value) => (where.value = value)} />
          <fieldset>
            <legend>{t("person.languages")}</legend>
            <p class="help">{t("person.languages.help")}</p>
            {speaks.value.map((each, at) => (
              <div class="pair" key={at}>
                <Select label={t("person.language")} value={each.language} of={choices(vocabulary.value?.languages)} onChoose={(value) => change(at, { language: value })} />
                <Select label={t("person.level")} value={String(each.level)} of={levels} onChoose={(value) => change(at, { level: Number(value) })} />
                {speaks.value.length > 1 && <button type="button" class="plain" aria-label={t("remove.what", { what: each.language })} onClick={() => change(at, null)}>×</button>}
              </div>
            ))}
            <button type="button" class="small" onClick={() => (speaks.value = [...speaks.value, { language: speaks.value.some((one) => one.language === "en") ? "fr" : "en", level: 3 }])}>{t("person.languages.more")}</button>
          </fieldset>
        </Form>
      )}
    </Loaded>
  );
}
