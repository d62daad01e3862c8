/** What people read: messages in MessageFormat 2, a file a language, loaded alone. */

import { MessageFormat } from "messageformat";
import type { VNode } from "preact";

import type { OperatingText } from "../texts/en-operating.ts";
import type { Text as CommonText } from "../texts/en.ts";
import { commonTexts } from "./ahead.ts";
import { language } from "./language.ts";

export type Text = CommonText | OperatingText;
export type Values = Record<string, string | number>;

const made = new Map<Text, MessageFormat>();
let texts: Record<CommonText, string> & Partial<Record<OperatingText, string>>;

/** Loads the one catalogue that is needed. */
export async function loadTexts(): Promise<void> {
  texts = await commonTexts();
}

/** The same for the pages of coordinators and operators, which nobody else waits for. */
export async function loadOperatingTexts(): Promise<void> {
  const more = language === "de" ? (await import("../texts/de-operating.ts")).deOperating : (await import("../texts/en-operating.ts")).enOperating;
  texts = { ...texts, ...more };
}

/** A text in the person's language. */
export function t(name: Text, values?: Values): string {
  const source = texts[name]!;
  if (!source.includes("{") && !source.startsWith(".")) return source;
  let format = made.get(name);
  if (format === undefined) {
    format = new MessageFormat(language, source, { bidiIsolation: "none" });
    made.set(name, format);
  }
  return format.format(values);
}

export type Child = VNode | string | number | null | undefined | false | Child[];
