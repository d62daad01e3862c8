/** Whom a mentor who can't go on suggests to their mentee. Nobody is bound by it. */

import { useSignal } from "@preact/signals";
import { data, listMentors, suggestSuccessor, type CardView, type KeepingView } from "mentoring-client";
import type { JSX } from "preact";

import { asOf, client } from "../base/api.ts";
import { useAct } from "../base/load.tsx";
import { announce, Form, Input, Radios } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { t } from "../base/texts.ts";
import { nameOf } from "../base/words.ts";

export function Successor({ of, again }: { of: KeepingView; again: () => Promise<void> }): JSX.Element {
  const typed = useSignal("");
  const found = useSignal<CardView[] | null>(null);
  const looking = useAct();
  const look = async (): Promise<void> => {
    const { items } = await data(listMentors({ client, query: { q: typed.value.trim(), page_size: 10 } }));
    found.value = items.filter((each) => each.person_id !== me.value!.value.person_id);
  };
  return (
    <section>
      <h2>{t("successor.title")}</h2>
      {of.successor_id && <p class="note">{t("successor.now", { name: nameOf(of.successor_id) })}</p>}
      <p>{t("successor.lead")}</p>
      <Form act={looking} send={t("search")} forgets onSend={look}>
        <Input label={t("mentors.q")} type="search" required maxLength={100} value={typed.value} onText={(text) => (typed.value = text)} />
      </Form>
      {found.value && <Choosing key={found.value.map((each) => each.person_id).join()} among={found.value} of={of} again={again} />}
    </section>
  );
}

function Choosing({ among, of, again }: { among: readonly CardView[]; of: KeepingView; again: () => Promise<void> }): JSX.Element {
  const chosen = useSignal("");
  const act = useAct();
  const send = async (): Promise<void> => {
    await suggestSuccessor({ client, path: { mentorship_id: of.mentorship_id }, headers: asOf(of), body: { mentor_id: chosen.value } });
    announce(t("successor.done"));
    await again();
  };
  if (among.length === 0) return <p role="status">{t("successor.nobody")}</p>;
  return (
    <Form act={act} send={t("successor.send")} onSend={send}>
      <Radios
        label={t("successor.who")}
        name="successor"
        required
        value={chosen.value}
        of={among.map((each) => ({ value: each.person_id, label: `${each.name} – ${each.headline}` }))}
        onChoose={(value) => (chosen.value = value)}
      />
    </Form>
  );
}
