import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { pause, sha256 } from "#shared/adapters/system/system.ts";
import { backupLists } from "#shared/app/audit/backup-lists.ts";
import { restoreBackup } from "#shared/app/audit/restore-backup.ts";
import { writeBackup } from "#shared/app/audit/write-backup.ts";
import { backupListNames, type Installation } from "#shared/ports/backup.ts";
import type { Store } from "#shared/ports/store.ts";
import { memberWith, poorHouseholdWith, registerChangeWith } from "#test/support/members.ts";
import { createMemoryBackup } from "#test/support/memory-backup.ts";
import { createMemoryFiles } from "#test/support/memory-files.ts";

const newStore = () => openSqliteStore({ file: ":memory:" });

function installationOf(store: Store): Installation {
  return { place: "memory", store, files: createMemoryFiles(), issuers: ["test"] };
}

/** A store with registers of 130 members and households, of which many have two versions and some have three. */
async function storeWithRegisters() {
  const store = newStore();
  for (let at = 0; at < 130; at += 10) {
    const some = Array.from({ length: 10 }, (_, index) => at + index);
    for (const revision of [1, 2, 3]) {
      const changed = some.filter((n) => n % 4 >= revision - 1);
      await store.members.write(changed.map((n) => memberWith(`a${n % 3}`, `${n}`, { revision })));
      await store.poorHouseholds.write(changed.map((n) => poorHouseholdWith(`${n}`, { revision })));
    }
  }
  await store.registerChanges.put(registerChangeWith("change-1"));
  return store;
}

async function backupOf(store: Store) {
  const backup = createMemoryBackup();
  backup.head = await writeBackup(installationOf(store), backup);
  return backup;
}

async function listsOf(store: Store): Promise<Map<string, unknown[]>> {
  const lists = backupLists(installationOf(store), await store.ledger.head());
  const read = new Map<string, unknown[]>();
  for (const name of backupListNames) {
    const records: unknown[] = [];
    for await (const record of lists[name]()) records.push(record);
    read.set(name, records);
  }
  return read;
}

test("every version of a register comes out as it went in, also behind a restore that was broken off", async () => {
  const [from, to] = [await storeWithRegisters(), newStore()];
  const backup = await backupOf(from);
  let left = 4;
  const breaking: Store["members"] = {
    ...to.members,
    async write(members) {
      if (left-- === 0) throw new Error("broken off");
      return to.members.write(members);
    },
  };

  const restore = (store: Store) => restoreBackup({ sha256, pause }, backup, installationOf(store));
  await expect(restore({ ...to, members: breaking })).rejects.toThrow("broken off");
  expect((await to.members.list(200)).items.length).toBeGreaterThan(50);
  await restore(to);
  await restore(to);

  const told = await listsOf(to);
  expect(told).toEqual(await listsOf(from));
  expect(told.get("members")?.length).toBeGreaterThan(200);
  from.close();
  to.close();
});

test.each<[string, (store: Store) => Promise<unknown>]>([
  ["a member", ({ members }) => members.write([memberWith("a1", "other")])],
  [
    "a member whom another change brought",
    ({ members }) => members.write([memberWith("a0", "0", { changeId: "x" })]),
  ],
  ["a poor household", ({ poorHouseholds }) => poorHouseholds.write([poorHouseholdWith("other")])],
  ["a change of a register", ({ registerChanges }) => registerChanges.put(registerChangeWith("other"))],
])("a store that holds %s of its own is not restored into", async (_, keep) => {
  const [from, to] = [await storeWithRegisters(), newStore()];
  await keep(to);
  const backup = await backupOf(from);

  await expect(restoreBackup({ sha256, pause }, backup, installationOf(to))).rejects.toMatchObject({
    code: "restore-not-empty",
  });
  from.close();
  to.close();
});

test("a backup whose versions do not follow one another is told as such", async () => {
  const from = await storeWithRegisters();
  const backup = await backupOf(from);
  const records: typeof backup.records = async function* (name) {
    for await (const record of backup.records(name))
      if (name !== "members" || !("revision" in record && record.revision === 2)) yield record;
  };
  const to = newStore();

  const restored = restoreBackup({ sha256, pause }, { ...backup, records }, installationOf(to));

  await expect(restored).rejects.toMatchObject({ code: "restore-differs", facts: { what: "members" } });
  from.close();
  to.close();
});
