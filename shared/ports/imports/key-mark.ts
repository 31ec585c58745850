/**
 * The mark of the identity key: a keyed hash of a fixed text, stored with the hashes made under that key, so that
 * another key is recognised.
 */
export type KeyMark = {
  get(): Promise<string | undefined>;
  /** Keeps a mark in the place of any other. */
  put(mark: string): Promise<void>;
};
