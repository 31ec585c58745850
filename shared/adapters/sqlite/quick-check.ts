import { once } from "node:events";
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { sqliteFailure } from "./sqlite-failure.ts";

/** Has SQLite look through every page of an open database. Fails with `ledger-damaged`. */
export function demandSoundPages(database: DatabaseSync): void {
  const [first] = database.prepare("PRAGMA quick_check(1)").all();
  if (first?.["quick_check"] !== "ok") throw new LedgerFailure("ledger-damaged");
}

/** The same in another thread, while this one serves people. */
export async function checkPagesAside(file: string): Promise<boolean> {
  const worker = new Worker(new URL("./quick-check-worker.ts", import.meta.url), { workerData: file });
  const [sound] = await once(worker, "message");
  return sound === true;
}

/** Checks the pages of a database that others have open; returns whether they are sound, and there at all. */
export function hasSoundPages(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      demandSoundPages(database);
    } finally {
      database.close();
    }
    return true;
  } catch (error) {
    const failure = sqliteFailure(error);
    if (failure instanceof LedgerFailure && failure.code === "ledger-damaged") return false;
    throw failure;
  }
}
