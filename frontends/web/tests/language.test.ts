import assert from "node:assert/strict";
import { test } from "node:test";

test("the language is what was chosen, else the first that the browser asks for and we have", async () => {
  Object.assign(globalThis, { localStorage: { getItem: () => null, setItem: () => undefined } });
  const { chosen } = await import("../src/base/language.ts");
  assert.equal(chosen("de", ["en"]), "de");
  assert.equal(chosen(null, ["fr-CH", "de-CH", "en"]), "de");
  assert.equal(chosen(null, ["fr"]), "en");
  assert.equal(chosen("xx", ["en-US"]), "en");
});
