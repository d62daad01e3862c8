/** To be left alone by somebody, or to report them. Neither is told to them. */

import { useSignal } from "@preact/signals";
import { block, reportPerson, type NewReport } from "mentoring-client";
import type { JSX } from "preact";

import { client } from "../base/api.ts";
import { AskedOnce } from "../base/asked.tsx";
import { useAct } from "../base/load.tsx";
import { announce, Form, Select, TextArea } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

const REASONS: readonly NewReport["reason"][] = ["rude", "harassment", "unsafe", "not_who_they_say", "advertising", "other"];

/** `onGone`: they are not to be seen here any more. */
export function Away(props: { person: string; onGone: () => void }): JSX.Element {
  const blocking = useAct();
  const reporting = useAct();
  const text = useSignal("");
  const reason = useSignal<NewReport["reason"]>("other");
  const path = { person_id: props.person };
  const leaveAlone = async (): Promise<void> => {
    await block({ client, path });
    announce(t("away.blocked"));
    props.onGone();
  };
  return (
    <details>
      <summary>{t("away.title")}</summary>
      <p>{t("away.block.lead")}</p>
      <AskedOnce act={blocking} send={t("away.block")} name="block" onSend={leaveAlone}><p>{t("away.block.lead")} {t("away.block.back")}</p></AskedOnce>
      <Form act={reporting} kind="danger" send={t("away.report")} onSend={async () => {
        await reportPerson({ client, path, body: { reason: reason.value, text: text.value } });
        text.value = "";
        announce(t("away.reported"));
      }}>
        <Select label={t("report.about")} value={reason.value} of={REASONS.map((value) => ({ value, label: t(`report.${value}`) }))} onChoose={(value) => (reason.value = value as NewReport["reason"])} />
        <TextArea label={t("away.text")} help={t("away.report.lead")} required maxLength={2000} value={text.value} onText={(next) => (text.value = next)} />
      </Form>
    </details>
  );
}
