import { describe, expect, it } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { pause, sha256 } from "#shared/adapters/system/system.ts";
import { backupLists } from "#shared/app/audit/backup-lists.ts";
import { restoreBackup } from "#shared/app/audit/restore-backup.ts";
import { writeBackup } from "#shared/app/audit/write-backup.ts";
import { backupListNames, type Installation } from "#shared/ports/backup.ts";
import type { Store } from "#shared/ports/store.ts";
import { liveInstallation } from "#test/support/lived-installation.ts";
import { createMemoryBackup } from "#test/support/memory-backup.ts";
import { createMemoryFiles } from "#test/support/memory-files.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What a store promises of carrying what it keeps to another and back. */
export function describeCarrying(open: StoreOpener): void {
  describe("what is carried", () => {
    const store = eachOnNewStore(open);

    it("comes from another store and goes back as it was, list by list and file by file", async () => {
      const other = openSqliteStore({ file: ":memory:" });
      const [first, here, last] = [
        installationOn(other),
        installationOn(store()),
        installationOn(openSqliteStore({ file: ":memory:" })),
      ];
      await liveInstallation(first.store, first.files);

      await carry(first, here);
      await carry(here, last);

      const told = await toldBy(first);
      expect(Object.keys(told.lists).filter((name) => told.lists[name]?.length === 0)).toEqual([
        "accounts",
        "entry-links",
      ]);
      expect(await toldBy(here)).toEqual(told);
      expect(await toldBy(last)).toEqual(told);
      other.close();
    });
  });
}

function installationOn(store: Store): Installation {
  return { place: "memory", store, files: createMemoryFiles(), issuers: ["test"] };
}

async function carry(from: Installation, to: Installation): Promise<void> {
  const backup = createMemoryBackup();
  backup.head = await writeBackup(from, backup);
  await restoreBackup({ sha256, pause }, backup, to);
}

/** Every record and every file of an installation. */
async function toldBy(installation: Installation) {
  const lists: Record<string, unknown[]> = {};
  const carried = backupLists(installation, await installation.store.ledger.head());
  for (const name of backupListNames) {
    const records: unknown[] = [];
    for await (const record of carried[name]()) records.push(record);
    lists[name] = records;
  }
  const backup = createMemoryBackup();
  await writeBackup(installation, backup);
  const files: Record<string, string> = {};
  for await (const { area, key, bytes } of backup.files()) files[`${area}/${key}`] = sha256(bytes);
  return { lists, files };
}
