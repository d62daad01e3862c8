/** Who is signed in, and how many messages wait for them. */

import { computed, effect, signal } from "@preact/signals";
import { arrivals, countMyMessages, data, readMe, type MessageView, type PersonView } from "mentoring-client";
import { useEffect, useRef } from "preact/hooks";

import { mayBeSignedIn, noteSignedIn } from "./ahead.ts";
import { client, heard, mentoring, tagged, type Tagged } from "./api.ts";

export const me = signal<Tagged<PersonView> | null>(null);
export const unread = signal(0);
/** The latest message that came while one looked. */
export const arrived = signal<MessageView | null>(null);

/** Where a message leads within the app: its path, with what its link has besides, which lets one answer a survey. */
export function leadsTo({ path, link }: MessageView): string {
  const at = link?.indexOf(path) ?? -1;
  return at < 0 ? path : link!.slice(at);
}

/** Does something whenever a message comes while one looks at a page: of one of these kinds, or of any. */
export function useArrivals(act: () => unknown, kinds?: readonly MessageView["kind"][]): void {
  const seen = useRef(arrived.peek());
  useEffect(() => {
    const message = arrived.value;
    if (!message || message === seen.current) return;
    seen.current = message;
    if (!kinds || kinds.includes(message.kind)) void act();
  }, [arrived.value]);
}

/** Whether it is known who is here, or that nobody is. */
export const known = signal(false);
/** Why that could not be found out. */
export const unknown = signal<unknown>(undefined);

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const SHOWN = "zone";
const shown = signal(sessionStorage.getItem(SHOWN));

/** The zone that the person lives in. */
export const ownZone = computed(() => {
  const told = me.value?.value;
  return told?.time_zone_set ? told.time_zone : HERE;
});

/** The zone that times are shown in: one's own unless one looks at another one's for a while. */
export const zone = computed(() => shown.value ?? ownZone.value);

export function showIn(next: string): void {
  if (next === ownZone.value) sessionStorage.removeItem(SHOWN);
  else sessionStorage.setItem(SHOWN, next);
  shown.value = next === ownZone.value ? null : next;
}

export const isSignedIn = (): boolean => mentoring.tokens.pair !== null;

const OWNER = "person";

export async function readPerson(): Promise<void> {
  const person = isSignedIn() ? await tagged(readMe({ client })) : null;
  if (person) belongTo(person.value.person_id);
  me.value = person;
}

/** What is kept in this tab is one person's: whoever comes after them finds nothing of it. */
function belongTo(person: string): void {
  if ((sessionStorage.getItem(OWNER) ?? person) !== person) sessionStorage.clear();
  sessionStorage.setItem(OWNER, person);
  noteSignedIn(true);
}

/** Finds out who is here. */
export async function begin(): Promise<void> {
  localStorage.removeItem("mentoring-tokens"); // where 1.0 kept them
  known.value = !mayBeSignedIn();
  unknown.value = undefined;
  try {
    if (mayBeSignedIn() && (await mentoring.resume())) await readPerson();
    if (isSignedIn()) void listen();
    else noteSignedIn(false);
  } catch (problem) {
    unknown.value = problem;
  } finally {
    known.value = true;
  }
}

const leaving = new BroadcastChannel("mentoring-leaving");

/** All tabs are one person's: whoever signs out or in does it in each. */
leaving.addEventListener("message", beginAnew);
effect(() => {
  const now = heard.value;
  const person = me.peek()?.value.person_id;
  if (!now || now.person === person) return;
  if (person) beginAnew();
  else if (known.peek()) void readPerson().then(listen, () => undefined);
});

function beginAnew(): void {
  sessionStorage.clear();
  location.replace("/");
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

/** Leaves nothing of the person in this browser. */
export async function forget(): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
  leaving.postMessage("");
  listening?.abort();
  await mentoring.tokens.take(null);
  mentoring.heard.forget();
  me.value = null;
  unread.value = 0;
  shown.value = null;
  sessionStorage.clear();
  noteSignedIn(false);
}
