import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { postImport } from "#shared/app/imports/post-import.ts";
import { liaison, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
});
afterEach(() => store.close());

const book = (...rows: (readonly [loanNo: string, yuan: number | string])[]) => [
  sheetOf("明细", [plainHeaders, ...rows.map(([loanNo, yuan]) => plainRow(loanNo, yuan))]),
];

test("two rows that swap their outcomes between check and commit are answered as they were posted", async () => {
  const office = openOffice(store);
  const first = await office.commit("first.xlsx", book(["A1", 10_000]));
  const second = await office.check("second.xlsx", book(["A1", 20_000], ["A2", 20_000]));
  await office.undo(first.importId);
  await office.commit("third.xlsx", book(["A2", 30_000]));

  await commitImport(office.deps, liaison, second.importId);
  await office.work();

  const { counts } = (await store.imports.get(second.importId)) ?? {};
  expect(counts).toEqual({ ...second.counts });
  const outcomeOf = async (outcome: "new" | "changed") => {
    const { items } = await listImportRows(office.deps, liaison, second.importId, { outcome, limit: 10 });
    return items.map(({ loanNo }) => loanNo);
  };
  expect(await outcomeOf("new")).toEqual(["A1"]);
  expect(await outcomeOf("changed")).toEqual(["A2"]);
});

test("a commit's progress counts the rows that are posted, not those that were refused or say nothing more", async () => {
  const office = openOffice(store);
  const { importId } = await office.check("book.xlsx", book(["A1", 10_000], ["A1", 10_000], ["A2", "many"]));
  await commitImport(office.deps, liaison, importId);
  const totals = new Set<number | undefined>();
  const imports = {
    ...store.imports,
    replace: async (record: Parameters<typeof store.imports.replace>[0]) => {
      totals.add(record.progress?.totalRows);
      return store.imports.replace(record);
    },
  };

  await postImport({ ...office.deps, imports }, importId);

  expect(totals).toEqual(new Set([1, undefined]));
});
