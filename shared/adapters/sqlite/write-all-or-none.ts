import type { Database } from "./database.ts";

/** Takes a transaction back. */
class Refused extends Error {}

/** Writes items in one transaction; returns whether all were written: the first refusal takes everything back. */
export function writeAllOrNone<T>(
  database: Database,
  items: readonly T[],
  write: (item: T) => boolean,
): boolean {
  try {
    return database.transaction(() => {
      for (const item of items) if (!write(item)) throw new Refused();
      return true;
    });
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
