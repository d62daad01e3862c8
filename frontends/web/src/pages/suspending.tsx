/** Keeping somebody out, and letting them in again: for operators. It is read when it is opened. */

import { useSignal } from "@preact/signals";
import { data, readSuspension, reinstatePerson, suspendPerson } from "mentoring-client";
import type { JSX } from "preact";

import { client, keyOf } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Day, Form, Input } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

export function Suspending(props: { person: string; onChanged?: () => Promise<void> }): JSX.Element {
  const opened = useSignal(false);
  return (
    <details onToggle={(event) => (opened.value = event.currentTarget.open)}>
      <summary>{t("suspending.title")}</summary>
      {opened.value && <Standing {...props} />}
    </details>
  );
}

function Standing(props: { person: string; onChanged?: () => Promise<void> }): JSX.Element {
  const path = { person_id: props.person };
  const loaded = useLoad(() => data(readSuspension({ client, path })), [props.person]);
  const reason = useSignal("");
  const act = useAct();
  return (
    <Loaded of={loaded} skeleton={<div class="skeleton" />}>
      {(now) => {
        const what = now.suspended ? "reinstate" : "suspend";
        const change = async (): Promise<void> => {
          const { key, done } = keyOf(`${what} ${props.person}`);
          await (now.suspended ? reinstatePerson : suspendPerson)({ client, path, headers: { "Idempotency-Key": key }, body: { reason: reason.value.trim() } });
          done();
          reason.value = "";
          announce(t(`suspending.${what}.done`));
          await Promise.all([loaded.again(), props.onChanged?.()]);
        };
        return (
          <>
            <p>{now.suspended ? t("suspending.since") : t("suspending.not")} {now.suspended && now.suspended_at && <Day at={now.suspended_at} />}</p>
            {now.can.includes(what) && (
              <Form act={act} name="suspend" kind={now.suspended ? "first" : "danger"} send={t(`suspending.${what}`)} onSend={change}>
                <p class="help">{t(`suspending.${what}.help`)}</p>
                <Input label={t("suspending.reason")} required maxLength={500} value={reason.value} onText={(text) => (reason.value = text)} />
              </Form>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
