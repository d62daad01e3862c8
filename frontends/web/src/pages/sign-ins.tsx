/** Where one is signed in, and ending it elsewhere; passkeys, which operators show. */

import { useSignal } from "@preact/signals";
import {
  challengePasskey, data, endMySignIn, enrolPasskey, listMyPasskeys, listMySignIns, removePasskey, showPasskey,
  type OpenSignInView, type PasskeyView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { client, mentoring } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Empty, Form, Input, Page, When } from "../base/parts.tsx";
import { leave, me } from "../base/person.ts";
import { t } from "../base/texts.ts";

export function SignIns(): JSX.Element {
  const { route } = useLocation();
  const loaded = useLoad(async () => {
    const [signIns, passkeys] = await Promise.all([
      data(listMySignIns({ client, query: { page_size: 100 } })),
      data(listMyPasskeys({ client })),
    ]);
    return { signIns: signIns.items.toReversed(), passkeys: passkeys.items };
  });
  const end = async (of: OpenSignInView): Promise<void> => {
    if (of.current) {
      route("/");
      return leave();
    }
    await endMySignIn({ client, path: { sign_in_id: of.id } });
    announce(t("signIns.ended"));
    await loaded.again();
  };
  return (
    <Page title={t("signIns.title")} lead={t("signIns.lead")} back="/you">
      <Loaded of={loaded}>
        {({ signIns, passkeys }) => (
          <>
            <ul class="cards">
              {signIns.map((each) => <li class="card" key={each.id}><Device of={each} onEnd={() => end(each)} /></li>)}
            </ul>
            {(me.value?.value.operator || passkeys.length > 0) && <Passkeys of={passkeys} again={loaded.again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Device({ of, onEnd }: { of: OpenSignInView; onEnd: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const name = of.device ?? t("signIns.unknown");
  return (
    <>
      <h2>{name} {of.current && <span class="state good-state">{t("signIns.current")}</span>}</h2>
      <p class="quiet">{t("signIns.begun")} <When at={of.begun_at} short /></p>
      <p class="quiet">{t("signIns.used")} <When at={of.last_used_at} short /></p>
      <p class="quiet">{t("signIns.ends")} <When at={of.ends_at} short /></p>
      <p class="acts"><Button act={act} label={`${t(of.current ? "signOut" : "signIns.end")}: ${name}`} onPress={onEnd}>{t(of.current ? "signOut" : "signIns.end")}</Button></p>
    </>
  );
}

/** What the API's JSON asks for, as the browser's own functions want it. */
const WAYS = {
  enrolment: (options: unknown): Promise<Credential | null> =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON) }),
  sign_in: (options: unknown): Promise<Credential | null> =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON) }),
};

/** What a passkey answers to a fresh challenge; null where the person thought better of it. */
async function answered(purpose: keyof typeof WAYS): Promise<{ challenge_id: string; credential: Record<string, unknown> } | null> {
  const challenge = await data(challengePasskey({ client, body: { purpose } }));
  try {
    const credential = (await WAYS[purpose](challenge.options)) as PublicKeyCredential | null;
    return credential && { challenge_id: challenge.challenge_id, credential: credential.toJSON() as unknown as Record<string, unknown> };
  } catch (error) {
    if (error instanceof DOMException) return null; // closed, out of time, or there already
    throw error;
  }
}

const canHavePasskeys = (): boolean => typeof PublicKeyCredential !== "undefined" && "parseCreationOptionsFromJSON" in PublicKeyCredential;

function Passkeys({ of, again }: { of: readonly PasskeyView[]; again: () => Promise<void> }): JSX.Element {
  const name = useSignal("");
  const code = useSignal("");
  const adding = useAct();
  const showing = useAct();
  /** The next token says that one was shown. */
  const renew = (): Promise<unknown> => mentoring.tokens.accessToken(mentoring.tokens.pair?.accessToken);
  const add = async (): Promise<void> => {
    const answer = await answered("enrolment");
    if (!answer) return announce(t("passkeys.leftOff"));
    await enrolPasskey({ client, body: { ...answer, ...(name.value.trim() ? { name: name.value.trim() } : {}), ...(code.value.trim() ? { code: code.value.trim() } : {}) } });
    await renew();
    name.value = code.value = "";
    announce(t("passkeys.added"));
    await again();
  };
  const show = async (): Promise<void> => {
    const answer = await answered("sign_in");
    if (!answer) return announce(t("passkeys.leftOff"));
    await showPasskey({ client, body: answer });
    await renew();
    announce(t("passkeys.shown"));
    await again();
  };
  return (
    <section>
      <h2>{t("passkeys.title")}</h2>
      <p>{t("passkeys.lead")}</p>
      {of.length === 0 && <Empty text={t("passkeys.none")} />}
      <ul class="cards">{of.map((each) => <li class="card" key={each.id}><Passkey of={each} again={again} /></li>)}</ul>
      {!canHavePasskeys() ? <p class="note">{t("passkeys.old")}</p> : (
        <>
          {of.length > 0 && <Form act={showing} send={t("passkeys.show")} onSend={show}><p class="help">{t("passkeys.show.help")}</p></Form>}
          <details open={of.length === 0}>
            <summary>{t("passkeys.add")}</summary>
            <Form act={adding} forgets send={t("passkeys.add")} onSend={add}>
              <Input label={t("passkeys.name")} help={t("passkeys.name.help")} maxLength={60} value={name.value} onText={(text) => (name.value = text)} />
              <Input label={t("passkeys.code")} help={t("passkeys.code.help")} maxLength={100} autocomplete="off" value={code.value} onText={(text) => (code.value = text)} />
            </Form>
          </details>
        </>
      )}
    </section>
  );
}

function Passkey({ of, again }: { of: PasskeyView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const remove = async (): Promise<void> => {
    await removePasskey({ client, path: { passkey_id: of.id } });
    announce(t("passkeys.removed"));
    await again();
  };
  return (
    <Form act={act} kind="danger" send={`${t("passkeys.remove")}: ${of.name}`} onSend={remove}>
      <h3 dir="auto">{of.name}</h3>
      <p class="quiet">{t("passkeys.since")} <When at={of.added_at} short /></p>
      <p class="quiet">{t("passkeys.last")} <When at={of.last_shown_at} short /></p>
    </Form>
  );
}
