import type { TypedTotal } from "./typed-total.ts";

/** A file on its way, kept by the browser until it has arrived; `importId` once it is announced. */
export type KeptFile = {
  key: string;
  /** Whose file it is: another person at the same browser is not shown it. */
  owner: string;
  file: Blob;
  fileName: string;
  typedTotal: TypedTotal;
  importId?: string | undefined;
  keptAtMs: number;
};

const databaseName = "yinhui";
const storeName = "uploads";
const keptMsMax = 3 * 24 * 60 * 60 * 1000;

/** Keeps a file, or what is new about it. Where the browser keeps nothing, the upload goes on without. */
export async function keepFile(kept: KeptFile): Promise<void> {
  await inStore("readwrite", (store) => store.put(kept));
}

/** Forgets a file that has arrived or is not wanted any more. */
export async function forgetFile(key: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(key));
}

/** The files that an owner left behind, oldest first; those older than three days are forgotten. */
export async function keptFiles(owner: string): Promise<KeptFile[]> {
  const all: KeptFile[] = (await inStore("readonly", (store) => store.getAll())) ?? [];
  const fresh = all.filter(({ keptAtMs }) => Date.now() - keptAtMs < keptMsMax);
  for (const { key } of all.filter((kept) => !fresh.includes(kept))) await forgetFile(key);
  return fresh.filter((kept) => kept.owner === owner).sort((a, b) => a.keptAtMs - b.keptAtMs);
}

/** Forgets every file, when somebody signs out. */
export async function forgetAllFiles(): Promise<void> {
  await inStore("readwrite", (store) => store.clear());
}

async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await openDatabase();
    try {
      const transaction = database.transaction(storeName, mode);
      const request = ask(transaction.objectStore(storeName));
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
      });
      return request.result;
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
