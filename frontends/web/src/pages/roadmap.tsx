/** From the role of today to the one that is wanted, by milestones. */

import { useSignal } from "@preact/signals";
import { drawRoadmap, readRoadmap, type RoadmapToDraw, type RoadmapView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client, tagged, type Tagged } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Check, Empty, Form, Input, Page } from "../base/parts.tsx";
import { dateText } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { ifThere } from "./profile.tsx";

export function Roadmap(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => ({ seen: await ifThere(tagged(readRoadmap({ client, path: { mentorship_id: id } }))) }), [id]);
  return (
    <Page title={t("roadmap.title")} lead={t("roadmap.lead")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>
        {({ seen }) => (
          <>
            {seen ? <Way of={seen.value} /> : <Empty text={t("roadmap.none")} />}
            {(!seen || seen.value.can.includes("change")) && <Draw key={seen?.tag ?? ""} id={id} seen={seen} again={loaded.again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Way({ of }: { of: RoadmapView }): JSX.Element {
  return (
    <ol class="way">
      <li class="past"><strong dir="auto">{of.today}</strong> <span class="quiet">{t("roadmap.today")}</span></li>
      {of.milestones.map((each) => (
        <li key={each.id} class={each.reached_at ? "past" : undefined}>
          <span dir="auto">{each.text}</span>{" "}
          {each.reached_at ? <span class="state good-state">{t("roadmap.reached")}</span> : each.reached_by && <span class="quiet">{t("goals.by", { day: dateText(each.reached_by, language, { day: "numeric", month: "long", year: "numeric" }) })}</span>}
          {each.goals.length > 0 && <span class="quiet"> · {t("roadmap.goals", { done: each.goals_completed, all: each.goals.length })}</span>}
        </li>
      ))}
      <li><strong dir="auto">{of.target}</strong> <span class="quiet">{t("roadmap.target")}</span></li>
    </ol>
  );
}

type Milestone = RoadmapToDraw["milestones"][number];

function Draw({ id, seen, again }: { id: string; seen: Tagged<RoadmapView> | null; again: () => Promise<void> }): JSX.Element {
  const body = useSignal<RoadmapToDraw>({
    today: seen?.value.today ?? "",
    target: seen?.value.target ?? "",
    milestones: seen?.value.milestones.map((each) => ({ id: each.id, text: each.text ?? "", reached_by: each.reached_by, reached: each.reached_at !== null })) ?? [],
  });
  const act = useAct();
  const set = (part: Partial<RoadmapToDraw>): void => void (body.value = { ...body.value, ...part });
  const change = (at: number, part: Partial<Milestone>): void => set({ milestones: body.value.milestones.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  const save = async (): Promise<void> => {
    const milestones = body.value.milestones.filter((each) => each.text.trim() !== "");
    await drawRoadmap({ client, path: { mentorship_id: id }, headers: seen ? { "If-Match": seen.tag } : {}, body: { ...body.value, milestones } });
    announce(t("saved"));
    await again();
  };
  return (
    <details open={!seen}>
      <summary>{seen ? t("roadmap.redraw") : t("roadmap.draw")}</summary>
      <Form act={act} send={t("save")} onSend={save}>
        <Input label={t("roadmap.today.label")} required maxLength={200} value={body.value.today} onText={(today) => set({ today })} />
        {body.value.milestones.map((each, at) => (
          <div class="card" key={at}>
            <Input label={t("roadmap.milestone", { number: at + 1 })} maxLength={300} value={each.text} onText={(text) => change(at, { text })} />
            <Input label={t("step.deadline")} type="date" value={each.reached_by ?? ""} onText={(date) => change(at, { reached_by: date || null })} />
            <Check label={t("roadmap.reached")} checked={each.reached ?? false} onCheck={(reached) => change(at, { reached })} />
            <button type="button" class="plain" onClick={() => set({ milestones: body.value.milestones.filter((_, index) => index !== at) })}>{t("remove.what", { what: each.text || t("roadmap.milestone", { number: at + 1 }) })}</button>
          </div>
        ))}
        <p><button type="button" class="small" onClick={() => set({ milestones: [...body.value.milestones, { text: "" }] })}>{t("roadmap.add")}</button></p>
        <Input label={t("roadmap.target.label")} required maxLength={200} value={body.value.target} onText={(target) => set({ target })} />
      </Form>
    </details>
  );
}
