/** An address, a code by mail, and in: by typing the code, or by the link in the same mail. */

import { useSignal } from "@preact/signals";
import { askForWork, beginSignIn, data, keptInBrowser, worked, type SignInView } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useEffect, useMemo } from "preact/hooks";

import { client, mentoring } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Form, Input, Page } from "../base/parts.tsx";
import { isSignedIn, listen, me, readPerson } from "../base/person.ts";
import { t } from "../base/texts.ts";

interface Begun {
  email: string;
  view: SignInView;
  /** Where one was going. */
  next?: string;
}

/** Outlives a reload while the mail is read elsewhere on the phone, and is found by the tab that the link opens. */
const stored = keptInBrowser<Begun>("sign-in");
let here: Begun | undefined; // where a browser stores nothing

async function readBegun(): Promise<Begun | undefined> {
  const kept = (await stored.read().catch(() => undefined)) ?? here;
  return kept && Date.parse(kept.view.expires_at) > Date.now() ? kept : undefined;
}

async function writeBegun(next: Begun | undefined): Promise<void> {
  here = next;
  await stored.write(next).catch(() => undefined);
}

/** Where one was going; never to another site. */
export const after = (asked: string | undefined): string => (asked && /^\/(?!\/|sign-in)/.test(asked) ? asked : "/");

/** What the link in the mail brought along. It is taken out of the address at once. */
function linked(): { code: string; id: string } | null {
  const told = new URLSearchParams(location.hash.slice(1));
  const code = told.get("code");
  const id = told.get("sign_in_id");
  if (code === null || id === null) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return { code, id };
}

export function SignIn(): JSX.Element {
  const link = useMemo(linked, []);
  const { query } = useRoute();
  const { route } = useLocation();
  const loaded = useLoad(async () => ({ kept: await readBegun() }));
  const person = me.value?.value;
  const next = after(query["next"] ?? loaded.value?.kept?.next);
  useEffect(() => {
    if (person && isSignedIn()) route(person.missing.length > 0 ? `/welcome?next=${encodeURIComponent(next)}` : next, true); // here or in another tab
  }, [person]);
  const keep = async (what: Begun | undefined): Promise<void> => {
    await writeBegun(what && { ...what, next });
    await loaded.again();
  };
  return (
    <Loaded of={loaded}>
      {({ kept }) =>
        link && kept?.view.sign_in_id === link.id ? <Linked begun={kept} code={link.code} keep={keep} />
          : link ? <Address elsewhere keep={keep} />
          : kept ? <Code key="code" begun={kept} keep={keep} />
          : <Address key="address" keep={keep} />}
    </Loaded>
  );
}

type Keep = (next: Begun | undefined) => Promise<void>;

async function enter(how: Begun, code: string): Promise<void> {
  await mentoring.signIn(how.view, code.replaceAll(/\s/g, ""));
  await writeBegun(undefined);
  await readPerson();
  void listen();
}

function Address({ keep, elsewhere }: { keep: Keep; elsewhere?: boolean }): JSX.Element {
  const email = useSignal("");
  const act = useAct();
  const ask = async (): Promise<void> => {
    const to = email.value.trim();
    const work = await worked(await data(askForWork({ client }))); // where the platform asks for some
    const view = await data(beginSignIn({ client, body: { email: to, work } }));
    announce(t("signIn.sent", { email: to }));
    await keep({ email: to, view });
  };
  return (
    <Page title={t("signIn.title")} lead={t("signIn.lead")}>
      {elsewhere && <p class="note">{t("signIn.elsewhere")}</p>}
      <Form act={act} send={t("signIn.send")} onSend={ask}>
        <Input label={t("signIn.email")} type="email" name="email" autocomplete="email" required maxLength={254} value={email.value} onText={(text) => (email.value = text)} />
      </Form>
    </Page>
  );
}

/** One button: programs that look at mails open links too, and have no business here. */
function Linked(props: { begun: Begun; code: string; keep: Keep }): JSX.Element {
  const act = useAct();
  return (
    <Page title={t("signIn")} lead={t("signIn.linked", { email: props.begun.email })}>
      <Form act={act} send={t("signIn")} onSend={() => enter(props.begun, props.code)} beside={<Other keep={props.keep} />} />
    </Page>
  );
}

function Code(props: { begun: Begun; keep: Keep }): JSX.Element {
  const code = useSignal("");
  const act = useAct();
  const { email } = props.begun;
  return (
    <Page title={t("signIn.code.title")} lead={t("signIn.sent", { email })}>
      <Form act={act} forgets send={t("signIn.enter")} onSend={() => enter(props.begun, code.value)} beside={<Other keep={props.keep} />}>
        <Input
          label={t("signIn.code")}
          help={`${t("signIn.code.help")} ${t("signIn.code.several")}`}
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

const Other = ({ keep }: { keep: Keep }): JSX.Element => (
  <button type="button" class="plain" onClick={() => void keep(undefined)}>{t("signIn.other")}</button>
);
