/** Who is signed in, and how many messages wait for them. */

import { computed, signal } from "@preact/signals";
import { arrivals, countMyMessages, data, readMe, type MessageView, type PersonView } from "mentoring-client";

import { client, mentoring, tagged, type Tagged } from "./api.ts";

export const me = signal<Tagged<PersonView> | null>(null);
export const unread = signal(0);
/** The latest message that came while one looked. */
export const arrived = signal<MessageView | null>(null);

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone that times are shown in. */
export const zone = computed(() => {
  const told = me.value?.value;
  return told?.time_zone_set ? told.time_zone : HERE;
});

export const isSignedIn = (): boolean => mentoring.tokens.pair !== null;

export async function readPerson(): Promise<void> {
  me.value = isSignedIn() ? await tagged(readMe({ client })) : null;
}

export async function countUnread(): Promise<void> {
  unread.value = (await data(countMyMessages({ client }))).unread;
}

let listening: AbortController | null = null;

/** Keeps the badge true while the page is open. */
export async function listen(): Promise<void> {
  listening?.abort();
  const mine = (listening = new AbortController());
  try {
    await countUnread();
    for await (const { message } of arrivals(mentoring, { signal: mine.signal })) {
      arrived.value = message;
      if (message.read_at === null) unread.value += 1;
    }
  } catch {
    // signed out elsewhere, or the platform is away: the next page says so itself
  }
}

export async function leave(): Promise<void> {
  await mentoring.signOut();
  await forget();
}

/** Leaves nothing of the person in this tab. */
export async function forget(): Promise<void> {
  listening?.abort();
  mentoring.tokens.take(null);
  mentoring.heard.forget();
  me.value = null;
  unread.value = 0;
  sessionStorage.clear();
}
