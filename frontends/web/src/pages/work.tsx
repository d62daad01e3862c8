/** What needs a hand: mentorships that stand still, calls for help, records that could not be handled. */

import { useSignal } from "@preact/signals";
import * as api from "mentoring-client";
import {
  answerHelpRequest, countWork, data, listWork, remindOfNextStep,
  type PageOfDeadLetter, type WorkItemView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Day, Empty, Form, Input, Page, TextArea, When } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";

export function Work(): JSX.Element {
  const { query } = useRoute();
  const { reason = "", programme = "", page } = query;
  const loaded = useLoad(async () => {
    const within = programme ? { programme_id: programme } : {};
    const [work, counts] = await Promise.all([
      data(listWork({ client, query: { page_size: 30, ...within, ...(reason ? { reason: reason as WorkItemView["reason"] } : {}), ...(page ? { page_token: page } : {}) } })),
      data(countWork({ client, query: within })),
    ]);
    await meet(work.items.flatMap((each) => [each.mentor_id, each.mentee_id]));
    return { items: work.items, next: work.next_page_token, counts: counts.counts };
  }, [reason, programme, page]);
  const href = (more: Record<string, string>): string => `/work?${new URLSearchParams(Object.entries({ reason, programme, ...more }).filter(([, value]) => value !== ""))}`;
  return (
    <Page title={t("work.title")} lead={t("work.lead")}>
      <Loaded of={loaded}>
        {({ items, next, counts }) => {
          const most = Math.max(1, ...counts.map((each) => each.number));
          return (
            <>
              <table class="bars">
                <caption class="hidden">{t("work.counts")}</caption>
                <tbody>
                  {counts.map((each) => (
                    <tr key={each.reason}>
                      <th scope="row"><a href={href({ reason: each.reason, page: "" })} aria-current={each.reason === reason ? "true" : undefined}>{t(`work.${each.reason}`)}</a></th>
                      <td>{each.number}</td>
                      <td aria-hidden="true"><svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect width={(each.number / most) * 100} height="8" rx="2" /></svg></td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {reason && <p><a href={href({ reason: "", page: "" })}>{t("work.all")}</a></p>}
              {items.length === 0 && <Empty text={t("work.none")} />}
              <ul class="cards">{items.map((each) => <li class="card" key={each.id}><Item of={each} again={loaded.again} /></li>)}</ul>
              {next && <p><a class="button" href={href({ page: next })}>{t("more")}</a></p>}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Item({ of, again }: { of: WorkItemView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const text = useSignal("");
  const help = /\/help-requests\/([^/]+)\/answer$/.exec(of.path)?.[1];
  const remind = /\/managed-mentorships\/([^/]+)\/reminder$/.exec(of.path)?.[1];
  return (
    <>
      <h2 dir="auto">{nameOf(of.mentee_id)}{of.mentor_id && ` – ${nameOf(of.mentor_id)}`}</h2>
      <p>{of.because}</p>
      <p class="quiet">{t("work.since")} <Day at={of.since} /> · {of.helps}</p>
      {help && (
        <Form act={act} send={t("work.answer")} onSend={async () => {
          const { key, done } = keyOf(`answer ${help}`);
          await answerHelpRequest({ client, path: { help_request_id: help }, headers: { "Idempotency-Key": key }, body: { text: text.value.trim() } });
          done();
          announce(t("saved"));
          await again();
        }}>
          <TextArea label={t("help.answer")} required rows={3} maxLength={2000} value={text.value} onText={(next) => (text.value = next)} />
        </Form>
      )}
      {remind && (
        <>
          <Trouble error={act.error} />
          <p class="acts">
            {(["mentor", "mentee"] as const).map((side) => (
              <Button key={side} act={act} kind="small" onPress={async () => {
                await remindOfNextStep({ client, path: { mentorship_id: remind }, body: { side, reason: of.because.slice(0, 200) } });
                announce(t("saved"));
                await again();
              }}>{t(`work.remind.${side}`)}</Button>
            ))}
          </p>
        </>
      )}
    </>
  );
}

const SERVICES = ["profiles", "matching", "scheduling", "mentorships", "notifications"] as const;
type Asked = { client: typeof client };
type Settled = Asked & { path: { letter_id: number }; body: { reason: string } };

const LIST: Record<(typeof SERVICES)[number], (asked: Asked) => Promise<{ data?: PageOfDeadLetter | undefined }>> = {
  profiles: api.listProfilesDeadLetters,
  matching: api.listMatchingDeadLetters,
  scheduling: api.listSchedulingDeadLetters,
  mentorships: api.listMentorshipsDeadLetters,
  notifications: api.listNotificationsDeadLetters,
};
const REPLAY: Record<(typeof SERVICES)[number], (asked: Settled) => Promise<unknown>> = {
  profiles: api.replayProfilesDeadLetter,
  matching: api.replayMatchingDeadLetter,
  scheduling: api.replaySchedulingDeadLetter,
  mentorships: api.replayMentorshipsDeadLetter,
  notifications: api.replayNotificationsDeadLetter,
};
const DISCARD: Record<(typeof SERVICES)[number], (asked: Settled) => Promise<unknown>> = {
  profiles: api.discardProfilesDeadLetter,
  matching: api.discardMatchingDeadLetter,
  scheduling: api.discardSchedulingDeadLetter,
  mentorships: api.discardMentorshipsDeadLetter,
  notifications: api.discardNotificationsDeadLetter,
};

export function DeadLetters(): JSX.Element {
  const asked = useRoute().query["service"];
  const service = SERVICES.find((each) => each === asked) ?? "profiles";
  const loaded = useLoad(() => data(LIST[service]({ client })), [service]);
  return (
    <Page title={t("dead.title")} lead={t("dead.lead")}>
      <nav class="tabs" aria-label={t("dead.which")}>
        {SERVICES.map((each) => <a key={each} href={`/dead-letters?service=${each}`} aria-current={each === service ? "page" : undefined}>{each}</a>)}
      </nav>
      <Loaded of={loaded}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty text={t("dead.none")} />}
            <ul class="cards">{items.map((each) => <li class="card" key={each.id}><Letter of={each} service={service} again={loaded.again} /></li>)}</ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Letter(props: { of: PageOfDeadLetter["items"][number]; service: (typeof SERVICES)[number]; again: () => Promise<void> }): JSX.Element {
  const { of } = props;
  const reason = useSignal("");
  const act = useAct();
  const settle = (how: (asked: Settled) => Promise<unknown>) => async (): Promise<void> => {
    await how({ client, path: { letter_id: of.id }, body: { reason: reason.value.trim() } });
    announce(t("saved"));
    await props.again();
  };
  return (
    <>
      <h2>{of.consumer}</h2>
      <p>{of.reason}</p>
      <p class="quiet">{of.record} · <When at={of.parked_at} short /></p>
      <Form act={act} send={t("dead.replay")} onSend={settle(REPLAY[props.service])} beside={of.can.includes("discard") && <Button act={act} kind="danger" onPress={settle(DISCARD[props.service])}>{t("dead.discard")}</Button>}>
        <Input label={t("dead.reason")} required maxLength={300} value={reason.value} onText={(text) => (reason.value = text)} />
      </Form>
    </>
  );
}
