/** How a programme puts people together: what counts how much, whom it never puts together, and what follows where a mentor does not answer or come. */

import { useSignal } from "@preact/signals";
import {
  changeProgrammeRules, data, previewProgrammeRules, readProgrammeRules,
  type Levels, type NewRules, type PreviewView, type RulesView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client, keyOf, tagged, type Tagged } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Check, Checks, Facts, Form, Input, Select } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { Frame } from "./programme-frame.tsx";

type Factor = keyof Levels;
type Level = NonNullable<Levels[Factor]>;

const FACTORS = ["skills", "goals", "languages", "stage", "style", "rhythm", "capacity", "overlap", "feedback", "reliability", "history"] as const satisfies readonly Factor[];
const LEVELS = ["must", "high", "medium", "low", "off"] as const satisfies readonly Level[];
const APART = ["reporting_line", "group"] as const;
const RUNGS = ["told", "rest", "unmatched"] as const;

export function ProgrammeRules(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(() => tagged(readProgrammeRules({ client, path: { programme_id: id } })), [id]);
  return (
    <Frame id={id} at="rules">
      {() => (
        <Loaded of={loaded} skeleton={<div class="skeleton tall" />}>
          {(rules) => (
            <>
              <p>{t("rules.lead")}</p>
              <Editor key={rules.tag} of={rules} again={loaded.again} />
            </>
          )}
        </Loaded>
      )}
    </Frame>
  );
}

/** A word, or the number that no word stands for. */
function weightText(of: RulesView, factor: Factor): string {
  const level = of.levels[factor];
  return level ? t(`rules.level.${level}`) : t("rules.weight", { weight: of.weights[factor] });
}

interface Typed {
  /** Empty: as it is. */
  levels: Record<Factor, Level | "">;
  least: string;
  apart: RulesView["apart"];
  shown: string;
  look: boolean;
  drafts: boolean;
  ladder: Record<(typeof RUNGS)[number] | "within_days", string> | null;
}

const text = (number: number | null | undefined): string => (number === null || number === undefined ? "" : String(number));
const number = (given: string): number | null => (given === "" ? null : Number(given));

const typedOf = ({ levels, minimum_score, apart, shown_a_day, mentors_look, drafts_shown, ladder }: RulesView): Typed => ({
  levels: Object.fromEntries(FACTORS.map((each) => [each, levels[each] ?? ""])) as Typed["levels"],
  least: text(Math.round(minimum_score * 100)),
  apart,
  shown: text(shown_a_day),
  look: mentors_look,
  drafts: drafts_shown,
  ladder: ladder && { told: text(ladder.told), rest: text(ladder.rest), unmatched: text(ladder.unmatched), within_days: text(ladder.within_days) },
});

/** What was not changed stays: what has to hold may count otherwise than the word says, and some numbers have no word. */
function bodyOf(of: RulesView, typed: Typed): NewRules {
  const { ladder, levels } = typed;
  const stays = (each: Factor): boolean => levels[each] === (of.levels[each] ?? "");
  return {
    weights: Object.fromEntries(FACTORS.map((each) => [each, stays(each) ? of.weights[each] : levels[each]])) as unknown as NewRules["weights"],
    musts: of.musts.filter(stays),
    minimum_score: Number(typed.least) === Math.round(of.minimum_score * 100) ? of.minimum_score : Number(typed.least) / 100,
    apart: typed.apart,
    shown_a_day: number(typed.shown),
    mentors_look: typed.look,
    drafts_shown: typed.drafts,
    ladder: ladder && { told: number(ladder.told), rest: number(ladder.rest), unmatched: number(ladder.unmatched), within_days: Number(ladder.within_days) },
  };
}

function Editor({ of, again }: { of: Tagged<RulesView>; again: () => Promise<void> }): JSX.Element {
  const rules = of.value;
  const typed = useSignal(typedOf(rules));
  const preview = useSignal<PreviewView | null>(null);
  const act = useAct();
  const { levels, ladder } = typed.value;
  const path = { programme_id: rules.programme_id };
  const set = (part: Partial<Typed>): void => {
    typed.value = { ...typed.value, ...part };
    preview.value = null; // it was of other rules
  };
  const look = async (): Promise<void> => {
    const body = bodyOf(rules, typed.value);
    const { key, done } = keyOf(`rules ${of.tag} ${JSON.stringify(body)}`);
    preview.value = await data(previewProgrammeRules({ client, path, headers: { "Idempotency-Key": key }, body }));
    done();
    announce(t("rules.previewed"));
  };
  const save = async (): Promise<void> => {
    await changeProgrammeRules({ client, path, headers: { "If-Match": of.tag }, body: bodyOf(rules, typed.value) });
    announce(t("saved"));
    await again();
  };
  return (
    <Form act={act} send={t("save")} typed={typed} onSend={save} beside={<Button act={act} onPress={look}>{t("rules.preview")}</Button>} after={preview.value && <Preview of={preview.value} />}>
      <fieldset>
        <legend>{t("rules.weights")}</legend>
        <p class="help">{t("rules.weights.help")}</p>
        <div class="pair">
          {FACTORS.map((each) => (
            <Select
              key={each}
              label={t(`rules.factor.${each}`)}
              value={levels[each]}
              {...(rules.levels[each] === null ? { empty: weightText(rules, each) } : {})}
              of={LEVELS.map((value) => ({ value, label: t(`rules.level.${value}`) }))}
              onChoose={(value) => set({ levels: { ...levels, [each]: value as Level | "" } })}
            />
          ))}
        </div>
      </fieldset>
      <Input label={t("rules.least")} help={t("rules.least.help")} type="number" required min={0} max={100} value={typed.value.least} onText={(least) => set({ least })} />
      <Checks label={t("rules.apart")} help={t("rules.apart.help")} value={typed.value.apart} of={APART.map((value) => ({ value, label: t(`rules.apart.${value}`) }))} onChoose={(apart) => set({ apart: apart as RulesView["apart"] })} />
      <Input label={t("rules.shown")} help={t("rules.shown.help")} type="number" min={1} max={500} value={typed.value.shown} onText={(shown) => set({ shown })} />
      <Check label={t("rules.look")} checked={typed.value.look} onCheck={(next) => set({ look: next })} />
      <Check label={t("rules.drafts")} checked={typed.value.drafts} onCheck={(drafts) => set({ drafts })} />
      <Ladder of={ladder} onChange={(next) => set({ ladder: next })} />
    </Form>
  );
}

/** Which steps follow, after how many requests that ran out of time and sessions that were missed. */
function Ladder({ of, onChange }: { of: Typed["ladder"]; onChange: (next: Typed["ladder"]) => void }): JSX.Element {
  return (
    <fieldset>
      <legend>{t("rules.ladder")}</legend>
      <Check label={t("rules.ladder.own")} help={t("rules.ladder.help")} checked={of !== null} onCheck={(own) => onChange(own ? { told: "1", rest: "3", unmatched: "5", within_days: "180" } : null)} />
      {of && (
        <div class="pair">
          {RUNGS.map((each) => <Input key={each} label={t(`rules.ladder.${each}`)} type="number" min={1} max={20} value={of[each]} onText={(given) => onChange({ ...of, [each]: given })} />)}
          <Input label={t("rules.ladder.within")} type="number" required min={7} max={730} value={of.within_days} onText={(within_days) => onChange({ ...of, within_days })} />
        </div>
      )}
    </fieldset>
  );
}

function Preview({ of }: { of: PreviewView }): JSX.Element {
  const hundred = (share: number): string => t("rules.percent", { percent: Math.round(share * 100) });
  return (
    <section class="note">
      <h2>{t("rules.preview.title")}</h2>
      <Facts
        of={[
          [t("rules.preview.mentees"), of.mentees],
          [t("rules.preview.unchanged"), of.unchanged],
          [t("rules.preview.kept"), hundred(of.kept)],
          [t("rules.preview.before"), of.without_before],
          [t("rules.preview.after"), of.without_after],
        ]}
      />
    </section>
  );
}
