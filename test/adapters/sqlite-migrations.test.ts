import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrations } from "#shared/adapters/sqlite/migrations.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yinhui-migrations-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const book = (yuan: number, count: number) => [
  sheetOf("明细", [
    plainHeaders,
    ...Array.from({ length: count }, (_, index) => plainRow(`A${1000 + index}`, yuan)),
  ]),
];

test("markers of a ledger from before there were undoings get the blocks that their postings wrote", async () => {
  const present = join(folder, "present.sqlite");
  const store = openSqliteStore({ file: present });
  const office = openOffice(store);
  await office.commit("one.xlsx", book(10_000, 200));
  await office.commit("same.xlsx", book(10_000, 200));
  await office.commit("two.xlsx", book(20_000, 230));
  store.close();
  const markersOf = (database: DatabaseSync) =>
    database
      .prepare(
        `SELECT import_id, start_row, next_row, outcomes, block_no FROM posting_marker
          ORDER BY import_id, start_row`,
      )
      .all();
  const file = join(folder, "old.sqlite");
  const old = new DatabaseSync(file);
  old.exec(`
    ${migrations[0]}
    ATTACH '${present}' AS present;
    INSERT INTO journal_block SELECT * FROM present.journal_block;
    INSERT INTO posting_marker SELECT import_id, start_row, next_row, outcomes FROM present.posting_marker;
    PRAGMA user_version = 1;
  `);
  old.close();

  openSqliteStore({ file }).close();

  const [told, migrated] = [new DatabaseSync(present), new DatabaseSync(file)];
  const before = markersOf(told);
  expect(markersOf(migrated)).toEqual(before);
  expect(before.filter(({ block_no }) => block_no !== null).length).toBeGreaterThan(4);
  expect(migrated.prepare("PRAGMA user_version").get()).toEqual({ user_version: migrations.length });
  told.close();
  migrated.close();
});
