import assert from "node:assert/strict";
import { test } from "node:test";

import { MessageFormat } from "messageformat";

import { deOperating } from "../src/texts/de-operating.ts";
import { de as deCommon } from "../src/texts/de.ts";
import { enOperating, type OperatingText } from "../src/texts/en-operating.ts";
import { en as enCommon, type Text as CommonText } from "../src/texts/en.ts";

type Text = CommonText | OperatingText;
const en = { ...enCommon, ...enOperating };
const de: Record<Text, string> = { ...deCommon, ...deOperating };

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
