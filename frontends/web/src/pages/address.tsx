/** Moving to another e-mail address: a code goes to the new one, and both are told. */

import { useSignal } from "@preact/signals";
import { askForEmailCode, changeEmail, data, type SignInView } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { client, tagged } from "../base/api.ts";
import { useAct } from "../base/load.tsx";
import { announce, Form, Input, Page } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { t } from "../base/texts.ts";

const PLACE = "address"; // outlives a reload while the mail is read elsewhere on the phone

interface Begun {
  email: string;
  view: SignInView;
}

export function Address(): JSX.Element {
  const begun = useSignal(JSON.parse(sessionStorage.getItem(PLACE) ?? "null") as Begun | null);
  const keep = (next: Begun | null): void => {
    if (next) sessionStorage.setItem(PLACE, JSON.stringify(next));
    else sessionStorage.removeItem(PLACE);
    begun.value = next;
  };
  return (
    <Page title={t("address.title")} lead={t("address.lead", { email: me.value!.value.email })} back="/you">
      {begun.value ? <Confirm begun={begun.value} keep={keep} /> : <Ask keep={keep} />}
    </Page>
  );
}

function Ask({ keep }: { keep: (next: Begun) => void }): JSX.Element {
  const email = useSignal("");
  const act = useAct();
  const ask = async (): Promise<void> => {
    const to = email.value.trim();
    keep({ email: to, view: await data(askForEmailCode({ client, body: { email: to } })) });
    announce(t("signIn.sent", { email: to }));
  };
  return (
    <Form act={act} send={t("signIn.send")} onSend={ask}>
      <Input label={t("address.new")} type="email" name="email" autocomplete="email" required maxLength={254} value={email.value} onText={(text) => (email.value = text)} />
    </Form>
  );
}

function Confirm({ begun, keep }: { begun: Begun; keep: (next: Begun | null) => void }): JSX.Element {
  const { route } = useLocation();
  const code = useSignal("");
  const act = useAct();
  const confirm = async (): Promise<void> => {
    const { sign_in_id, secret } = begun.view;
    const body = { sign_in_id, secret, code: code.value.replaceAll(/\s/g, "") };
    me.value = await tagged(changeEmail({ client, headers: { "If-Match": me.value!.tag }, body }));
    keep(null);
    announce(t("address.changed"));
    route("/you");
  };
  return (
    <Form act={act} forgets send={t("address.confirm")} onSend={confirm} beside={<button type="button" class="plain" onClick={() => keep(null)}>{t("signIn.other")}</button>}>
      <p>{t("signIn.sent", { email: begun.email })}</p>
      <Input
        label={t("signIn.code")}
        help={t("signIn.code.help")}
        name="code"
        class="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        required
        value={code.value}
        onText={(text) => (code.value = text)}
      />
    </Form>
  );
}
