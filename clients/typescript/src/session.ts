/** One person at the platform: what generated functions are called with, and what they can't know by themselves. */

import { Heard } from "./consistency.ts";
import { createClient, createConfig, type Client } from "./generated/client/index.ts";
import { proof, type KeyStore } from "./keys.ts";
import { ProblemError } from "./problems.ts";
import { inMemory, renewsAlone, Tokens, type Pair, type TokenStore } from "./tokens.ts";

const TOKENS = "/profiles/v1/tokens";
const REPEATABLE = new Set(["GET", "PUT", "DELETE"]);
const JUST_USED = "refresh-token-just-used";
const RACE = 35_000; // for 30 s the platform refuses what another tab has used
const NOT_YET = new Set(["not-yet-arrived", "still-running"]);
const LONGEST_PAUSE = 2_000;

/** An Idempotency-Key. Make it when a form is opened and keep it until it is sent for good: then it is done once. */
export const newKey = (): string => crypto.randomUUID();

export interface Options {
  /** Where tokens are kept: `amongTabs()`, `storedIn(localStorage)`, or in memory, which is the default. */
  store?: TokenStore;
  /** Has the refresh token in a cookie that no script reads: for pages of the API's own site. */
  cookie?: boolean;
  /** Binds the refresh token to a key of this browser, for pages of any other site: `keyInBrowser()`. */
  keys?: KeyStore;
  /** For texts in answers; the browser's own by default. */
  language?: string;
  /** Milliseconds in which a "not yet" and a lost answer are asked again. */
  patience?: number;
  fetch?: typeof fetch;
}

/**
 * Somebody at the platform, signed in or not yet. Give `client` to the generated functions. What goes through it carries the
 * person's token, renewed in time, and the Consistency-Tokens of what they did before; a POST has an Idempotency-Key; a "not
 * yet" and a lost answer are asked again; and a no is thrown as `ProblemError`.
 */
export class Mentoring {
  readonly client: Client;
  readonly tokens: Tokens;
  readonly heard = new Heard();
  readonly address: string;
  readonly #cookie: boolean;
  readonly #keys: KeyStore | undefined;
  readonly #language: string | undefined;
  readonly #patience: number;
  readonly #fetch: typeof fetch;

  constructor(address: string, options: Options = {}) {
    this.address = address;
    this.#cookie = options.cookie ?? false;
    this.#keys = options.keys;
    this.#language = options.language;
    this.#patience = options.patience ?? 30_000;
    this.#fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
    this.tokens = new Tokens(options.store ?? inMemory(), (refreshToken) => this.#renewed(refreshToken));
    this.client = createClient(
      createConfig({ baseUrl: address, fetch: (input, init) => this.fetch(input, init), throwOnError: true }),
    );
  }

  /** Signs in with what `beginSignIn` answered and the code from the mail. */
  async signIn(begun: { sign_in_id: string; secret: string }, code: string): Promise<void> {
    const grant = { grant: "code", sign_in_id: begun.sign_in_id, secret: begun.secret, code };
    await this.tokens.take(await this.#pair(this.#cookie ? { ...grant, keep_in: "cookie" } : grant));
  }

  /** Signed in once more after a reload, by the cookie or by what the store has kept; whether one is. */
  async resume(): Promise<boolean> {
    if (this.#cookie) await this.tokens.begin();
    else await this.tokens.catchUp();
    return (await this.tokens.accessToken()) !== null;
  }

  /** Signs out here and in all tabs; on other devices one stays signed in. */
  async signOut(): Promise<void> {
    const pair = this.tokens.pair;
    await this.tokens.take(null);
    this.heard.forget();
    if (pair === null) return;
    await this.#tokens("DELETE", pair.refreshToken === null ? { kept_in: "cookie" } : { refresh_token: pair.refreshToken });
  }

  /** As the browser's own, for this person: throws `ProblemError` for a no. */
  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", newKey());
    }
    const token = await this.tokens.accessToken();
    try {
      return await this.#patiently(this.#carrying(request, token));
    } catch (problem) {
      if (token === null || !(problem instanceof ProblemError) || problem.slug !== "invalid-token") throw problem;
    }
    return this.#patiently(this.#carrying(request, await this.tokens.accessToken(token)));
  };

  #carrying(request: Request, token: string | null): Request {
    const carrying = request.clone();
    if (this.#language !== undefined) carrying.headers.set("Accept-Language", this.#language);
    if (token !== null) {
      carrying.headers.set("Authorization", `Bearer ${token}`);
      const heard = this.heard.toString();
      if (heard !== "") carrying.headers.set("Consistency-Token", heard);
    }
    return carrying;
  }

  /** The answer that is no "not yet". */
  async #patiently(request: Request): Promise<Response> {
    const deadline = Date.now() + this.#patience;
    for (let lost = 0; ; ) {
      let pause: number;
      try {
        const response = await this.#fetch(request.clone());
        this.heard.hear(response.headers.get("Consistency-Token"));
        if (response.status < 400) return response;
        const problem = await ProblemError.of(response);
        const wanted = pauseBeforeNextTry(problem);
        if (wanted === null || Date.now() + wanted > deadline) throw problem;
        pause = wanted;
      } catch (error) {
        if (error instanceof ProblemError || request.signal.aborted) throw error;
        pause = Math.min(100 * 2 ** ++lost, LONGEST_PAUSE);
        if (!mayBeRepeated(request) || Date.now() + pause > deadline) throw error;
      }
      await new Promise((go) => setTimeout(go, pause));
    }
  }

  /** Null where the refresh token is good no longer: one has to sign in again. */
  async #renewed(refreshToken: string | null): Promise<Pair | null> {
    const grant: Record<string, string | boolean> = { grant: "refresh" };
    if (refreshToken !== null) grant["refresh_token"] = refreshToken;
    const deadline = Date.now() + RACE;
    for (let pause = 100; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return await this.#pair(grant);
      } catch (problem) {
        if (!(problem instanceof ProblemError)) throw problem;
        if (problem.slug !== JUST_USED || Date.now() > deadline) {
          if (problem.status < 500 && problem.status !== 429 && problem.slug !== JUST_USED) return null;
          throw problem;
        }
        if (renewsAlone()) grant["answer_lost"] = true; // no other tab was faster: this page was reloaded on the way
      }
      // Another tab was faster: what it got is here in a moment. Where nobody has it, the answer was lost, and one asks again.
      await new Promise((go) => setTimeout(go, pause));
      const pair = this.tokens.pair;
      if (refreshToken !== null && pair?.refreshToken !== refreshToken) return pair;
    }
  }

  async #pair(grant: Readonly<Record<string, string | boolean>>): Promise<Pair> {
    const got = (await (await this.#tokens("POST", grant)).json()) as Record<string, never>;
    const goodUntil = Date.now() + Number(got["expires_in"]) * 1000;
    return { accessToken: String(got["access_token"]), goodUntil, refreshToken: got["refresh_token"] ?? null };
  }

  async #tokens(method: string, body: object): Promise<Response> {
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    const url = this.address + TOKENS;
    if (this.#keys !== undefined && method === "POST") headers["DPoP"] = await proof(this.#keys, method, url);
    const credentials = this.#cookie ? "include" : "omit";
    const keepalive = this.#cookie; // the new cookie arrives though the page is left meanwhile; else the next page waits for half a minute
    return this.#patiently(new Request(url, { method, headers, credentials, keepalive, body: JSON.stringify(body) }));
  }
}

/** Milliseconds; null where the answer is final. */
function pauseBeforeNextTry(problem: ProblemError): number | null {
  if (NOT_YET.has(problem.slug)) return 50; // the platform has waited already
  if (problem.status !== 429 && problem.status !== 503) return null;
  return Math.min((problem.retryAfter ?? 1) * 1000, LONGEST_PAUSE);
}

/** Whether sending it twice does it once. */
function mayBeRepeated(request: Request): boolean {
  return REPEATABLE.has(request.method) || request.headers.has("Idempotency-Key");
}
