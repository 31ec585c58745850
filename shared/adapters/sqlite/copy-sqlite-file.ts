import { backup, DatabaseSync } from "node:sqlite";
import { sqliteFailure } from "./sqlite-failure.ts";

/** All pages in one step: between steps a writer of another process would have it begin again. */
const pagesAtOnce = 2 ** 31 - 1;

/** Copies a database as it is at one moment, while others read and write it. Fails with `ledger-damaged`, `disk-full`. */
export async function copySqliteFile(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    await backup(database, to, { rate: pagesAtOnce });
  } catch (error) {
    throw sqliteFailure(error);
  } finally {
    database.close();
  }
}
