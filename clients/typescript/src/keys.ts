/** A key of this browser that no script can take away, and what it proves (DPoP, RFC 9449). */

/** Where the key lies: `keyInBrowser()`, or nowhere but in memory, for tests. */
export interface KeyStore {
  read(): Promise<CryptoKeyPair | undefined>;
  write(key: CryptoKeyPair): Promise<void>;
}

const NAME = "mentoring-keys";

/** In IndexedDB, which keeps the key itself and gives nobody its bits. */
export function keyInBrowser(database: IDBFactory = indexedDB): KeyStore {
  const within = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const opening = database.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(NAME);
    const open = await done(opening);
    try {
      return await done(act(open.transaction(NAME, mode).objectStore(NAME)));
    } finally {
      open.close();
    }
  };
  return {
    read: () => within("readonly", (store) => store.get(NAME) as IDBRequest<CryptoKeyPair | undefined>),
    write: async (key) => void (await within("readwrite", (store) => store.put(key, NAME))),
  };
}

/** Gone with the page. */
export function keyInMemory(): KeyStore {
  let kept: CryptoKeyPair | undefined;
  return { read: async () => kept, write: async (key) => void (kept = key) };
}

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

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const encoded = (text: string): string => base64url(new TextEncoder().encode(text));

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
