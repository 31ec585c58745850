import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { listImports } from "#shared/app/imports/list-imports.ts";
import { listOrderOf } from "#shared/domain/base/list-order.ts";
import { importOrders } from "#shared/domain/imports/import-list.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
  for (const [name, count] of [
    ["六月.xlsx", 2],
    ["=1+1.xlsx", 3],
    ["<b>七月.xlsx", 1],
  ] as const) {
    const rows = Array.from({ length: count }, (_, index) =>
      plainRow(`${name.length}${count}${index}`, 10_000),
    );
    await office.check(name, [sheetOf("明细", [plainHeaders, ...rows])]);
  }
});
afterEach(() => store.close());

const names = async (query: { search?: string; sort?: string }) => {
  const order = listOrderOf(importOrders, query.sort);
  const { items } = await listImports(office.deps, liaison, { limit: 50, search: query.search, order });
  return items.map(({ fileName }) => fileName);
};

test.each([
  ["月", ["<b>七月.xlsx", "六月.xlsx"]],
  ["=1+", ["=1+1.xlsx"]],
  ["<B>", ["<b>七月.xlsx"]],
  ["XLSX", ["<b>七月.xlsx", "=1+1.xlsx", "六月.xlsx"]],
  ["%", []],
])("imports are found by a part of the file's name: %s", async (search, expected) => {
  expect(await names({ search })).toEqual(expected);
});

test("imports are sorted by what their columns show", async () => {
  expect(await names({ sort: "new" })).toEqual(["<b>七月.xlsx", "六月.xlsx", "=1+1.xlsx"]);
  expect(await names({ sort: "-effect" })).toEqual(["=1+1.xlsx", "六月.xlsx", "<b>七月.xlsx"]);
  expect(await names({ sort: "announced" })).toEqual(["六月.xlsx", "=1+1.xlsx", "<b>七月.xlsx"]);
  expect(
    await listImports(office.deps, { ...liaison, bankId: "other" }, { limit: 9, search: "月" }),
  ).toMatchObject({
    ...{ items: [], total: 0 },
  });
});
