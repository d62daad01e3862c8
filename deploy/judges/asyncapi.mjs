// Parses an AsyncAPI document as whoever reads it would: `node asyncapi.mjs FILE PACKAGES`. Says what is wrong, and exits with 1.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [file, packages] = process.argv.slice(2);
const { Parser } = createRequire(`${packages}/`)("@asyncapi/parser");
const { document, diagnostics } = await new Parser().parse(readFileSync(file, "utf8"));
for (const { severity, code, message, path } of diagnostics) {
  console.log(`${["error", "warning", "information", "hint"][severity]} ${code} at ${path.join("/")}: ${message}`);
}
if (document === undefined || document.operations().length === 0) {
  console.log("no operation could be read");
  process.exitCode = 1;
}
if (diagnostics.length > 0) process.exitCode = 1;
