import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { secretBytesMin } from "#shared/adapters/fs/fs-secret.ts";
import { hasCode } from "#shared/adapters/fs/write-file-whole.ts";
import type { SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { needsIdentityKey } from "#shared/app/imports/demand-identity-key.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

/** Where a data folder keeps what belongs together. */
export const dataPlaces = {
  ledger: (dataDir: string) => join(dataDir, "ledger.sqlite"),
  files: (dataDir: string) => join(dataDir, "files"),
  identityKey: (dataDir: string) => join(dataDir, "keys", "identity"),
} as const;

/**
 * Makes sure, before it is opened and one is made, that a ledger lies where published reports do. Fails with `ledger-lost`.
 */
export async function demandLedgerFile(dataDir: string): Promise<void> {
  const bytes = await sizeOf(dataPlaces.ledger(dataDir));
  if ((bytes ?? 0) === 0 && (await hasReportFiles(dataDir)))
    throw new LedgerFailure("ledger-lost", { folder: dataDir });
}

/**
 * Refuses an empty ledger where reports were published, and a missing or foreign identity key where numbers were
 * hashed. Fails with `ledger-lost`, `identity-key-missing`, `identity-key-other`.
 */
export async function demandWholeData(dataDir: string, store: SqliteStore): Promise<void> {
  const [{ blockNo }, reports] = await Promise.all([store.ledger.head(), store.reports.list()]);
  if (blockNo === 0 && reports.length === 0 && (await hasReportFiles(dataDir)))
    throw new LedgerFailure("ledger-lost", { folder: dataDir });
  const file = dataPlaces.identityKey(dataDir);
  const keyBytes = await sizeOf(file);
  if (keyBytes === undefined && (await needsIdentityKey(store)))
    throw new LedgerFailure("identity-key-missing", { file });
  if (keyBytes !== undefined && keyBytes < secretBytesMin)
    throw new LedgerFailure("identity-key-other", { file });
}

async function hasReportFiles(dataDir: string): Promise<boolean> {
  const names = await readdir(join(dataPlaces.files(dataDir), "reports")).catch(absent);
  return names !== undefined && names.length > 0;
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(absent))?.size;
}

function absent(error: unknown): undefined {
  if (!hasCode(error, "ENOENT")) throw error;
}
