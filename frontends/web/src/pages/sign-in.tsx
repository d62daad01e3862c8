/** An address, a code by mail, and in. */

import { useSignal } from "@preact/signals";
import { askForWork, beginSignIn, data, worked, type SignInView } from "mentoring-client";
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
export const after = (asked: string | undefined): string => (asked && /^\/(?!\/|sign-in)/.test(asked) ? asked : "/");

const kept = (): Begun | null => JSON.parse(sessionStorage.getItem(PLACE) ?? "null") as Begun | null;

export function SignIn(): JSX.Element {
  const begun = useSignal(kept());
  const keep = (next: Begun | null): void => {
    if (next) sessionStorage.setItem(PLACE, JSON.stringify(next));
    else sessionStorage.removeItem(PLACE);
    begun.value = next;
  };
  return begun.value ? <Code key="code" begun={begun.value} keep={keep} /> : <Address key="address" keep={keep} />;
}

function Address({ keep }: { keep: (next: Begun | null) => void }): JSX.Element {
  const email = useSignal("");
  const act = useAct();
  const ask = async (): Promise<void> => {
    const to = email.value.trim();
    const work = await worked(await data(askForWork({ client }))); // where the platform asks for some
    const view = await data(beginSignIn({ client, body: { email: to, work } }));
    announce(t("signIn.sent", { email: to }));
    keep({ email: to, view });
  };
  return (
    <Page title={t("signIn.title")} lead={t("signIn.lead")}>
      <Form act={act} send={t("signIn.send")} onSend={ask}>
        <Input label={t("signIn.email")} type="email" name="email" autocomplete="email" required maxLength={254} value={email.value} onText={(text) => (email.value = text)} />
      </Form>
    </Page>
  );
}

function Code({ begun, keep }: { begun: Begun; keep: (next: Begun | null) => void }): JSX.Element {
  const { query, route } = useLocation();
  const code = useSignal("");
  const act = useAct();
  const enter = async (): Promise<void> => {
    await mentoring.signIn(begun.view, code.value.replaceAll(/\s/g, ""));
    await readPerson();
    sessionStorage.removeItem(PLACE);
    void listen();
    const next = after(query["next"]);
    route(me.value!.value.missing.length > 0 ? `/welcome?next=${encodeURIComponent(next)}` : next, true);
  };
  return (
    <Page title={t("signIn.code.title")} lead={t("signIn.sent", { email: begun.email })}>
      <Form
        act={act}
        send={t("signIn.enter")}
        onSend={enter}
        beside={<button type="button" class="plain" onClick={() => keep(null)}>{t("signIn.other")}</button>}
      >
        <Input
          label={t("signIn.code", { digits: begun.view.code_digits })}
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
