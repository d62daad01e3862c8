/** What can't be taken back is asked once more before it is done. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";

import type { Act } from "./load.tsx";
import { Dialog, Form } from "./parts.tsx";
import { t } from "./texts.ts";

/** A button and the question behind it. `name`: of what is typed there; `label`: where what is on the button says too little. */
export function AskedOnce(props: {
  act: Act;
  title?: string;
  send: string;
  name: string;
  label?: string;
  onSend: () => Promise<unknown>;
  children: ComponentChildren;
}): JSX.Element {
  const asked = useSignal(false);
  const close = (): void => void (asked.value = false);
  const send = async (): Promise<void> => {
    await props.onSend();
    close();
  };
  return (
    <>
      <p class="acts"><button type="button" class="danger" aria-label={props.label} onClick={() => (asked.value = true)}>{props.send}</button></p>
      <Dialog open={asked.value} title={props.title ?? props.send} onClose={close}>
        <Form act={props.act} kind="danger" send={props.send} name={props.name} onSend={send} beside={<button type="button" onClick={close}>{t("cancel")}</button>}>{props.children}</Form>
      </Dialog>
    </>
  );
}
