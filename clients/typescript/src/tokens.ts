/** Staying signed in: one pair of tokens that all tabs of a browser share. */

import type { Kept } from "./kept.ts";

const EARLY = 30_000; // milliseconds before it expires in which an access token is replaced
const LOCK = "mentoring-tokens";

/** An access token, until when it is good (milliseconds of `Date.now`), and the refresh token for the next pair. */
export interface Pair {
  accessToken: string;
  goodUntil: number;
  /** Null where it is in a cookie, out of reach of every script. */
  refreshToken: string | null;
}

/** Where tabs find the pair; null for whoever is not signed in. */
export interface TokenStore {
  read(): Pair | null;
  /** What is written is read at once; the promise says when other tabs find it too. */
  write(pair: Pair | null): void | Promise<void>;
  /** Looks for what an earlier page or another tab has left. */
  catchUp?(): Promise<void>;
}

/** Gone with the page: other tabs sign in by themselves. */
export function inMemory(): TokenStore {
  let kept: Pair | null = null;
  return { read: () => kept, write: (pair) => void (kept = pair) };
}

/** In `localStorage`, say: whoever runs a script in your pages can read it, so let nobody (see the guide). */
export function storedIn(storage: Pick<Storage, "getItem" | "setItem" | "removeItem">, name = LOCK): TokenStore {
  return {
    read: () => JSON.parse(storage.getItem(name) ?? "null") as Pair | null,
    write: (pair) => (pair === null ? storage.removeItem(name) : storage.setItem(name, JSON.stringify(pair))),
  };
}

/**
 * In the memory of each tab, which tells the others: no storage has an access token, and with `cookie` nothing is kept by scripts
 * at all. `beside`: where the refresh token of another site's page lies, `keptInBrowser("refresh-token")`, say; it is bound to a
 * key then (`keys`). `heard`: another tab has signed in, renewed or signed out.
 */
export function amongTabs(told: { heard?: (pair: Pair | null) => void; beside?: Kept<string> } = {}): TokenStore {
  let kept: Pair | null = null;
  const channel = new BroadcastChannel(LOCK);
  (channel as { unref?: () => void }).unref?.(); // a program of Node's may end
  channel.addEventListener("message", ({ data }: MessageEvent<Pair | null>) => {
    kept = data;
    told.heard?.(data);
  });
  return {
    read: () => kept,
    write: async (pair) => {
      kept = pair;
      channel.postMessage(pair);
      await told.beside?.write(pair?.refreshToken ?? undefined);
    },
    catchUp: async () => {
      const refreshToken = await told.beside?.read();
      if (refreshToken === undefined || refreshToken === kept?.refreshToken) return;
      kept = { accessToken: "", goodUntil: 0, refreshToken };
    },
  };
}

/** A refresh token is good once. So one tab at a time renews, and the others take what it got. */
export class Tokens {
  readonly #store: TokenStore;
  readonly #renew: (refreshToken: string | null) => Promise<Pair | null>;

  constructor(store: TokenStore, renew: (refreshToken: string | null) => Promise<Pair | null>) {
    this.#store = store;
    this.#renew = renew;
  }

  get pair(): Pair | null {
    return this.#store.read();
  }

  async take(pair: Pair | null): Promise<void> {
    await this.#store.write(pair);
  }

  /** For whoever may have a cookie: the first pair after a reload, from the tab that is the first to ask. */
  async begin(): Promise<void> {
    if (this.pair !== null) return;
    await alone(async () => {
      if (this.pair === null) await this.take(await this.#renew(null));
    });
  }

  /** Finds what was left before a reload. */
  async catchUp(): Promise<void> {
    await this.#store.catchUp?.();
  }

  /** A token that is good; another one than `insteadOf`, which was refused. Null for whoever is not signed in. */
  async accessToken(insteadOf?: string): Promise<string | null> {
    if (this.#isNeeded(insteadOf)) {
      await alone(async () => {
        if (this.#isNeeded(insteadOf)) await this.catchUp();
        const pair = this.pair; // as another tab may have left it meanwhile
        if (pair !== null && this.#isNeeded(insteadOf)) await this.take(await this.#renew(pair.refreshToken));
      });
    }
    return this.pair?.accessToken ?? null;
  }

  #isNeeded(insteadOf: string | undefined): boolean {
    const pair = this.pair;
    return pair !== null && (Date.now() > pair.goodUntil - EARLY || pair.accessToken === insteadOf);
  }
}

/** Whether one tab of the browser at a time renews; else another one may be on its way. */
export const renewsAlone = (): boolean => globalThis.navigator?.locks !== undefined;

let turn: Promise<unknown> = Promise.resolve();

/** One at a time over all tabs; over this one alone where the browser has no Web Locks. */
function alone(act: () => Promise<void>): Promise<void> {
  if (renewsAlone()) return navigator.locks.request(LOCK, act);
  const mine = turn.then(act);
  turn = mine.catch(() => undefined);
  return mine;
}
