/** The platform: one client for the whole app, signed in or not yet. */

import { Mentoring, newKey, storedIn } from "mentoring-client";

import { language } from "./language.ts";

const address = document.querySelector<HTMLMetaElement>('meta[name="mentoring-api"]')?.content;

export const mentoring = new Mentoring(address || location.origin, { store: storedIn(localStorage), language });
export const { client } = mentoring;

/** Something with the ETag under which one has seen it. */
export interface Tagged<Value> {
  value: Value;
  tag: string;
}

/** What a generated function answers, with its ETag. */
export async function tagged<Value>(
  answer: Promise<{ data?: Value | undefined; response?: Response | undefined }>,
): Promise<Tagged<Value>> {
  const { data, response } = await answer;
  return { value: data as Value, tag: response?.headers.get("ETag") ?? "" };
}

/** The Idempotency-Key of one intention: the same over clicks, lost answers and reloads, until `done` says that it is done. */
export function keyOf(intention: string): { key: string; done: () => void } {
  const name = `key:${intention}`;
  const key = sessionStorage.getItem(name) ?? newKey();
  sessionStorage.setItem(name, key);
  return { key, done: () => sessionStorage.removeItem(name) };
}

/** The `If-Match` of something that came in a list, with its version and without an ETag: the version is what counts. */
export const asOf = (seen: { version: number }): { "If-Match": string } => ({ "If-Match": `"${seen.version}-0"` });
