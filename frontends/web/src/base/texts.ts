/** What people read: messages in MessageFormat 2, a file a language, loaded alone. */

import { MessageFormat } from "messageformat";
import type { VNode } from "preact";

import type { Text } from "../texts/en.ts";
import { language } from "./language.ts";

export type { Text };
export type Values = Record<string, string | number>;

const made = new Map<Text, MessageFormat>();
let texts: Record<Text, string>;

/** Loads the one catalogue that is needed. */
export async function loadTexts(): Promise<void> {
  texts = language === "de" ? (await import("../texts/de.ts")).de : (await import("../texts/en.ts")).en;
}

/** A text in the person's language. */
export function t(name: Text, values?: Values): string {
  const source = texts[name];
  if (!source.includes("{") && !source.startsWith(".")) return source;
  let format = made.get(name);
  if (format === undefined) {
    format = new MessageFormat(language, source, { bidiIsolation: "none" });
    made.set(name, format);
  }
  return format.format(values);
}

export type Child = VNode | string | number | null | undefined | false | Child[];
