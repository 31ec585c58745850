/** The places of files, each with its own life: originals are short-lived, work files live with their import, reports forever. */
export type FileArea = "uploads" | "imports" | "reports";

/** Where files may lie: in an area, or for a day as an answer that took too long for a request. */
export type FilePlace = FileArea | typeof deferred.folder;

/** Below which folder deferred answers lie, and for how many days at most. */
export const deferred = { folder: "deferred", liveDays: 1 } as const;

/** Below which folder offered files lie, and for how many days at most. */
export const offered = { folder: "offered", liveDays: 1 } as const;

/** For how many days an uploaded original is kept, for questions about its import; after that only the ledger knows. */
export const originalsLiveDays = 30;

/** Files by area and key; a key is made of `[A-Za-z0-9._-]` segments joined by `/`. */
export interface FileStore {
  /** Writes a file whole, replacing an older one of the key; a reader sees the old bytes or the new ones. */
  put(area: FilePlace, key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes of a file, or `undefined`. Fails with `file-too-large` past `byteSizeMax`. */
  get(area: FilePlace, key: string, byteSizeMax: number): Promise<Uint8Array | undefined>;
  /**
   * Puts bytes where a link leads to them for a few minutes without a token, and gives the link. Gives `undefined`, and
   * puts nothing, where answers of any size can be sent as they are.
   */
  offer(
    key: string,
    bytes: Uint8Array,
    headers: { contentType: string; disposition: string | undefined },
  ): Promise<string | undefined>;
  /** Removes a file if it is there. */
  remove(area: FilePlace, key: string): Promise<void>;
}

/** What there is in a file store, for whoever copies it whole. */
export interface FileKeys {
  /** The keys of an area's files, in no particular order. */
  keys(area: FileArea): AsyncIterable<string>;
}
