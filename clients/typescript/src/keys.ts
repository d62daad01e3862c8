/** A key of this browser that no script can take away, and what it proves (DPoP, RFC 9449). */

import { keptInBrowser, keptInMemory, type Kept } from "./kept.ts";

/** Where the key lies: `keyInBrowser()`, or nowhere but in memory, for tests. */
export type KeyStore = Kept<CryptoKeyPair>;

/** In IndexedDB, which keeps the key itself and gives nobody its bits. */
export const keyInBrowser = (database: IDBFactory = indexedDB): KeyStore => keptInBrowser("mentoring-keys", database);

/** Gone with the page. */
export const keyInMemory = (): KeyStore => keptInMemory();

/** What shows for one request that this browser asks: made with a key whose bits nobody reads. */
export async function proof(keys: KeyStore, method: string, url: string): Promise<string> {
  const { privateKey, publicKey } = await keyOf(keys);
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", publicKey);
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty, crv, x, y } };
  const claims = { jti: crypto.randomUUID(), htm: method, htu: url, iat: Math.floor(Date.now() / 1000) };
  const said = `${encoded(JSON.stringify(header))}.${encoded(JSON.stringify(claims))}`;
  const signed = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, new TextEncoder().encode(said));
  return `${said}.${base64url(new Uint8Array(signed))}`;
}

async function keyOf(keys: KeyStore): Promise<CryptoKeyPair> {
  const kept = await keys.read();
  if (kept !== undefined) return kept;
  const made = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  await keys.write(made);
  return made;
}

const encoded = (text: string): string => base64url(new TextEncoder().encode(text));

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
