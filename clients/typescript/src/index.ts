export { arrivals, type Arrival, type Listening } from "./inbox.ts";
export { keyInBrowser, keyInMemory, proof, type KeyStore } from "./keys.ts";
export { data, every } from "./paging.ts";
export { ProblemError, type FieldError } from "./problems.ts";
export { Mentoring, newKey, type Options } from "./session.ts";
export { inMemory, storedIn, type Pair, type TokenStore } from "./tokens.ts";
export { worked } from "./work.ts";
export * from "./generated/sdk.gen.ts";
export type * from "./generated/types.gen.ts";
