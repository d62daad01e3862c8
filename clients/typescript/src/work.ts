/** A moment of work before a code is mailed, where the platform asks for it (ALTCHA's protocol, PBKDF2). */

interface Challenge {
  parameters: { nonce: string; salt: string; cost: number; keyLength: number; keyPrefix: string };
  signature?: string | null;
}

/** What `askForWork` asked for, done: give it as `work`. Begin when the field for the address gets the focus. */
export async function worked(asked: { challenge: object | null }): Promise<string | null> {
  if (asked.challenge === null) return null;
  const challenge = asked.challenge as Challenge;
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  const counted = new DataView(password.buffer);
  for (let counter = 0; ; counter++) {
    counted.setUint32(password.length - 4, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const algorithm = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
    const derived = hex(new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, keyLength * 8)));
    if (!derived.startsWith(keyPrefix)) continue;
    return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey: derived } }));
  }
}

const bytes = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (data: Uint8Array) => [...data].map((each) => each.toString(16).padStart(2, "0")).join("");
