/** One person at the platform: what generated functions are called with, and what they can't know by themselves. */

import { Heard } from "./consistency.ts";
import { createClient, createConfig, type Client } from "./generated/client/index.ts";
import { ProblemError } from "./problems.ts";
import { inMemory, Tokens, type Pair, type TokenStore } from "./tokens.ts";

const TOKENS = "/profiles/v1/tokens";
const REPEATABLE = new Set(["GET", "PUT", "DELETE"]);
const NOT_YET = new Set(["not-yet-arrived", "still-running"]);
const LONGEST_PAUSE = 2_000;

/** An Idempotency-Key. Make it when a form is opened and keep it until it is sent for good: then it is done once. */
export const newKey = (): string => crypto.randomUUID();

export interface Options {
  /** Where tokens are kept: `storedIn(localStorage)`, or in memory, which is the default. */
  store?: TokenStore;
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
  readonly #language: string | undefined;
  readonly #patience: number;
  readonly #fetch: typeof fetch;

  constructor(address: string, options: Options = {}) {
    this.address = address;
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
    this.tokens.take(await this.#pair({ grant: "code", sign_in_id: begun.sign_in_id, secret: begun.secret, code }));
  }

  /** Signs out here and in all tabs; on other devices one stays signed in. */
  async signOut(): Promise<void> {
    const pair = this.tokens.pair;
    this.tokens.take(null);
    this.heard.forget();
    if (pair !== null) await this.#tokens("DELETE", { refresh_token: pair.refreshToken });
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
  async #renewed(refreshToken: string): Promise<Pair | null> {
    try {
      return await this.#pair({ grant: "refresh", refresh_token: refreshToken });
    } catch (problem) {
      if (problem instanceof ProblemError && problem.status < 500 && problem.status !== 429) return null;
      throw problem;
    }
  }

  async #pair(grant: Readonly<Record<string, string>>): Promise<Pair> {
    const got = (await (await this.#tokens("POST", grant)).json()) as Record<string, never>;
    const goodUntil = Date.now() + Number(got["expires_in"]) * 1000;
    return { accessToken: String(got["access_token"]), goodUntil, refreshToken: String(got["refresh_token"]) };
  }

  #tokens(method: string, body: Readonly<Record<string, string>>): Promise<Response> {
    const headers = { "Content-Type": "application/json" };
    return this.#patiently(new Request(this.address + TOKENS, { method, headers, body: JSON.stringify(body) }));
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
