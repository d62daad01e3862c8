/** Where the mentee's skills stand, as each side sees it: a picture, the same in words, and what one sees now. */

import { useSignal } from "@preact/signals";
import { data, drawSkillPicture, rateSkills, readSkillPicture, type SkillPictureView, type SkillsToRate } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Form, Page, Select } from "../base/parts.tsx";
import { Skills, slugsOf } from "../base/skills.tsx";
import { spoken } from "../base/slugs.ts";
import { t } from "../base/texts.ts";
import { mentorshipOf, partner } from "./mentorships.tsx";

const LEVELS = [1, 2, 3, 4, 5] as const;
const MOMENTS = ["start", "middle", "goal", "end"] as const;

export function SkillPicture(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const path = { mentorship_id: id };
    const [mentorship, seen, drawn] = await Promise.all([mentorshipOf(id), data(readSkillPicture({ client, path })), data(drawSkillPicture({ client, path, parseAs: "text" }))]);
    return { mentorship, seen, drawn: String(drawn) };
  }, [id]);
  return (
    <Page title={t("skillPicture.title")} lead={loaded.value && t(loaded.value.mentorship.you === "mentee" ? "skillPicture.lead.mentee" : "skillPicture.lead.mentor", { name: partner(loaded.value.mentorship) })} back={`/mentorships/${id}`}>
      <Loaded of={loaded} skeleton={<div class="skeleton tall" />}>
        {({ mentorship, seen, drawn }) => (
          <>
            <p><img class="drawn" src={`data:image/svg+xml,${encodeURIComponent(drawn)}`} alt={seen.text} /></p>
            <details><summary>{t("skillPicture.words")}</summary><p>{seen.text}</p></details>
            {mentorship.state !== "ended" && <Rate seen={seen} you={mentorship.you} again={loaded.again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Rate({ seen, you, again }: { seen: SkillPictureView; you: "mentor" | "mentee"; again: () => Promise<void> }): JSX.Element {
  const mine = (of: SkillPictureView["skills"][number]): number | null => (you === "mentee" ? of.own : of.mentors).last;
  const levels = useSignal<Record<string, string>>(Object.fromEntries(seen.skills.map((each) => [spoken(each.skill), String(mine(each) ?? "")])));
  const confidence = useSignal(String(seen.confidence.last ?? ""));
  const moment = useSignal<SkillsToRate["moment"]>(seen.skills.some((each) => mine(each) !== null) ? "middle" : "start");
  const act = useAct();
  const set = (name: string, level: string): void => void (levels.value = { ...levels.value, [name]: level });
  const rate = async (): Promise<void> => {
    const said = Object.entries(levels.value).filter(([, level]) => level !== "");
    const slugs = await slugsOf(said.map(([name]) => name));
    const body: SkillsToRate = {
      moment: moment.value,
      skills: said.map(([, level], at) => ({ skill: slugs[at]!, level: Number(level) })),
      ...(you === "mentee" && confidence.value ? { confidence: Number(confidence.value) } : {}),
    };
    const { key, done } = keyOf(`rate ${seen.mentorship_id} ${JSON.stringify(body)}`);
    await rateSkills({ client, path: { mentorship_id: seen.mentorship_id }, headers: { "Idempotency-Key": key }, body });
    done();
    announce(t("saved"));
    await again();
  };
  return (
    <>
      <h2>{t("skillPicture.rate")}</h2>
      <Form act={act} send={t("save")} onSend={rate}>
        <Select label={t("skillPicture.moment")} value={moment.value} of={MOMENTS.map((value) => ({ value, label: t(`moment.${value}`) }))} onChoose={(value) => (moment.value = value as typeof moment.value)} />
        <Skills
          label={t("skillPicture.skills")}
          names={Object.keys(levels.value)}
          onAdd={(name) => set(name, "3")}
          onRemove={(name) => (levels.value = Object.fromEntries(Object.entries(levels.value).filter(([each]) => each !== name)))}
          beside={(name) => (
            <select aria-label={t("skillPicture.level", { name })} value={levels.value[name]} onChange={(event) => set(name, event.currentTarget.value)}>
              <option value="">{t("skillPicture.unsaid")}</option>
              {LEVELS.map((level) => <option key={level} value={String(level)} selected={String(level) === levels.value[name]}>{t(`stands.${level}`)}</option>)}
            </select>
          )}
        />
        {you === "mentee" && <Select label={t("skillPicture.confidence")} empty={t("skillPicture.unsaid")} value={confidence.value} of={LEVELS.map((level) => ({ value: String(level), label: t(`useful.${level}`) }))} onChoose={(value) => (confidence.value = value)} />}
      </Form>
    </>
  );
}
