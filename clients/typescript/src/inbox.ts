/** The inbox as it fills: a stream of server-sent events that comes back when it ends. */

import type { MessageView } from "./generated/types.gen.ts";
import { ProblemError } from "./problems.ts";
import type { Mentoring } from "./session.ts";

const STREAM = "/notifications/v1/me/messages/stream";
const SILENCE = 45_000; // the platform says something each 15 s: whoever hears nothing for so long has lost the line
const LONGEST_PAUSE = 30_000;

export interface Listening {
  /** The number of the last message one has; without it, from now on. */
  after?: number;
  /** Ends it. */
  signal?: AbortSignal;
  /** Of each stream, for tests. */
  seconds?: number;
}

/** A message, and its number: give it as `after` to go on behind it. */
export interface Arrival {
  number: number;
  message: MessageView;
}

/** Messages as they come, without a gap, until `signal` ends it or one is signed out. */
export async function* arrivals(
  person: Mentoring,
  listening: Listening = {},
): AsyncGenerator<Arrival, void, undefined> {
  let { after } = listening;
  for (let failures = 0; !listening.signal?.aborted; ) {
    try {
      for await (const arrival of oneStream(person, { ...listening, ...(after === undefined ? {} : { after }) })) {
        after = arrival.number;
        yield arrival;
      }
      failures = 0;
    } catch (error) {
      if (listening.signal?.aborted) return;
      if (error instanceof ProblemError && error.status !== 429 && error.status !== 503) throw error;
      failures += 1;
    }
    await new Promise((go) => setTimeout(go, Math.min(200 * 2 ** failures, LONGEST_PAUSE)));
  }
}

async function* oneStream(person: Mentoring, listening: Listening): AsyncGenerator<Arrival> {
  const url = new URL(STREAM, person.address);
  if (listening.seconds !== undefined) url.searchParams.set("seconds", String(listening.seconds));
  const headers: Record<string, string> = { Accept: "text/event-stream" };
  if (listening.after !== undefined) headers["Last-Event-ID"] = String(listening.after);
  const lost = new AbortController();
  const signal = listening.signal ? AbortSignal.any([listening.signal, lost.signal]) : lost.signal;
  let silence = setTimeout(() => lost.abort(), SILENCE);
  try {
    const response = await person.fetch(url, { headers, signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ""; ; ) {
      const { done, value } = await reader.read();
      clearTimeout(silence);
      if (done) return;
      silence = setTimeout(() => lost.abort(), SILENCE);
      const events = (text + value).split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const fields = new Map(event.split("\n").map((line) => line.split(/: ?(.*)/s).slice(0, 2) as [string, string]));
        if (fields.get("event") !== "message") continue;
        yield { number: Number(fields.get("id")), message: JSON.parse(fields.get("data") ?? "null") as MessageView };
      }
    }
  } finally {
    clearTimeout(silence);
    lost.abort();
  }
}
