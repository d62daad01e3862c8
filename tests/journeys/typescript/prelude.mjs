/** What a browser would bring, and who types what. Loaded before the code under test: `node --import`. */

import { registerHooks } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const client = pathToFileURL(`${process.env.CLIENT}/src/index.ts`).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "mentoring-client" ? { url: client, shortCircuit: true } : next(specifier, context),
});

function storage() {
  const kept = new Map();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

const said = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

process.stdin.unref(); // who listens to nobody ends when all else is done

/** Asks whoever started this. */
async function asked(question) {
  process.stdin.ref();
  process.stdout.write(`${JSON.stringify(question)}\n`);
  const { value } = await said.next();
  process.stdin.unref();
  return value;
}

const given = {
  address: process.env.ADDRESS,
  localStorage: storage(),
  sessionStorage: storage(),
  form: { email: process.env.EMAIL, code: (email = process.env.EMAIL) => asked({ code: email }) },
  show: (text) => process.stdout.write(`${JSON.stringify({ shown: text })}\n`),
};
for (const [name, value] of Object.entries(given)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
console.log = () => undefined;
