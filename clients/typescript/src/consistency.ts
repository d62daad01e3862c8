/** Consistency-Tokens: what one has written and heard of, so that whoever is asked next waits until it knows. */

const MOST_TOKENS = 20; // more are not taken; what was heard last is what counts

export class Heard {
  readonly #tokens = new Map<string, { sequence: number; token: string }>();

  /** Remembers tokens: the highest sequence of each aggregate, the last heard of at the end. */
  hear(tokens: string | null): void {
    for (const token of (tokens ?? "").split(",").map((each) => each.trim())) {
      if (token === "") continue;
      const at = token.lastIndexOf("@");
      const name = token.slice(0, at);
      const sequence = Number(token.slice(at + 1).split("~")[0]);
      const known = this.#tokens.get(name);
      this.#tokens.delete(name);
      this.#tokens.set(name, known !== undefined && known.sequence > sequence ? known : { sequence, token });
    }
    for (const name of [...this.#tokens.keys()].slice(0, -MOST_TOKENS)) this.#tokens.delete(name);
  }

  /** From now on nothing is waited for. */
  forget(): void {
    this.#tokens.clear();
  }

  /** As the header has them; empty where there are none. */
  toString(): string {
    return [...this.#tokens.values()].map((each) => each.token).join(",");
  }
}
