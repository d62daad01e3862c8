/** What one is mailed about, and in which hours nothing is that one does not wait for. The inbox gets everything at once. */

import { useSignal } from "@preact/signals";
import { changeMyPreferences, readMyPreferences, type MessageKind, type PreferencesView } from "mentoring-client";
import type { JSX } from "preact";

import { client, tagged, type Tagged } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Check, Form, Input, Page } from "../base/parts.tsx";
import { language } from "../base/language.ts";
import { me } from "../base/person.ts";
import { t } from "../base/texts.ts";
import { zoneName } from "../base/times.ts";

const USUAL = { from: "20:00", to: "08:00" };
/** Hours that end when they begin are none. */
const NONE = { from: "00:00", to: "00:00" };

export function Preferences(): JSX.Element {
  const loaded = useLoad(() => tagged(readMyPreferences({ client })));
  return (
    <Page title={t("preferences.title")} lead={t("preferences.lead")} back="/you">
      <Loaded of={loaded}>{(preferences) => <Mails key={preferences.tag} of={preferences} again={loaded.again} />}</Loaded>
    </Page>
  );
}

function Mails(props: { of: Tagged<PreferencesView>; again: () => Promise<void> }): JSX.Element {
  const { value, tag } = props.of;
  const { from, to } = value.quiet_hours;
  const typed = useSignal({ mail: value.mail, quiet: from !== to, hours: from === to ? USUAL : { from, to } });
  const set = (part: Partial<typeof typed.value>): void => void (typed.value = { ...typed.value, ...part });
  const { mail, quiet, hours } = typed.value;
  const act = useAct();
  const save = async (): Promise<void> => {
    await changeMyPreferences({ client, headers: { "If-Match": tag }, body: { mail, quiet_hours: quiet ? hours : NONE } });
    announce(t("saved"));
    await props.again();
  };
  const kinds = Object.keys(value.mail) as MessageKind[];
  return (
    <Form act={act} send={t("save")} onSend={save} typed={typed}>
      <fieldset>
        <legend>{t("preferences.quiet")}</legend>
        <Check
          label={t("preferences.quiet.on")}
          help={t("preferences.quiet.help", { zone: zoneName(me.value!.value.time_zone, Date.now(), language) })}
          checked={quiet}
          onCheck={(checked) => set({ quiet: checked })}
        />
        {quiet && (
          <div class="pair">
            <Input label={t("preferences.quiet.from")} type="time" required value={hours.from} onText={(text) => set({ hours: { ...hours, from: text } })} />
            <Input label={t("preferences.quiet.to")} type="time" required value={hours.to} onText={(text) => set({ hours: { ...hours, to: text } })} />
          </div>
        )}
      </fieldset>
      <fieldset class="choices">
        <legend>{t("preferences.mail")}</legend>
        {kinds.map((kind) => (
          <Check key={kind} label={t(`kind.${kind}`)} checked={mail[kind] ?? true} onCheck={(checked) => set({ mail: { ...mail, [kind]: checked } })} />
        ))}
      </fieldset>
      <p class="help">{t("preferences.always", { kinds: value.always_mailed.map((kind) => t(`kind.${kind}`)).join(", ") })}</p>
    </Form>
  );
}
