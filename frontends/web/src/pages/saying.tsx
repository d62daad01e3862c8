/** One text that is said once, about something in the version that was seen. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { asOf, keyOf } from "../base/api.ts";
import { useAct } from "../base/load.tsx";
import { announce, Form, TextArea } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

export function Say(props: {
  label: string;
  help?: string;
  send: string;
  most: number;
  of: { id: string; version: number };
  onSend: (text: string, headers: { "Idempotency-Key": string; "If-Match": string }) => Promise<unknown>;
  again: () => Promise<void>;
}): JSX.Element {
  const text = useSignal("");
  const act = useAct();
  const send = async (): Promise<void> => {
    const { key, done } = keyOf(`say ${props.of.id} ${props.of.version}`);
    await props.onSend(text.value.trim(), { "Idempotency-Key": key, ...asOf(props.of) });
    done();
    announce(t("asking.sent"));
    await props.again();
  };
  return (
    <Form act={act} send={props.send} onSend={send}>
      <TextArea label={props.label} {...(props.help ? { help: props.help } : {})} rows={3} maxLength={props.most} required value={text.value} onText={(next) => (text.value = next)} />
    </Form>
  );
}
