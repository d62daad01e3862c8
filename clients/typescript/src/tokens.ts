/** Staying signed in: one pair of tokens that all tabs of a browser share. */

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
  write(pair: Pair | null): void;
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

  take(pair: Pair | null): void {
    this.#store.write(pair);
  }

  /** A token that is good; another one than `insteadOf`, which was refused. Null for whoever is not signed in. */
  async accessToken(insteadOf?: string): Promise<string | null> {
    if (this.#isNeeded(insteadOf)) {
      await alone(async () => {
        const pair = this.pair; // as another tab may have left it meanwhile
        if (pair !== null && this.#isNeeded(insteadOf)) this.take(await this.#renew(pair.refreshToken));
      });
    }
    return this.pair?.accessToken ?? null;
  }

  #isNeeded(insteadOf: string | undefined): boolean {
    const pair = this.pair;
    return pair !== null && (Date.now() > pair.goodUntil - EARLY || pair.accessToken === insteadOf);
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** One at a time over all tabs; over this one alone where the browser has no Web Locks. */
function alone(act: () => Promise<void>): Promise<void> {
  if (globalThis.navigator?.locks !== undefined) return navigator.locks.request(LOCK, act);
  const mine = turn.then(act);
  turn = mine.catch(() => undefined);
  return mine;
}
