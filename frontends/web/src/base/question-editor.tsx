/** Questions as those write them who ask: each in every language, by its kind. Forms and surveys share it. */

import type { FormQuestionBody } from "mentoring-client";
import type { JSX } from "preact";

import { language } from "./language.ts";
import { Check, Checks, Input, Select, TextArea } from "./parts.tsx";
import { t } from "./texts.ts";
import { choices, vocabulary, wordFor } from "./words.ts";
import { BOUNDED, ROLES, textIn, withText } from "./written.ts";

const KINDS = ["text", "long_text", "number", "choice", "choices", "yes_no"] as const;
type Kind = FormQuestionBody["kind"];
type Option = NonNullable<FormQuestionBody["options"]>[number];

/** Those that texts are written in already, else the reader's own. */
export const spokenIn = (...texts: readonly (readonly { language: string }[])[]): string[] => {
  const spoken = [...new Set(texts.flat().map((each) => each.language))];
  return spoken.length > 0 ? spoken : [language];
};

export const languageName = (tag: string): string => wordFor(vocabulary.value?.languages, tag);

/** Which languages texts are written in; the first one is for whoever reads none of them. */
export function Languages(props: { of: readonly string[]; onChange: (languages: string[]) => void }): JSX.Element {
  const others = choices(vocabulary.value?.languages).filter((each) => !props.of.includes(each.value));
  return (
    <fieldset>
      <legend>{t("texts.languages")}</legend>
      <p class="help">{t("texts.languages.help")}</p>
      <ul class="rows">
        {props.of.map((each) => (
          <li key={each}>
            <span>{languageName(each)}</span>
            {props.of.length > 1 && <button type="button" class="plain" aria-label={t("remove.what", { what: languageName(each) })} onClick={() => props.onChange(props.of.filter((one) => one !== each))}>×</button>}
          </li>
        ))}
      </ul>
      <Select label={t("texts.add")} value="" empty="" of={others} onChoose={(value) => value && props.onChange([...props.of, value])} />
    </fieldset>
  );
}

interface Editing {
  value: readonly FormQuestionBody[];
  languages: readonly string[];
  onChange: (questions: FormQuestionBody[]) => void;
}

export function QuestionEditor({ value, languages, onChange }: Editing): JSX.Element {
  const change = (at: number, part: Partial<FormQuestionBody>): void => onChange(value.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const move = (at: number, by: number): void => {
    const next = [...value];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    onChange(next);
  };
  return (
    <fieldset>
      <legend>{t("questions.title")}</legend>
      {value.length === 0 && <p class="quiet">{t("questions.none")}</p>}
      <ol class="cards">
        {value.map((each, at) => (
          <li class="card" key={each.key || at}>
            <Question of={each} number={at + 1} languages={languages} onChange={(part) => change(at, part)} />
            <p class="acts">
              <button type="button" class="small" disabled={at === 0} aria-label={t("questions.up", { number: at + 1 })} onClick={() => move(at, -1)}>↑</button>
              <button type="button" class="small" disabled={at === value.length - 1} aria-label={t("questions.down", { number: at + 1 })} onClick={() => move(at, 1)}>↓</button>
              <button type="button" class="plain" onClick={() => onChange(value.filter((_, index) => index !== at))}>{t("questions.remove", { number: at + 1 })}</button>
            </p>
          </li>
        ))}
      </ol>
      <button type="button" class="small" onClick={() => onChange([...value, { key: "", kind: "text", texts: [], required: false, roles: [...ROLES], options: [] }])}>{t("questions.add")}</button>
    </fieldset>
  );
}

function Question(props: { of: FormQuestionBody; number: number; languages: readonly string[]; onChange: (part: Partial<FormQuestionBody>) => void }): JSX.Element {
  const { of, onChange } = props;
  const chosen = of.kind === "choice" || of.kind === "choices";
  const bound = (text: string): number | null => (text === "" ? null : Number(text));
  return (
    <>
      <h2>{t("questions.one", { number: props.number })}</h2>
      {props.languages.map((each) => (
        <div key={each}>
          <Input label={t("questions.label", { language: languageName(each) })} required maxLength={300} value={textIn(of.texts, each).label} onText={(label) => onChange({ texts: withText(of.texts, each, { label }) })} />
          <TextArea label={t("questions.help", { language: languageName(each) })} rows={2} maxLength={1000} value={textIn(of.texts, each).help ?? ""} onText={(help) => onChange({ texts: withText(of.texts, each, { help }) })} />
        </div>
      ))}
      <Select label={t("questions.kind")} value={of.kind} of={KINDS.map((value) => ({ value, label: t(`question.${value}`) }))} onChoose={(kind) => onChange({ kind: kind as Kind, least: null, most: null })} />
      {chosen && <Options of={of.options ?? []} languages={props.languages} onChange={(options) => onChange({ options })} />}
      {BOUNDED.has(of.kind) && (
        <div class="pair">
          <Input label={t(`questions.least.${of.kind as "text"}`)} type="number" value={String(of.least ?? "")} onText={(text) => onChange({ least: bound(text) })} />
          <Input label={t(`questions.most.${of.kind as "text"}`)} type="number" value={String(of.most ?? "")} onText={(text) => onChange({ most: bound(text) })} />
        </div>
      )}
      <Check label={t("questions.required")} checked={of.required ?? false} onCheck={(required) => onChange({ required })} />
      <Checks label={t("questions.roles")} value={of.roles ?? ROLES} of={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} onChoose={(roles) => onChange({ roles: roles as FormQuestionBody["roles"] & object })} />
    </>
  );
}

function Options(props: { of: readonly Option[]; languages: readonly string[]; onChange: (options: Option[]) => void }): JSX.Element {
  return (
    <fieldset>
      <legend>{t("questions.options")}</legend>
      {props.of.map((each, at) => (
        <div class="pair" key={each.value || at}>
          {props.languages.map((tag) => (
            <Input
              key={tag}
              label={t("questions.option", { number: at + 1, language: languageName(tag) })}
              required
              maxLength={300}
              value={textIn(each.texts, tag).label}
              onText={(label) => props.onChange(props.of.map((one, index) => (index === at ? { ...one, texts: withText(one.texts, tag, { label }) } : one)))}
            />
          ))}
          <button type="button" class="plain" aria-label={t("questions.option.remove", { number: at + 1 })} onClick={() => props.onChange(props.of.filter((_, index) => index !== at))}>×</button>
        </div>
      ))}
      <button type="button" class="small" onClick={() => props.onChange([...props.of, { value: "", texts: [] }])}>{t("questions.option.add")}</button>
    </fieldset>
  );
}
