/** The places of files, each with its own life: originals are short-lived, work files live with their import, reports forever. */
export type FileArea = "uploads" | "imports" | "reports";

/** For how many days an uploaded original is kept, for questions about its import; after that only the ledger knows. */
export const originalsLiveDays = 30;

/** Files by area and key; a key is made of `[A-Za-z0-9._-]` segments joined by `/`. */
export interface FileStore {
  /** Writes a file whole, replacing an older one of the key; a reader sees the old bytes or the new ones. */
  put(area: FileArea, key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes of a file, or `undefined`. Fails with `file-too-large` past `byteSizeMax`. */
  get(area: FileArea, key: string, byteSizeMax: number): Promise<Uint8Array | undefined>;
  /** Removes a file if it is there. */
  remove(area: FileArea, key: string): Promise<void>;
}
