import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const SOURCES = new URL("../src", import.meta.url).pathname;
const ONE_SIDED = /(?:^|[{;\s])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?:min-|max-)?(?:width|height)|left|right|top|bottom)\s*:|(?:text-align|float|clear):\s*(?:left|right)/gm;

// shows 21
test("pages know no left and no right: they read from either side", () => {
  const css = readFileSync(join(SOURCES, "style.css"), "utf8").replaceAll(/@media[^{]*/g, "");
  assert.deepEqual(css.match(ONE_SIDED) ?? [], []);
  assert.match("main { margin-left: 1rem }", ONE_SIDED);
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".tsx"))) {
    assert.doesNotMatch(readFileSync(join(SOURCES, file), "utf8"), /\sstyle=/, file); // the page's policy would not let it
  }
});
