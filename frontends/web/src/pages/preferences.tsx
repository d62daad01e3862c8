/** What one is mailed about. The inbox gets everything. */

import { useSignal } from "@preact/signals";
import { changeMyPreferences, readMyPreferences, type MessageKind, type PreferencesView } from "mentoring-client";
import type { JSX } from "preact";

import { client, tagged, type Tagged } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Check, Form, Page } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

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
  const mail = useSignal(value.mail);
  const act = useAct();
  const save = async (): Promise<void> => {
    await changeMyPreferences({ client, headers: { "If-Match": tag }, body: { mail: mail.value } });
    announce(t("saved"));
    await props.again();
  };
  const kinds = Object.keys(value.mail) as MessageKind[];
  return (
    <Form act={act} send={t("save")} onSend={save}>
      <fieldset class="choices">
        <legend>{t("preferences.mail")}</legend>
        {kinds.map((kind) => (
          <Check key={kind} label={t(`kind.${kind}`)} checked={mail.value[kind] ?? true} onCheck={(checked) => (mail.value = { ...mail.value, [kind]: checked })} />
        ))}
      </fieldset>
      <p class="help">{t("preferences.always", { kinds: value.always_mailed.map((kind) => t(`kind.${kind}`)).join(", ") })}</p>
    </Form>
  );
}
