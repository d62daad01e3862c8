/** What people read: messages in MessageFormat 2, a file a language, loaded alone. */

import { MessageFormat } from "messageformat";
import type { VNode } from "preact";

import type { OperatingText } from "../texts/en-operating.ts";
import type { PagesText } from "../texts/en-pages.ts";
import type { Text as FirstText } from "../texts/en.ts";
import { firstTexts, pagesTexts } from "./ahead.ts";
import { language } from "./language.ts";

export type Text = FirstText | PagesText | OperatingText;
export type Values = Record<string, string | number>;

const made = new Map<Text, MessageFormat>();
let texts: Record<FirstText, string> & Partial<Record<PagesText | OperatingText, string>>;

/** Loads what everybody sees first. */
export async function loadTexts(): Promise<void> {
  texts = await firstTexts();
}

/** The same for the pages, which whoever signs in does not wait for. */
export async function loadPagesTexts(): Promise<void> {
  const more = await pagesTexts();
  texts = { ...texts, ...more };
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
