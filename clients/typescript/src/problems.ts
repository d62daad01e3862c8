/** What the platform says no with (RFC 9457), as an error. */

const PREFIX = "urn:mentoring:problem:";
const OF_EVERY_PROBLEM = new Set(["type", "title", "status", "detail", "instance", "errors"]);

/** What is wrong where: `#/name` points into the body, `query/…` names a parameter. `detail` is for people. */
export interface FieldError {
  pointer: string;
  detail: string;
}

/** An answer that is a no. Decide by `slug`, which is stable; show `detail` and the fields' `errors` to people. */
export class ProblemError extends Error {
  readonly status: number;
  /** The stable name; `unknown` for an answer that is no problem of the platform's (a proxy's, say). */
  readonly slug: string;
  readonly detail: string;
  /** Names this occurrence: say it when you ask about it. */
  readonly instance: string;
  readonly errors: readonly FieldError[];
  /** What this problem says to programs, `next_slots` of `slot-taken` for one. */
  readonly members: Readonly<Record<string, unknown>>;
  /** Seconds after which it makes sense to try again, where the platform says so. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Readonly<Record<string, unknown>>, headers: Headers) {
    const type = String(problem["type"] ?? "");
    const slug = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : "unknown";
    const detail = String(problem["detail"] ?? "");
    super(`${slug} (${status}): ${detail}`);
    this.name = "ProblemError";
    this.status = status;
    this.slug = slug;
    this.detail = detail;
    this.instance = String(problem["instance"] ?? "");
    this.errors = (problem["errors"] as FieldError[] | undefined) ?? [];
    this.members = Object.fromEntries(Object.entries(problem).filter(([name]) => !OF_EVERY_PROBLEM.has(name)));
    const seconds = headers.get("Retry-After");
    this.retryAfter = seconds !== null && /^\d+$/.test(seconds) ? Number(seconds) : null;
  }

  /** Of an answer; its body is left to be read by others. */
  static async of(response: Response): Promise<ProblemError> {
    const isJson = /^[^;]*json/.test(response.headers.get("Content-Type") ?? "");
    return new ProblemError(response.status, isJson ? await response.clone().json() : {}, response.headers);
  }

  /** What is wrong with one field of the body: `of("name")`, `of("goals/0/text")`. */
  of(field: string): string | undefined {
    return this.errors.find((each) => each.pointer === `#/${field}`)?.detail;
  }
}
