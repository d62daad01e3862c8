/** Questions as they are written and sent: named once, in all the languages that they are asked in. Pure. */

import type { FormQuestionBody, FormQuestionTermsView } from "mentoring-client";

import { slugged } from "./slugs.ts";

export const ROLES = ["mentee", "mentor"] as const;
/** Kinds of answers that have a least and a most. */
export const BOUNDED: ReadonlySet<FormQuestionBody["kind"]> = new Set(["text", "long_text", "number", "choices"]);
type Texts = FormQuestionBody["texts"];

/** What is read, as it is sent. */
export const bodyOf = (of: FormQuestionTermsView): FormQuestionBody => ({ ...of, texts: of.texts.map((each) => ({ ...each })) });

export const textIn = (texts: Texts, of: string): Texts[number] => texts.find((each) => each.language === of) ?? { language: of, label: "", help: "" };

export const withText = (texts: Texts, of: string, part: Partial<Texts[number]>): Texts =>
  [...texts.filter((each) => each.language !== of), { ...textIn(texts, of), ...part }];

/** How answers name something that has just been thought of: by its words, and like nothing else here. */
export function keyFor(words: string, taken: readonly string[]): string {
  const first = slugged(words).replaceAll("-", "_").replace(/^[^a-z]+/, "").slice(0, 30).replace(/_+$/, "") || "question";
  for (let count = 1; ; count++) {
    const key = count === 1 ? first : `${first}_${count}`;
    if (!taken.includes(key)) return key;
  }
}

/** What has a name keeps it: answers that were given refer to it. */
export function whole(questions: readonly FormQuestionBody[], languages: readonly string[]): FormQuestionBody[] {
  const keys = questions.flatMap((each) => (each.key ? [each.key] : []));
  return questions.map((each) => {
    const key = each.key || keyFor(textIn(each.texts, languages[0]!).label, keys);
    keys.push(key);
    const taken = (each.options ?? []).flatMap((one) => (one.value ? [one.value] : []));
    const options = (each.options ?? []).map((one) => {
      const value = one.value || keyFor(textIn(one.texts, languages[0]!).label, taken);
      taken.push(value);
      return { value, texts: inAll(one.texts, languages) };
    });
    const chosen = each.kind === "choice" || each.kind === "choices";
    const bounds = BOUNDED.has(each.kind) ? { least: each.least ?? null, most: each.most ?? null } : {};
    return { key, kind: each.kind, texts: inAll(each.texts, languages), required: each.required ?? false, roles: each.roles ?? [...ROLES], options: chosen ? options : [], ...bounds };
  });
}

const inAll = (texts: Texts, languages: readonly string[]): Texts =>
  languages.map((each) => ({ language: each, label: textIn(texts, each).label.trim(), help: (textIn(texts, each).help ?? "").trim() }));
