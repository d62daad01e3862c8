import assert from "node:assert/strict";
import { test } from "node:test";

import { keyFor, whole } from "../src/base/written.ts";

const question = { key: "", kind: "text" as const, texts: [{ language: "en", label: " Why us? ", help: "" }] };

test("a question is named by its words, and like no other", () => {
  assert.equal(keyFor("Why us?", []), "why_us");
  assert.equal(keyFor("Why us?", ["why_us", "why_us_2"]), "why_us_3");
  assert.match(keyFor("为什么?", []), /^[a-z][a-z0-9_]{0,39}$/);
  assert.match(keyFor("1. " + "so ".repeat(40), []), /^[a-z][a-z0-9_]{0,39}$/);
});

test("what has a name keeps it, whatever is said now and in which order", () => {
  const [first, second] = whole([question, { ...question, key: "why_us" }], ["en"]);
  assert.deepEqual([first?.key, second?.key], ["why_us_2", "why_us"]);
});

test("each question and option is written in every language, in the order of the languages", () => {
  const choice = { ...question, kind: "choice" as const, options: [{ value: "", texts: [{ language: "de", label: "Ja" }, { language: "en", label: "Yes" }] }] };
  const [only] = whole([choice], ["en", "de"]);
  assert.deepEqual(only?.texts.map((each) => [each.language, each.label]), [["en", "Why us?"], ["de", ""]]);
  assert.deepEqual(only?.options?.map((each) => [each.value, ...each.texts.map((one) => one.label)]), [["yes", "Yes", "Ja"]]);
});

test("options and bounds go where the kind has none", () => {
  const [only] = whole([{ ...question, kind: "yes_no", options: [{ value: "a", texts: question.texts }], least: 3 }], ["en"]);
  assert.deepEqual([only?.options, only?.least], [[], undefined]);
});
