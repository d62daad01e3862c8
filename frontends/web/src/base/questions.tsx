/** The questions of a form, each by its kind. What is answered outlives a reload, until it is sent. */

import { useSignal } from "@preact/signals";
import { ProblemError, type CheckInView, type FormQuestionView } from "mentoring-client";
import type { JSX } from "preact";

import { Checks, Facts, Input, Radios, Select, TextArea } from "./parts.tsx";
import { t } from "./texts.ts";

export type Answers = NonNullable<CheckInView["answers"]>;
type Answer = Answers[string];

export interface Answering {
  value: Answers;
  give: (key: string, value: Answer) => void;
  /** What is answered of what is asked. */
  to: (asked: readonly FormQuestionView[]) => Answers;
  forget: () => void;
}

/** Answers of one form; `place` names it, `begun` is what was answered before. */
export function useAnswers(place: string, begun: Answers = {}): Answering {
  const answers = useSignal<Answers>((JSON.parse(sessionStorage.getItem(place) ?? "null") as Answers | null) ?? begun);
  return {
    value: answers.value,
    give: (key, value) => {
      answers.value = { ...answers.value, [key]: value };
      sessionStorage.setItem(place, JSON.stringify(answers.value));
    },
    to: (asked) => Object.fromEntries(asked.flatMap(({ key }) => ((answers.value[key] ?? "") === "" ? [] : [[key, answers.value[key]!]]))),
    forget: () => {
      answers.value = begun;
      sessionStorage.removeItem(place);
    },
  };
}

export function Questions(props: { of: readonly FormQuestionView[]; answers: Answering; error: unknown }): JSX.Element {
  const wrong = (key: string): string | undefined => (props.error instanceof ProblemError ? props.error.of(`answers/${key}`) : undefined);
  return (
    <>
      {props.of.map((each) => (
        <Question key={each.key} of={each} value={props.answers.value[each.key]} wrong={wrong(each.key)} onAnswer={(value) => props.answers.give(each.key, value)} />
      ))}
    </>
  );
}

function Question(props: { of: FormQuestionView; value: Answer | undefined; wrong: string | undefined; onAnswer: (value: Answer) => void }): JSX.Element {
  const { of, value, onAnswer } = props;
  const around = { label: of.required ? of.label : t("joining.optional", { label: of.label }), ...(of.help ? { help: of.help } : {}), error: props.wrong };
  const options = of.options.map((each) => ({ value: each.value, label: each.label }));
  switch (of.kind) {
    case "text":
      return <Input {...around} required={of.required} maxLength={of.most ?? 200} value={String(value ?? "")} onText={onAnswer} />;
    case "long_text":
      return <TextArea {...around} required={of.required} maxLength={of.most ?? 2000} value={String(value ?? "")} onText={onAnswer} />;
    case "number":
      return <Input {...around} required={of.required} type="number" {...(of.least === null ? {} : { min: of.least })} {...(of.most === null ? {} : { max: of.most })} value={String(value ?? "")} onText={(text) => onAnswer(text === "" ? null : Number(text))} />;
    case "choice":
      return <Select {...around} required={of.required} empty="" of={options} value={String(value ?? "")} onChoose={onAnswer} />;
    case "choices":
      return <Checks label={around.label} {...(of.help ? { help: of.help } : {})} of={options} value={Array.isArray(value) ? value : []} onChoose={onAnswer} />;
    case "yes_no":
      return <Radios label={around.label} name={of.key} required={of.required} value={value === undefined || value === null ? "" : value ? "yes" : "no"} of={[{ value: "yes", label: t("yes") }, { value: "no", label: t("no") }]} onChoose={(chosen) => onAnswer(chosen === "yes")} />;
  }
}

/** What was answered, beside the questions as they are asked now. */
export function Answered({ of, answers }: { of: readonly FormQuestionView[]; answers: Answers }): JSX.Element {
  return <Facts of={Object.entries(answers).map(([key, value]) => said(of.find((each) => each.key === key), key, value))} />;
}

function said(asked: FormQuestionView | undefined, key: string, value: Answer): [string, JSX.Element] {
  const name = (one: string): string => asked?.options.find((each) => each.value === one)?.label ?? one;
  const text = typeof value === "boolean" ? t(value ? "yes" : "no") : Array.isArray(value) ? value.map(name).join(", ") : name(String(value ?? ""));
  return [asked?.label ?? key, <span dir="auto">{text}</span>];
}
