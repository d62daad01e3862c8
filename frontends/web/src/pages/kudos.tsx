/** Thanks: what one of the two did for the other, and what was strong in it. */

import { useSignal } from "@preact/signals";
import { data, giveKudos, listKudos } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Empty, Form, Page, Tags, TextArea, When, Words } from "../base/parts.tsx";
import { Skills, slugsOf } from "../base/skills.tsx";
import { spoken } from "../base/slugs.ts";
import { t } from "../base/texts.ts";
import { mentorshipOf, partner } from "./mentorships.tsx";

export function Kudos(): JSX.Element {
  const id = useRoute().params["id"]!;
  const page = useRoute().query["page"];
  const loaded = useLoad(async () => {
    const [mentorship, given] = await Promise.all([
      mentorshipOf(id), data(listKudos({ client, path: { mentorship_id: id }, query: { page_size: 20, ...(page ? { page_token: page } : {}) } })),
    ]);
    return { mentorship, given };
  }, [id, page]);
  return (
    <Page title={t("kudos.title")} lead={t("kudos.lead")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>
        {({ mentorship, given }) => (
          <>
            {given.items.length === 0 && <Empty text={t("kudos.none")} />}
            <ul class="cards">
              {given.items.map((each) => (
                <li class="card" key={each.id}>
                  <p class="quiet"><strong>{each.side === mentorship.you ? t("side.you") : partner(mentorship)}</strong> · <When at={each.given_at} short /></p>
                  <Words>{each.text}</Words>
                  <Tags of={each.skills.map(spoken)} />
                </li>
              ))}
            </ul>
            {given.next_page_token && <p><a class="button" href={`/mentorships/${id}/kudos?page=${encodeURIComponent(given.next_page_token)}`}>{t("older")}</a></p>}
            {mentorship.state !== "ended" && <Thank id={id} name={partner(mentorship)} again={loaded.again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Thank({ id, name, again }: { id: string; name: string; again: () => Promise<void> }): JSX.Element {
  const text = useSignal("");
  const strong = useSignal<string[]>([]);
  const act = useAct();
  const thank = async (): Promise<void> => {
    const body = { text: text.value.trim(), skills: await slugsOf(strong.value) };
    const { key, done } = keyOf(`thank ${id} ${JSON.stringify(body)}`);
    await giveKudos({ client, path: { mentorship_id: id }, headers: { "Idempotency-Key": key }, body });
    done();
    text.value = "";
    strong.value = [];
    announce(t("kudos.sent", { name }));
    await again();
  };
  return (
    <Form act={act} send={t("kudos.send")} onSend={thank}>
      <TextArea label={t("kudos.text", { name })} rows={3} required maxLength={1000} value={text.value} onText={(next) => (text.value = next)} />
      <Skills label={t("kudos.skills")} names={strong.value} onAdd={(skill) => (strong.value = [...strong.value, skill])} onRemove={(skill) => (strong.value = strong.value.filter((each) => each !== skill))} />
    </Form>
  );
}
