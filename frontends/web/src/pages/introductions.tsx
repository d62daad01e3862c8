/** Who should meet whom. Nobody's details are shown before everybody has said yes. */

import { useSignal } from "@preact/signals";
import {
  agreeToIntroduction, data, declineIntroduction, listIntroductions, listMyIntroductions, listMyMentorships, proposeIntroduction, tellContact,
  tellIntroductionOutcome, withdrawIntroduction, type IntroductionView, type MentorshipView,
} from "mentoring-client";
import type { JSX } from "preact";

import { asOf, client, keyOf } from "../base/api.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Check, Day, Empty, Form, Page, Select, TextArea, Words } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";
import { otherId, partner } from "./mentorships.tsx";
import { TellOutcome } from "./suggestions.tsx";

export function Introductions(): JSX.Element {
  const loaded = useLoad(async () => {
    const [mine, { items: mentorships }] = await Promise.all([data(listMyIntroductions({ client, query: { page_size: 50 } })), data(listMyMentorships({ client, query: { page_size: 20 } }))]);
    const lists = await Promise.all(mentorships.map((each) => data(listIntroductions({ client, path: { mentorship_id: each.id }, query: { page_size: 20 } }))));
    const proposed = lists.flatMap(({ items }) => items).filter((each) => each.you_are === "proposer");
    const all = [...mine.items, ...proposed].toSorted((one, other) => other.proposed_at.localeCompare(one.proposed_at));
    await meet([...mentorships.map(otherId), ...all.flatMap((each) => [each.proposed_by, each.other_id])]);
    return { mentorships, all };
  });
  return (
    <Page title={t("introductions.title")} lead={t("introductions.lead")}>
      <Loaded of={loaded}>
        {({ mentorships, all }) => {
          const live = mentorships.filter((each) => each.state !== "ended");
          return (
            <>
              {all.length === 0 && <Empty text={t("introductions.none")} />}
              <ul class="cards">
                {all.map((each) => (
                  <li class="card" key={`${each.id} ${each.version}`}><Introduction of={each} within={mentorships.find((one) => one.id === each.mentorship_id)} again={loaded.again} /></li>
                ))}
              </ul>
              {live.length > 0 && <Propose live={live} known={mentorships} again={loaded.again} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Introduction({ of, within, again }: { of: IntroductionView; within: MentorshipView | undefined; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const path = { introduction_id: of.id };
  const headers = asOf(of);
  const after = async (): Promise<void> => {
    announce(t("saved"));
    await again();
  };
  const who = of.other_id ? nameOf(of.other_id) : of.you_are === "proposer" && within ? partner(within) : t("introduction.them");
  return (
    <>
      <h2 dir="auto">{of.you_are === "proposer" ? t("introduction.yours", { name: within ? partner(within) : t("somebody") }) : t("introduction.theirs", { name: nameOf(of.proposed_by) })}</h2>
      <p class="quiet"><span class={`state ${of.state === "introduced" ? "good-state" : ""}`}>{t(`introduction.${of.state}`)}</span> <Day at={of.introduced_at ?? of.proposed_at} /></p>
      <Words>{of.about ?? t("goals.gone")}</Words>
      {of.reach && <div class="good"><h3>{t("introduction.reach", { name: who })}</h3><Words>{of.reach}</Words></div>}
      {of.contact && <><h3>{t("introduction.told")}</h3><Words>{of.contact}</Words></>}
      {of.can.includes("agree") && <Agree onAgree={async (reach_me) => { await agreeToIntroduction({ client, path, headers, body: { reach_me } }); await after(); }} />}
      {of.can.includes("tell_contact") && <Contact onTell={async (contact) => { await tellContact({ client, path, headers, body: { contact, they_agreed: true } }); await after(); }} />}
      {of.can.includes("tell_outcome") && <TellOutcome outcome={of.outcome} onTell={async (outcome) => { await tellIntroductionOutcome({ client, path, headers, body: { outcome } }); await after(); }} />}
      <Trouble error={act.error} />
      <p class="acts">
        {of.can.includes("decline") && <Button act={act} onPress={async () => { await declineIntroduction({ client, path, headers }); await after(); }}>{t("introduction.decline")}</Button>}
        {of.can.includes("withdraw") && <Button act={act} onPress={async () => { await withdrawIntroduction({ client, path, headers }); await after(); }}>{t("agreement.withdraw")}</Button>}
      </p>
    </>
  );
}

function Agree({ onAgree }: { onAgree: (reach: string) => Promise<void> }): JSX.Element {
  const reach = useSignal("");
  const act = useAct();
  return (
    <Form act={act} send={t("introduction.agree")} onSend={() => onAgree(reach.value.trim())}>
      <TextArea label={t("introduction.reachMe")} help={t("introduction.reachMe.help")} rows={2} required maxLength={500} value={reach.value} onText={(text) => (reach.value = text)} />
    </Form>
  );
}

function Contact({ onTell }: { onTell: (contact: string) => Promise<void> }): JSX.Element {
  const contact = useSignal("");
  const agreed = useSignal(false);
  const act = useAct();
  return (
    <Form act={act} send={t("introduction.tell")} onSend={() => onTell(contact.value.trim())}>
      <TextArea label={t("introduction.contact")} help={t("introduction.contact.help")} rows={2} required maxLength={500} value={contact.value} onText={(text) => (contact.value = text)} />
      <Check label={t("introduction.theyAgreed")} required checked={agreed.value} onCheck={(checked) => (agreed.value = checked)} />
    </Form>
  );
}

function Propose({ live, known, again }: { live: readonly MentorshipView[]; known: readonly MentorshipView[]; again: () => Promise<void> }): JSX.Element {
  const within = useSignal(live[0]!.id);
  const contact = useSignal("");
  const about = useSignal("");
  const act = useAct();
  const receiver = otherId(live.find((each) => each.id === within.value) ?? live[0]!);
  const contacts = [...new Set(known.map(otherId))].filter((each) => each !== receiver);
  const send = async (): Promise<void> => {
    const body = { about: about.value.trim(), contact_id: contact.value || null };
    const { key, done } = keyOf(`introduce ${within.value} ${JSON.stringify(body)}`);
    await proposeIntroduction({ client, path: { mentorship_id: within.value }, headers: { "Idempotency-Key": key }, body });
    done();
    about.value = contact.value = "";
    announce(t("introductions.sent"));
    await again();
  };
  return (
    <details>
      <summary>{t("introductions.add")}</summary>
      <Form act={act} send={t("introductions.send")} onSend={send}>
        <Select label={t("introductions.to")} value={within.value} of={live.map((each) => ({ value: each.id, label: partner(each) }))} onChoose={(value) => {
          within.value = value;
          contact.value = "";
        }} />
        <Select label={t("introductions.whom")} help={t("introductions.whom.help")} empty={t("introductions.outside")} value={contact.value} of={contacts.map((each) => ({ value: each, label: nameOf(each) }))} onChoose={(value) => (contact.value = value)} />
        <TextArea label={t("introductions.about")} help={t("introductions.about.help")} rows={3} required maxLength={2000} value={about.value} onText={(text) => (about.value = text)} />
      </Form>
    </details>
  );
}
