/** What a browser keeps for this origin beyond a reload, in IndexedDB: also what is no text, as a key that nobody can copy. */

export interface Kept<Value> {
  read(): Promise<Value | undefined>;
  /** Undefined: it is kept no longer. */
  write(value: Value | undefined): Promise<void>;
}

const NAME = "mentoring-keys";

export function keptInBrowser<Value>(name: string, database: IDBFactory = indexedDB): Kept<Value> {
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
    read: () => within("readonly", (store) => store.get(name) as IDBRequest<Value | undefined>),
    write: async (value) => {
      if (value === undefined) await within("readwrite", (store) => store.delete(name));
      else await within("readwrite", (store) => store.put(value, name));
    },
  };
}

/** Gone with the page. */
export function keptInMemory<Value>(): Kept<Value> {
  let kept: Value | undefined;
  return { read: async () => kept, write: async (value) => void (kept = value) };
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
