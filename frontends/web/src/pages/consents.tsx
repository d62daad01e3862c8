/** What one agreed to, programme by programme: to be read again, withdrawn as easily as it was given, and asked for anew where the words have changed. */

import { useSignal } from "@preact/signals";
import {
  agreeToConsent, data, listMyConsents, listMyMemberships, readForm, withdrawConsent,
  type ConsentStateView, type ConsentView,
} from "mentoring-client";
import type { JSX } from "preact";

import { client } from "../base/api.ts";
import { AskedOnce } from "../base/asked.tsx";
import { language } from "../base/language.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Empty, Facts, Page, When, Words } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

type Again = () => Promise<void>;

export function Consents(): JSX.Element {
  const loaded = useLoad(async () => {
    const [consents, memberships] = await Promise.all([
      data(listMyConsents({ client, query: { page_size: 100 } })),
      data(listMyMemberships({ client, query: { page_size: 100 } })),
    ]);
    return { consents: consents.items, names: new Map(memberships.items.map((each) => [each.programme_id, each.programme_name])) };
  });
  return (
    <Page title={t("consents.title")} lead={t("consents.lead")} back="/you">
      <Loaded of={loaded}>
        {({ consents, names }) => (
          <>
            {consents.length === 0 && <Empty text={t("consents.none")} href="/programmes" go={t("programmes.title")} />}
            <ul class="cards">
              {consents.map((each) => <li class="card" key={each.programme_id}><Consent of={each} name={names.get(each.programme_id) ?? t("programme.title")} again={loaded.again} /></li>)}
            </ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const languageName = (tag: string): string => new Intl.DisplayNames([language], { type: "language" }).of(tag.replaceAll("_", "-")) ?? tag;

function Consent({ of, name, again }: { of: ConsentStateView; name: string; again: Again }): JSX.Element {
  const act = useAct();
  const withdraw = async (): Promise<void> => {
    await withdrawConsent({ client, path: { programme_id: of.programme_id } });
    announce(t("consents.isWithdrawn"));
    await again();
  };
  return (
    <>
      <h2 dir="auto">{name} {of.withdrawn_at && <span class="state bad-state">{t("consents.isWithdrawn")}</span>}</h2>
      <Facts
        of={[
          [t("consents.given"), <When at={of.given_at} short />],
          [t("consents.withdrawn"), of.withdrawn_at && <When at={of.withdrawn_at} short />],
          [t("consents.words"), t("consents.version", { version: of.agreed_version, language: languageName(of.language) })],
        ]}
      />
      <details>
        <summary>{t("consents.read")}</summary>
        <div lang={of.language}><Words>{of.text}</Words></div>
      </details>
      {of.withdrawn_at === null && (
        <>
          {of.asks_again && <Anew programme={of.programme_id} again={again} />}
          <AskedOnce act={act} send={t("consents.withdraw")} name={`withdraw ${of.programme_id}`} label={`${t("consents.withdraw")}: ${name}`} onSend={withdraw}>
            <p>{t("consents.leaves", { programme: name })}</p>
          </AskedOnce>
        </>
      )}
    </>
  );
}

/** The words as they are now; whoever has read them may agree. */
function Anew({ programme, again }: { programme: string; again: Again }): JSX.Element {
  const words = useSignal<ConsentView | null>(null);
  const act = useAct();
  const path = { programme_id: programme };
  const read = async (): Promise<void> => {
    words.value = (await data(readForm({ client, path }))).consent;
    if (words.value === null) await again(); // nothing is to be agreed to any more
  };
  const agree = async ({ version, language: tag }: ConsentView): Promise<void> => {
    await agreeToConsent({ client, path, body: { version, language: tag } });
    announce(t("saved"));
    await again();
  };
  const { value: now } = words;
  return (
    <div class="note">
      <p>{t("consents.changed")}</p>
      {now && <div lang={now.language}><Words>{now.text}</Words></div>}
      <Trouble error={act.error} again={read} />
      <p class="acts">
        {now === null ? <Button act={act} onPress={read}>{t("consents.readNew")}</Button>
          : <Button act={act} kind="first" onPress={() => agree(now)}>{t("consents.agree")}</Button>}
      </p>
    </div>
  );
}
