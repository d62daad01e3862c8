/** An address, a code by mail, and in. */

import { useSignal } from "@preact/signals";
import { beginSignIn, data, type SignInView } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { client, mentoring } from "../base/api.ts";
import { useAct } from "../base/load.tsx";
import { announce, Form, Input, Page } from "../base/parts.tsx";
import { listen, me, readPerson } from "../base/person.ts";
import { t } from "../base/texts.ts";

const PLACE = "sign-in"; // outlives a reload while the mail is read elsewhere on the phone

interface Begun {
  email: string;
  view: SignInView;
}

/** Where one was going; never to another site. */
export const after = (asked: string | undefined): string => (asked && /^\/(?!\/)/.test(asked) ? asked : "/");

export function SignIn(): JSX.Element {
  const { query, route } = useLocation();
  const begun = useSignal<Begun | null>(JSON.parse(sessionStorage.getItem(PLACE) ?? "null") as Begun | null);
  const email = useSignal(begun.value?.email ?? "");
  const code = useSignal("");
  const act = useAct();
  const keep = (next: Begun | null): void => {
    begun.value = next;
    if (next) sessionStorage.setItem(PLACE, JSON.stringify(next));
    else sessionStorage.removeItem(PLACE);
  };
  const ask = async (): Promise<void> => {
    const view = await data(beginSignIn({ client, body: { email: email.value.trim() } }));
    keep({ email: email.value.trim(), view });
    announce(t("signIn.sent", { email: email.value.trim() }));
  };
  const enter = async (): Promise<void> => {
    await mentoring.signIn(begun.value!.view, code.value.replaceAll(/\s/g, ""));
    await readPerson();
    keep(null);
    void listen();
    route(me.value!.value.missing.length > 0 ? `/welcome?next=${encodeURIComponent(after(query["next"]))}` : after(query["next"]), true);
  };
  if (!begun.value) {
    return (
      <Page title={t("signIn.title")} lead={t("signIn.lead")}>
        <Form act={act} send={t("signIn.send")} onSend={ask}>
          <Input label={t("signIn.email")} type="email" name="email" autocomplete="email" required maxLength={254} value={email.value} onText={(text) => (email.value = text)} />
        </Form>
      </Page>
    );
  }
  const digits = begun.value.view.code_digits;
  return (
    <Page title={t("signIn.code.title")} lead={t("signIn.sent", { email: begun.value.email })}>
      <Form
        act={act}
        send={t("signIn.enter")}
        onSend={enter}
        beside={<button type="button" class="plain" onClick={() => { act.clear(); keep(null); code.value = ""; }}>{t("signIn.other")}</button>}
      >
        <Input
          label={t("signIn.code", { digits })}
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
    </Page>
  );
}
