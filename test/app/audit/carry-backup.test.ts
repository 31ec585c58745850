import fc from "fast-check";
import { expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { pause, sha256 } from "#shared/adapters/system/system.ts";
import { restoreBackup } from "#shared/app/audit/restore-backup.ts";
import { writeBackup } from "#shared/app/audit/write-backup.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import type { Installation } from "#shared/ports/backup.ts";
import { undoMarkerId } from "#shared/ports/ledger/ledger.ts";
import { cases } from "#test/support/depth.ts";
import { anyHistory, sheetsOf } from "#test/support/import-history.ts";
import { liveInstallation, openLivedOffice } from "#test/support/lived-installation.ts";
import { createMemoryBackup } from "#test/support/memory-backup.ts";
import { createMemoryFiles } from "#test/support/memory-files.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { readBook } from "#test/support/read-book.ts";
import { loanBook } from "#test/support/sheets.ts";

function installationOf(store: SqliteStore): Installation {
  return { place: "memory", store, files: createMemoryFiles(), issuers: ["test"] };
}

async function carry(from: Installation, to: Installation): Promise<void> {
  const backup = createMemoryBackup();
  backup.head = await writeBackup(from, backup);
  await restoreBackup({ sha256, pause }, backup, to);
}

/** Every marker of the postings of imports and of their undoings. */
async function markersOf({ deps }: Office) {
  const markers = [];
  for (const { importId } of (await deps.imports.list(200)).items) {
    for (const id of [importId, ...[1, 2, 3, 4, 5, 6].map((round) => undoMarkerId(importId, round))])
      for (let row = 0; row < 40; row++) markers.push(await deps.ledger.marker(id, row));
  }
  return markers.filter((marker) => marker !== undefined);
}

test("any history of books and undoings comes out as it went in, markers and all", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (steps) => {
      const [store, other] = [openSqliteStore({ file: ":memory:" }), openSqliteStore({ file: ":memory:" })];
      const office = openOffice(store);
      const imports: string[] = [];
      for (const step of steps) {
        const rows = "commit" in step ? step.commit : "again" in step ? step.with : [];
        if (rows.length > 0) imports.push((await office.commit("b.xlsx", sheetsOf(rows))).importId);
        const undone = "undo" in step ? imports.at(-1 - step.undo) : undefined;
        if (undone !== undefined) await office.undo(undone).catch(() => undefined);
      }

      await carry(installationOf(store), installationOf(other));

      expect(await readBook(other.ledger, 200)).toEqual(await readBook(store.ledger, 200));
      expect(await markersOf(openOffice(other))).toEqual(await markersOf(office));
      store.close();
      other.close();
    }),
    { numRuns: cases(25), seed: 20_160_601 },
  );
}, 120_000);

test("while a journal is being restored nothing is due for a schedule, and nobody is let in yet", async () => {
  const [from, to] = [openSqliteStore({ file: ":memory:" }), openSqliteStore({ file: ":memory:" })];
  const installation = installationOf(from);
  await liveInstallation(from, installation.files);
  const { office, setClock } = openLivedOffice(to, createMemoryFiles(), "2016-09-16T00:00:00.000Z");
  const published: string[][] = [];
  const people: number[] = [];
  const post: typeof to.ledger.post = async (posting) => {
    const outcome = await to.ledger.post(posting);
    setClock("2016-09-16T00:00:00.000Z");
    published.push(await publishDueReports(await withCurrentProgramme(office.deps)));
    people.push((await to.people.list("test")).length);
    return outcome;
  };

  const watched = { ...to, ledger: { ...to.ledger, post } };
  await carry(installation, { ...installationOf(to), store: watched });

  expect(published.length).toBeGreaterThan(5);
  expect(published.flat()).toEqual([]);
  expect(new Set(people)).toEqual(new Set([0]));
  expect(await to.people.list("test")).toHaveLength(2);
  from.close();
  to.close();
});

test.each<[string, (office: Office) => Promise<unknown>]>([
  ["a posting", (office) => office.commit("b.xlsx", loanBook(["B1", 1000]))],
  ["an upload that was checked", (office) => office.check("b.xlsx", loanBook(["B1", 1000]))],
  ["a change of people", ({ deps }) => deps.people.put({ ...person, displayName: "李敏" })],
])("a backup during which there is %s is not taken for one of a moment", async (_, meanwhile) => {
  const store = openSqliteStore({ file: ":memory:" });
  const office = openOffice(store);
  await office.commit("a.xlsx", loanBook(["A1", 1000]));
  const backup = createMemoryBackup();
  const disturbed = {
    ...backup,
    writeList: async (...list: Parameters<typeof backup.writeList>) => {
      const written = await backup.writeList(...list);
      if (list[0] === "mailings") await meanwhile(office);
      return written;
    },
  };

  await expect(writeBackup(installationOf(store), disturbed)).rejects.toMatchObject({
    code: "backup-moving",
  });
  store.close();
});

const person = { issuer: "test", subject: "one", displayName: "王芳", role: "auditor" } as const;

test("a journal whose block no marker names is not backed up", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const office = openOffice(store);
  await office.commit("a.xlsx", loanBook(["A1", 1000]));
  const from = installationOf(store);
  const lost = { ...from.store, ledger: { ...store.ledger, marker: async () => undefined } };

  await expect(writeBackup({ ...from, store: lost }, createMemoryBackup())).rejects.toMatchObject({
    code: "backup-incomplete",
    facts: { blockNo: 1 },
  });
  store.close();
});
