/** The platform's vocabulary in the person's language, and names of people: each asked for once. */

import { signal } from "@preact/signals";
import { data, readCards, readVocabulary, type PhotoView, type ShortCardView, type VocabularyView, type WordView } from "mentoring-client";

import { client } from "./api.ts";
import { language } from "./language.ts";
import { zoneName } from "./times.ts";
import { t } from "./texts.ts";
import type { Choice } from "./parts.tsx";

export const vocabulary = signal<VocabularyView | null>(null);
let asked: Promise<VocabularyView> | null = null;

export function words(): Promise<VocabularyView> {
  asked ??= data(readVocabulary({ client })).then((read) => (vocabulary.value = read), (error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

export const choices = (of: readonly WordView[] | undefined): Choice[] => (of ?? []).map(({ word, name }) => ({ value: word, label: name }));

export const wordFor = (of: readonly WordView[] | undefined, word: string): string =>
  of?.find((each) => each.word === word)?.name ?? word;

/** All zones that the platform or this browser knows, by their cities: what one types is what one finds. */
export function zoneChoices(): Choice[] {
  const told = (vocabulary.value?.time_zones ?? []).map(({ time_zone, city, utc_offset_minutes }) => ({
    value: time_zone,
    label: `${city} (${offsetText(utc_offset_minutes)})${time_zone === "UTC" ? "" : ` – ${time_zone}`}`,
  }));
  const known = new Set(told.map((each) => each.value));
  const more = Intl.supportedValuesOf("timeZone").filter((each) => !known.has(each))
    .map((each) => ({ value: each, label: `${zoneName(each, Date.now(), language).replace(/, (.*)/, " ($1)")} – ${each}` }));
  return more.length === 0 ? told : [...told, ...more].toSorted((one, other) => one.label.localeCompare(other.label, language));
}

export function offsetText(minutes: number): string {
  const away = Math.abs(minutes);
  return `GMT${minutes < 0 ? "−" : "+"}${Math.floor(away / 60)}${away % 60 ? `:${String(away % 60).padStart(2, "0")}` : ""}`;
}

const cards = new Map<string, ShortCardView>();

/** Reads the names of all who are not known yet, in one call. */
export async function meet(ids: Iterable<string | null | undefined>): Promise<void> {
  const unknown = [...new Set(ids)].filter((id): id is string => !!id && !cards.has(id)).slice(0, 100);
  if (unknown.length === 0) return;
  const { items } = await data(readCards({ client, query: { ids: unknown } }));
  for (const card of items) cards.set(card.person_id, card);
}

export const nameOf = (id: string | null | undefined): string => (id && cards.get(id)?.name) || t("somebody");
export const photoOf = (id: string | null | undefined): PhotoView | null => (id && cards.get(id)?.photo) || null;
export const headlineOf = (id: string): string => cards.get(id)?.headline ?? "";
