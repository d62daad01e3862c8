/**
 * Somebody signs up by keyboard alone in a page that embeds the form, in a headless Chromium that is driven over its own protocol.
 * Arguments: Chromium, the page's address, an e-mail address. Asks for the code by a line on standard output; the last line says what was seen.
 */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const [chromium, page, email] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "chromium-"));
const told = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0", `--user-data-dir=${folder}`];
const browser = spawn(chromium, [...told, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
process.on("exit", () => browser.kill());
const address = await new Promise((found) => {
  createInterface({ input: browser.stderr }).on("line", (line) => {
    const at = /DevTools listening on (\S+)/.exec(line);
    if (at) found(at[1]);
  });
});

const socket = new WebSocket(address);
await new Promise((open) => socket.addEventListener("open", open));
const waiting = new Map();
const complaints = [];
let last = 0;
let session;
socket.addEventListener("message", ({ data }) => {
  const { id, result, error, method, params } = JSON.parse(data);
  if (method === "Log.entryAdded" && params.entry.level === "error") complaints.push(params.entry.text);
  if (method === "Runtime.exceptionThrown") complaints.push(params.exceptionDetails.text);
  const answer = waiting.get(id);
  if (answer) error ? answer.reject(new Error(error.message)) : answer.resolve(result);
});
function ask(method, params = {}) {
  const id = ++last;
  socket.send(JSON.stringify({ id, method, params, ...(session ? { sessionId: session } : {}) }));
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}
async function seen(expression) {
  const { result, exceptionDetails } = await ask("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  assert.equal(exceptionDetails, undefined, exceptionDetails?.exception?.description);
  return result.value;
}
const ROOT = "document.querySelector('mentoring-sign-up').shadowRoot";
async function until(what) {
  const looks = `new Promise((go) => { const began = Date.now(); const look = () => (${what}) ? go("") : Date.now() > began + 15_000 ? go(${ROOT}.textContent) : setTimeout(look, 20); look(); })`;
  const instead = await seen(looks);
  assert.equal(instead, "", `${what} does not come; instead: ${instead} ${complaints}`);
}
const KEYS = { Tab: 9, Enter: 13, Space: 32 };
async function press(key) {
  const text = key === "Enter" ? "\r" : key === "Space" ? " " : undefined;
  const event = { key: text === " " ? " " : key, code: key, windowsVirtualKeyCode: KEYS[key], ...(text ? { text } : {}) };
  await ask("Input.dispatchKeyEvent", { type: "keyDown", ...event });
  await ask("Input.dispatchKeyEvent", { type: "keyUp", ...event });
}
const type = (text) => ask("Input.insertText", { text });
const focused = () => seen(`${ROOT}.activeElement?.id ?? document.activeElement.tagName`);
async function tabTo(id) {
  for (let presses = 0; (await focused()) !== id; presses++) {
    assert.ok(presses < 20, `${id} is not reached by the Tab key`);
    await press("Tab");
  }
}

const { targetId } = await ask("Target.createTarget", { url: "about:blank" });
({ sessionId: session } = await ask("Target.attachToTarget", { targetId, flatten: true }));
for (const part of ["Runtime", "Page", "Log", "Accessibility"]) await ask(`${part}.enable`);
await ask("Emulation.setDeviceMetricsOverride", { width: 360, height: 740, deviceScaleFactor: 1, mobile: true });
await ask("Page.navigate", { url: page });
await until(`document.querySelector("mentoring-sign-up")?.shadowRoot?.querySelector("#email")`);
assert.equal(await seen("document.activeElement.tagName"), "BODY", "it takes the focus before anybody has acted");
assert.equal(await seen("scrollY"), 0);
assert.ok(await seen("document.documentElement.scrollWidth <= 360"), "it is wider than a phone");
const accent = await seen(`getComputedStyle(${ROOT}.querySelector("button")).backgroundColor`);

await tabTo("email");
await type("no address");
await press("Enter");
await until(`${ROOT}.querySelector("#email[aria-invalid=true]")`);
const wrongAddress = await seen(`${ROOT}.getElementById("email-wrong").textContent`);
await seen(`${ROOT}.getElementById("email").value = ""`);
await type(email);
await press("Enter");
await until(`${ROOT}.querySelector("#mail_code")`);
assert.equal(await focused(), "mail_code");

process.stdout.write(`${JSON.stringify({ code: email })}\n`);
const code = await new Promise((told) => createInterface({ input: process.stdin }).once("line", told));
await type(`${code.slice(0, 3)} ${code.slice(3)}`);
await tabTo("name");
await type("Amina Diallo");
await press("Enter"); // the questions are not answered yet
await until(`${ROOT}.querySelector("[role=alert]")`);
const marked = await seen(`[...${ROOT}.querySelectorAll("[aria-invalid=true]")].map((each) => each.id || each.querySelector("input").name)`);
assert.equal(await seen(`${ROOT}.getElementById("name").value`), "Amina Diallo", "what was typed is lost");
assert.equal(await focused(), "answers/why_us");
const { nodes } = await ask("Accessibility.getFullAXTree");
const nameless = nodes.filter((node) => !node.ignored && /textbox|radio|checkbox|button/.test(node.role?.value ?? "") && !node.name?.value);
assert.deepEqual(nameless.map((node) => node.role.value), []);
await type("I want to lead.");
await tabTo("answers/hours");
await type("4");
await tabTo("consent-yes");
await press("Space");
await press("Tab");
await press("Enter");
await until(`${ROOT}.querySelector("a")`);
const done = await seen(`${ROOT}.textContent`);
const link = await seen(`${ROOT}.querySelector("a").href`);
const kept = await seen("JSON.stringify([document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)])");
process.stdout.write(`${JSON.stringify({ accent, wrongAddress, marked, done, link, kept, complaints })}\n`);

const ended = new Promise((over) => browser.once("exit", over));
session = undefined;
void ask("Browser.close"); // it ends, with or without an answer
await ended;
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
process.exit(0);
