import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { MessageFormat } from "messageformat";

import { deOperating } from "../src/texts/de-operating.ts";
import { dePages } from "../src/texts/de-pages.ts";
import { de as deFirst } from "../src/texts/de.ts";
import { enOperating, type OperatingText } from "../src/texts/en-operating.ts";
import { enPages, type PagesText } from "../src/texts/en-pages.ts";
import { en as enFirst, type Text as FirstText } from "../src/texts/en.ts";

type Text = FirstText | PagesText | OperatingText;
const en = { ...enFirst, ...enPages, ...enOperating };
const de: Record<Text, string> = { ...deFirst, ...dePages, ...deOperating };

const NAMES = Object.keys(en) as Text[];
const NUMBERS = new Set(["$count", "$minutes"]);
const variables = (source: string): string[] => [...new Set(source.match(/\$\w+/g) ?? [])].toSorted();

// shows 21
test("each text is said in both languages, with the same things put in", () => {
  assert.deepEqual(Object.keys(de).toSorted(), NAMES.toSorted());
  for (const name of NAMES) assert.deepEqual(variables(de[name]), variables(en[name]), name);
});

test("each text can be said, and names nothing that is not put in", () => {
  for (const [language, texts] of [["en", en], ["de", de]] as const) {
    for (const name of NAMES) {
      const source: string = texts[name];
      if (!source.includes("{") && !source.startsWith(".")) continue;
      const values = Object.fromEntries(variables(source).map((each) => [each.slice(1), NUMBERS.has(each) ? 2 : "this"]));
      const errors: Error[] = [];
      const said = new MessageFormat(language, source, { bidiIsolation: "none" }).format(values, (error) => errors.push(error));
      assert.deepEqual(errors, [], name);
      assert.ok(said.length > 0 && !said.includes("$"), `${name}: ${said}`);
    }
  }
});

test("one and many are said differently", () => {
  const say = (source: string, count: number): string => new MessageFormat("en", source, { bidiIsolation: "none" }).format({ count, day: "Friday" });
  assert.equal(say(en["calendar.day"], 0), "Friday, nothing free");
  assert.equal(say(en["calendar.day"], 1), "Friday, 1 free");
  assert.equal(say(en["calendar.day"], 3), "Friday, 3 free");
});

test("where no notice is needed nobody is told of 0 minutes", () => {
  for (const [language, texts] of [["en", en], ["de", de]] as const) {
    for (const name of NAMES.filter((each) => variables(texts[each]).includes("$minutes"))) {
      const say = (minutes: number): string =>
        new MessageFormat(language, texts[name], { bidiIsolation: "none" }).format({ minutes, notice: `${minutes} min`, name: "Ada" });
      assert.ok(say(60).includes("60 min"), name);
      assert.ok(!say(0).includes("0 min"), name);
    }
  }
});

const SOURCES = new URL("../src/", import.meta.url);

/** A module and all that comes with it, whatever it loads later. */
function withImports(name: string, found = new Map<string, string>()): Map<string, string> {
  const at = new URL(name, SOURCES);
  if (found.has(at.href) || at.pathname.includes("/texts/")) return found;
  const source = readFileSync(at, "utf8");
  found.set(at.href, source);
  for (const [, beside] of source.matchAll(/^(?:import|export) (?!type)[^;]*?"(\.[^"]+\.tsx?)";/gms)) withImports(new URL(beside!, at).href, found);
  return found;
}

/** What a source says for sure, and what it may say of a kind (`stage.${stage}`). */
const said = (source: string): string[] => [
  ...[...source.matchAll(/\bt\("([^"]+)"/g)].map(([, name]) => name!),
  ...[...source.matchAll(/\bt\(`([^`$]+)\$\{/g)].flatMap(([, kind]) => NAMES.filter((each) => each.startsWith(kind!))),
];

test("what a page says comes with it", () => {
  const texts = { "main.tsx": enFirst, "pages/account.ts": { ...enFirst, ...enPages }, "pages/people.ts": { ...enFirst, ...enPages }, "pages/operating.ts": en };
  for (const [entry, loaded] of Object.entries(texts)) {
    const sources = withImports(entry);
    assert.ok(sources.size > 5, entry);
    const missing = [...sources].flatMap(([file, source]) => said(source).filter((name) => !(name in loaded)).map((name) => `${file}: ${name}`));
    assert.deepEqual(missing, [], entry);
  }
});
