/** The pairs of a programme, for those who look after it: how far each is and how it goes, and no word of the two. */

import { data, listManagedMentorships, type ManagedPairView } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client } from "../base/api.ts";
import { Loaded, useLoad } from "../base/load.tsx";
import { Day, Empty, Facts, Select } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { choices, meet, nameOf, vocabulary, wordFor, words } from "../base/words.ts";
import { Frame } from "./programme-frame.tsx";

const STATES = ["active", "paused", "ended"] as const;
const LOOKS: Partial<Record<ManagedPairView["health"], string>> = { on_track: "good-state", quiet: "bad-state", silent: "bad-state" };

export function Pairs(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { state = "", stage = "", page = "" } = useRoute().query;
  const { route } = useLocation();
  const loaded = useLoad(async () => {
    const [pairs] = await Promise.all([
      data(listManagedMentorships({
        client,
        query: {
          programme_id: id,
          page_size: 50,
          ...(state ? { state: state as ManagedPairView["state"] } : {}),
          ...(stage ? { stage: stage as ManagedPairView["stage"] } : {}),
          ...(page ? { page_token: page } : {}),
        },
      })),
      words(),
    ]);
    await meet(pairs.items.flatMap((each) => [each.mentor_id, each.mentee_id]));
    return pairs;
  }, [id, state, stage, page]);
  const at = (more: Record<string, string>): string =>
    `/programmes/${id}/pairs?${new URLSearchParams(Object.entries({ state, stage, ...more }).filter(([, value]) => value !== ""))}`;
  return (
    <Frame id={id} at="pairs">
      {() => (
        <>
          <p>{t("pairs.lead")}</p>
          <div class="pair">
            <Select label={t("programme.state")} value={state} empty={t("any")} of={STATES.map((value) => ({ value, label: t(`mentorship.${value}`) }))} onChoose={(value) => route(at({ state: value }))} />
            <Select label={t("mentorship.stage")} value={stage} empty={t("any")} of={choices(vocabulary.value?.mentorship_stages)} onChoose={(value) => route(at({ stage: value }))} />
          </div>
          <Loaded of={loaded}>
            {({ items, next_page_token }) => (
              <>
                {items.length === 0 && <Empty text={t("pairs.none")} />}
                <ul class="cards">{items.map((each) => <li class="card" key={each.mentorship_id}><Pair of={each} /></li>)}</ul>
                {next_page_token && <p><a class="button" href={at({ page: next_page_token })}>{t("more")}</a></p>}
              </>
            )}
          </Loaded>
        </>
      )}
    </Frame>
  );
}

function Pair({ of }: { of: ManagedPairView }): JSX.Element {
  const person = (id: string): JSX.Element => <a href={`/programmes/${of.programme_id}/people/${id}`}>{nameOf(id)}</a>;
  return (
    <>
      <h2 dir="auto">{person(of.mentee_id)} – {person(of.mentor_id)}</h2>
      <p>
        <span class={`state ${LOOKS[of.health] ?? ""}`}>{t(`health.${of.health}`)}</span>{" "}
        {of.state !== "ended" && `${wordFor(vocabulary.value?.mentorship_stages, of.stage)} · `}
        {t("mentorship.counts", { sessions: of.counts.sessions_completed, goals: of.counts.goals_completed, all: of.counts.goals })}
      </p>
      <Facts
        of={[
          [t("mentorship.since"), <Day at={of.opened_at} />],
          [t("pairs.active"), <Day at={of.active_at} />],
          [t("pairs.meet"), of.meeting_due_at && <Day at={of.meeting_due_at} />],
          [t("pairs.pausedUntil"), of.paused_until && <Day at={of.paused_until} />],
          [t("mentorship.endedOn"), of.ended_at && <Day at={of.ended_at} />],
        ]}
      />
    </>
  );
}
