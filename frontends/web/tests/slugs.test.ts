import assert from "node:assert/strict";
import { test } from "node:test";

import { slugged, spoken } from "../src/base/slugs.ts";

test("a skill that nobody has named yet gets a slug of its words", () => {
  assert.equal(slugged("  Public speaking "), "public-speaking");
  assert.equal(slugged("C++"), "c-plus-plus");
  assert.equal(slugged("Café & C#"), "cafe-and-c-sharp");
});

test("a slug is said as words, and those have that slug again", () => {
  assert.equal(spoken("public-speaking"), "public speaking");
  assert.equal(slugged(spoken("c-plus-plus")), "c-plus-plus");
});
