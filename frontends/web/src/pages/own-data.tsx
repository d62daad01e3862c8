/** What is kept of one: to be taken away, from each part of the platform or from all, and to be forgotten. */

import { useSignal } from "@preact/signals";
import {
  data, downloadMyMatchingData, downloadMyMentorshipsData, downloadMyNotificationsData, downloadMyProfilesData, downloadMySchedulingData, eraseMe,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { client } from "../base/api.ts";
import { saveAs } from "../base/files.ts";
import { Trouble, useAct } from "../base/load.tsx";
import { announce, Button, Dialog, Form, Page } from "../base/parts.tsx";
import { forget, me } from "../base/person.ts";
import { t } from "../base/texts.ts";

const KEPT = {
  profiles: () => data(downloadMyProfilesData({ client })),
  matching: () => data(downloadMyMatchingData({ client })),
  scheduling: () => data(downloadMySchedulingData({ client })),
  mentorships: () => data(downloadMyMentorshipsData({ client })),
  notifications: () => data(downloadMyNotificationsData({ client })),
} as const;
type Service = keyof typeof KEPT;
const SERVICES = Object.keys(KEPT) as Service[];

async function save(services: readonly Service[], name: string): Promise<void> {
  const kept = await Promise.all(services.map(async (service) => [service, await KEPT[service]()] as const));
  saveAs(`${name}.json`, JSON.stringify(Object.fromEntries(kept), null, 2), "application/json");
  announce(t("data.saved"));
}

/** Nothing of whoever has just been forgotten, while the next page comes. */
export function OwnData(): JSX.Element {
  const act = useAct();
  if (!me.value) return <></>;
  return (
    <Page title={t("data.title")} lead={t("data.lead")} back="/you">
      <p class="acts"><Button act={act} kind="first" onPress={() => save(SERVICES, "mentoring")}>{t("data.all")}</Button></p>
      <Trouble error={act.error} />
      <h2>{t("data.parts")}</h2>
      <ul class="rows">
        {SERVICES.map((each) => (
          <li key={each}>
            <span>{t(`data.${each}`)}</span>
            <Button act={act} kind="small" label={`${t("data.one")}: ${t(`data.${each}`)}`} onPress={() => save([each], `mentoring-${each}`)}>{t("data.one")}</Button>
          </li>
        ))}
      </ul>
      {me.value.value.can.includes("erase") && <Erasing />}
    </Page>
  );
}

function Erasing(): JSX.Element {
  const { route } = useLocation();
  const asked = useSignal(false);
  const act = useAct();
  const erase = async (): Promise<void> => {
    await eraseMe({ client });
    route("/");
    await forget();
    announce(t("you.erased"));
  };
  return (
    <>
      <h2>{t("you.erase")}</h2>
      <p>{t("you.erase.lead")}</p>
      <p class="acts"><button type="button" class="danger" onClick={() => (asked.value = true)}>{t("you.erase")}</button></p>
      <Dialog open={asked.value} title={t("you.erase")} onClose={() => (asked.value = false)}>
        <Form act={act} kind="danger" send={t("you.erase.send")} onSend={erase} beside={<button type="button" onClick={() => (asked.value = false)}>{t("cancel")}</button>}>
          <p>{t("you.erase.lead")}</p>
        </Form>
      </Dialog>
    </>
  );
}
