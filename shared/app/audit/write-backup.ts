import { everyPage } from "#shared/app/base/every-page.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import {
  type BackupListName,
  type BackupWriter,
  backupListNames,
  type Installation,
} from "#shared/ports/backup.ts";
import type { FileArea } from "#shared/ports/base/file-store.ts";
import { pageBytesMax } from "#shared/ports/imports/import-archive.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";
import { reportBytesMax } from "#shared/ports/reports/report-file-key.ts";
import { backupLists } from "./backup-lists.ts";

const areas: Record<FileArea, { byteSizeMax: number }> = {
  uploads: { byteSizeMax: workbookLimits.byteSizeMax },
  imports: { byteSizeMax: pageBytesMax },
  reports: { byteSizeMax: reportBytesMax },
};

/** Lists that only grow after the head, or that are no work, may grow while a backup is made. */
const mayGrow: ReadonlySet<BackupListName> = new Set(["postings", "readings"]);

/**
 * Writes a backup of an installation as it is at one moment, and gives where its journal ends. Files follow the lists,
 * which name them: of each import those of its current check, and its original as long as it is kept. Fails with
 * `backup-moving` when somebody worked meanwhile.
 */
export async function writeBackup(from: Installation, to: BackupWriter): Promise<JournalHead> {
  const head = await from.store.ledger.head();
  const lists = backupLists(from, head);
  const hashes = new Map<BackupListName, string>();
  for (const name of backupListNames) hashes.set(name, await to.writeList(name, lists[name]()));
  await writeFiles(from, to);
  const after = await from.store.ledger.head();
  if (after.hash !== head.hash) throw new LedgerFailure("backup-moving");
  for (const name of backupListNames) {
    if (mayGrow.has(name)) continue;
    if ((await to.hashList(name, lists[name]())) !== hashes.get(name))
      throw new LedgerFailure("backup-moving");
  }
  return head;
}

async function writeFiles({ store, files }: Installation, to: BackupWriter): Promise<void> {
  const wanted = await wantedFolders(store);
  for (const [area, { byteSizeMax }] of Object.entries(areas) as [FileArea, { byteSizeMax: number }][]) {
    for await (const key of files.keys(area)) {
      if (!wanted[area](key)) continue;
      const bytes = await files.get(area, key, byteSizeMax);
      if (bytes !== undefined) await to.writeFile({ area, key }, bytes);
    }
  }
}

async function wantedFolders(
  store: Installation["store"],
): Promise<Record<FileArea, (key: string) => boolean>> {
  const checks = new Map<string, number>();
  for await (const { importId, checkNo } of everyPage(store.imports.list)) checks.set(importId, checkNo);
  const reports = new Set((await store.reports.list()).map(({ month, sha256 }) => `${month}/${sha256}`));
  return {
    uploads: (key) => checks.has(key),
    imports: (key) => {
      const [importId = "", checkNo] = key.split("/");
      return checks.has(importId) && String(checks.get(importId)) === checkNo;
    },
    reports: (key) => reports.has(key.slice(0, key.lastIndexOf("."))),
  };
}
