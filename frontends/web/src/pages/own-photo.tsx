/** One's own photo: shown to whoever sees one's card, changed, taken down. */

import { useSignal } from "@preact/signals";
import { showMyPhoto, takeDownMyPhoto } from "mentoring-client";
import type { JSX } from "preact";
import { useId } from "preact/hooks";

import { client } from "../base/api.ts";
import { useAct } from "../base/load.tsx";
import { announce, Button, Form, Page } from "../base/parts.tsx";
import { me, readPerson } from "../base/person.ts";
import { Face } from "../base/photo.tsx";
import { t } from "../base/texts.ts";

const MOST = 5 * 1024 * 1024; // bytes; the platform refuses larger ones, only later

export function OwnPhoto(): JSX.Element {
  const person = me.value!.value;
  const file = useSignal<File | null>(null);
  const id = useId();
  const act = useAct();
  const large = file.value !== null && file.value.size > MOST;
  const show = async (): Promise<void> => {
    if (!file.value || large) return;
    await showMyPhoto({ client, body: file.value });
    file.value = null;
    await readPerson();
    announce(t("saved"));
  };
  const takeDown = async (): Promise<void> => {
    await takeDownMyPhoto({ client });
    await readPerson();
    announce(t("photo.takenDown"));
  };
  return (
    <Page title={t("photo.title")} lead={t("photo.lead")} back="/you">
      <p><Face of={person.photo} name={person.name} alt={t("photo.yours")} large /></p>
      {!person.photo && <p class="quiet">{t("photo.none")}</p>}
      <Form
        key={person.photo?.small ?? ""}
        act={act}
        send={t(person.photo ? "photo.replace" : "photo.show")}
        onSend={show}
        beside={person.photo && <Button act={act} kind="danger" onPress={takeDown}>{t("photo.takeDown")}</Button>}
      >
        <div class="field">
          <label for={id}>{t("photo.file")}</label>
          <p class="help" id={`${id}-help`}>{t("photo.file.help")}</p>
          <input
            id={id}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            required
            aria-describedby={`${id}-help ${id}-wrong`}
            aria-invalid={large || undefined}
            onChange={(event) => (file.value = event.currentTarget.files?.[0] ?? null)}
          />
          <p class="wrong" id={`${id}-wrong`}>{large && t("photo.tooLarge")}</p>
        </div>
      </Form>
    </Page>
  );
}
