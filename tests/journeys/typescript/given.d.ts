/** What `prelude.mjs` gives. */

declare const address: string;
declare const form: { email: string; code(email?: string): Promise<string> };
declare function show(text: string): void;

/** As much of Node's as is used here. */
declare module "node:assert/strict" {
  interface Assert {
    ok(value: unknown): asserts value;
    equal<T>(actual: unknown, expected: T): void;
    deepEqual(actual: unknown, expected: unknown): void;
    match(text: string, pattern: RegExp): void;
    fail(message: string): never;
    rejects(promise: Promise<unknown>, isExpected: (error: unknown) => boolean): Promise<void>;
  }
  const assert: Assert;
  export default assert;
}
