/** What one looks for: what the matching wants to know. */

import { useSignal } from "@preact/signals";
import { data, ProblemError, publishMentee, readMyMentee, type MenteeBody, type MenteeView } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { client, tagged, type Tagged } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Checks, Form, Page, Select, TextArea } from "../base/parts.tsx";
import { readPerson } from "../base/person.ts";
import { Skills } from "../base/skills.tsx";
import { t } from "../base/texts.ts";
import { choices, vocabulary, words } from "../base/words.ts";

type Stage = MenteeBody["stage"];
type Rhythm = MenteeBody["meeting_rhythm"];
type Styles = NonNullable<MenteeBody["styles"]>;
type Goal = NonNullable<MenteeBody["goals"]>[number];

/** Null for whoever has none yet. */
export async function ifThere<Value>(answer: Promise<Value>): Promise<Value | null> {
  try {
    return await answer;
  } catch (problem) {
    if (problem instanceof ProblemError && problem.status === 404) return null;
    throw problem;
  }
}

export function Profile(): JSX.Element {
  const loaded = useLoad(async () => {
    const [mine] = await Promise.all([ifThere(tagged(readMyMentee({ client }))), words()]);
    return { mine };
  });
  return (
    <Page title={t("profile.title")} lead={t("profile.lead")}>
      <Loaded of={loaded} skeleton={<><div class="skeleton" /><div class="skeleton tall" /></>}>
        {({ mine }) => <Mentee key={mine?.tag ?? ""} mine={mine} />}
      </Loaded>
    </Page>
  );
}

function Mentee({ mine }: { mine: Tagged<MenteeView> | null }): JSX.Element {
  const { route } = useLocation();
  const had = mine?.value;
  const body = useSignal<MenteeBody>({
    about: had?.about ?? "",
    goals: had?.goals ?? [],
    skills_wanted: had?.skills_wanted.map(({ name, importance }) => ({ skill: name, importance })) ?? [],
    industries: had?.industries ?? [],
    stage: had?.stage ?? "early",
    styles: had?.styles ?? [],
    meeting_rhythm: had?.meeting_rhythm ?? "fortnightly",
    expectations: had?.expectations ?? "",
  });
  const act = useAct();
  const lists = vocabulary.value!;
  const set = (part: Partial<MenteeBody>): void => void (body.value = { ...body.value, ...part });
  const wanted = body.value.skills_wanted ?? [];
  const goals = body.value.goals ?? [];
  const save = async (): Promise<void> => {
    const kept = { ...body.value, goals: goals.filter((goal) => goal.text.trim() !== "") };
    await data(publishMentee({ client, body: kept, headers: mine ? { "If-Match": mine.tag } : {} }));
    await readPerson();
    announce(t("saved"));
    route("/mentors");
  };
  const changeGoal = (at: number, part: Partial<Goal>): void =>
    set({ goals: goals.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  const importances = ([1, 3, 5] as const).map((each) => ({ value: String(each), label: t(`importance.${each}`) }));
  return (
    <Form act={act} send={t("profile.send")} typed={body} onSend={save}>
      <Skills
        label={t("profile.skills")}
        help={t("profile.skills.help")}
        names={wanted.map((each) => each.skill)}
        onAdd={(skill) => set({ skills_wanted: [...wanted, { skill, importance: 3 }] })}
        onRemove={(skill) => set({ skills_wanted: wanted.filter((each) => each.skill !== skill) })}
        beside={(name) => {
          const mineOfIt = wanted.find((each) => each.skill === name)!;
          return (
            <select
              aria-label={t("importance.of", { name })}
              value={String(mineOfIt.importance)}
              onChange={(event) => {
                const importance = Number(event.currentTarget.value);
                set({ skills_wanted: wanted.map((each) => (each.skill === name ? { ...each, importance } : each)) });
              }}
            >
              {[...importances, ...([2, 4].includes(mineOfIt.importance) ? [{ value: String(mineOfIt.importance), label: t("importance.3") }] : [])].map((each) => (
                <option key={each.value} value={each.value} selected={each.value === String(mineOfIt.importance)}>{each.label}</option>
              ))}
            </select>
          );
        }}
      />
      <fieldset>
        <legend>{t("profile.goals")}</legend>
        <p class="help">{t("profile.goals.help")}</p>
        {goals.map((goal, at) => (
          <div class="card" key={at}>
            <TextArea label={t("goal.text")} rows={2} maxLength={500} value={goal.text} onText={(text) => changeGoal(at, { text })} />
            <div class="pair">
              <Select label={t("goal.horizon")} value={goal.horizon} of={choices(lists.goal_horizons)} onChoose={(horizon) => changeGoal(at, { horizon: horizon as Goal["horizon"] })} />
              <Select label={t("goal.kind")} value={goal.kind} of={choices(lists.goal_kinds)} onChoose={(kind) => changeGoal(at, { kind: kind as Goal["kind"] })} />
            </div>
            <button type="button" class="plain" onClick={() => set({ goals: goals.filter((_, each) => each !== at) })}>{t("goal.remove")}</button>
          </div>
        ))}
        <button type="button" class="small" onClick={() => set({ goals: [...goals, { text: "", horizon: "short_term", kind: "career", skills: [] }] })}>{t("goal.add")}</button>
      </fieldset>
      <div class="pair">
        <Select label={t("profile.stage")} value={body.value.stage} of={choices(lists.career_stages)} onChoose={(stage) => set({ stage: stage as Stage })} />
        <Select label={t("profile.rhythm")} value={body.value.meeting_rhythm} of={choices(lists.meeting_rhythms)} onChoose={(rhythm) => set({ meeting_rhythm: rhythm as Rhythm })} />
      </div>
      <Checks label={t("profile.styles")} value={body.value.styles ?? []} of={choices(lists.styles)} onChoose={(styles) => set({ styles: styles as Styles })} />
      <Names label={t("profile.industries")} help={t("profile.industries.help")} value={body.value.industries ?? []} onChange={(industries) => set({ industries })} />
      <TextArea label={t("profile.about")} help={t("profile.about.help")} maxLength={2000} value={body.value.about ?? ""} onText={(about) => set({ about })} />
      <TextArea label={t("profile.expectations")} help={t("profile.expectations.help")} maxLength={1000} value={body.value.expectations ?? ""} onText={(expectations) => set({ expectations })} />
    </Form>
  );
}

/** Several words or names, separated by commas. What is typed stays as it is typed. */
export function Names(props: { label: string; help: string; value: readonly string[]; onChange: (names: string[]) => void }): JSX.Element {
  const typed = useSignal(props.value.join(", "));
  return (
    <div class="field">
      <label>
        {props.label}
        <span class="help"> {props.help}</span>
        <input
          value={typed.value}
          maxLength={400}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            props.onChange(typed.value.split(",").map((each) => each.trim()).filter(Boolean));
          }}
        />
      </label>
    </div>
  );
}
