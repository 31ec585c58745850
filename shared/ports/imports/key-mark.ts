/**
 * The mark of the identity key: a keyed hash of a fixed text, kept beside the hashes that were made under that key, so that
 * another key is known as such.
 */
export type KeyMark = {
  get(): Promise<string | undefined>;
  /** Keeps a mark in the place of any other. */
  put(mark: string): Promise<void>;
};
