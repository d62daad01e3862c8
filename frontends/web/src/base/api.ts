/** The platform: one client for the whole app, signed in or not yet. */

import { signal } from "@preact/signals";
import { amongTabs, keptInBrowser, keyInBrowser, Mentoring, newKey } from "mentoring-client";

import { language } from "./language.ts";

const told = document.querySelector<HTMLMetaElement>('meta[name="mentoring-api"]');
const address = told?.content || location.origin;

/** Where the API is of this page's site, the refresh token is in a cookie that no script reads; elsewhere it is bound to a key. */
const ofThisSite = new URL(address).hostname === location.hostname || told?.dataset["site"] === "same";

/** Who is signed in since another tab has signed in or renewed. */
export const heard = signal<{ person: string } | null>(null);

const store = amongTabs({
  heard: (pair) => pair && (heard.value = { person: personIn(pair.accessToken) }),
  ...(ofThisSite ? {} : { beside: keptInBrowser<string>("refresh-token") }),
});

export const mentoring = new Mentoring(address, { store, language, ...(ofThisSite ? { cookie: true } : { keys: keyInBrowser() }) });
export const { client } = mentoring;

const personIn = (token: string): string =>
  (JSON.parse(atob(token.split(".")[1]!.replaceAll("-", "+").replaceAll("_", "/"))) as { sub: string }).sub;

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
