import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { summariseImportRows } from "#shared/app/imports/summarise-import-rows.ts";
import type { RowAnswer, RowOutcome } from "#shared/domain/imports/row-answer.ts";
import { isWantedRow, type RowFilter } from "#shared/domain/imports/row-filter.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
});
afterEach(() => store.close());

const amountColumn = plainHeaders.indexOf("放款金额");
const rowWith = (loanNo: string, amount: string) =>
  plainRow(loanNo).map((cell, column) => (column === amountColumn ? amount : cell));

/** A book of two sheets whose 2,400 rows are new but for some that change and some that are refused. */
async function checkedBook() {
  const numbers = Array.from({ length: 1200 }, (_, index) => `A${String(index).padStart(4, "0")}`);
  await office.commit("before.xlsx", [
    sheetOf("一月", [plainHeaders, ...numbers.slice(0, 30).map((no) => plainRow(no))]),
  ]);
  const first = numbers.map((no, index) =>
    rowWith(no, index < 20 ? "60000" : index < 30 ? "50000" : "70000"),
  );
  const second = numbers.map((no, index) =>
    rowWith(no.replace("A", "b"), index % 100 === 0 ? "许多" : "1000"),
  );
  return office.check("book.xlsx", [
    sheetOf("一月", [plainHeaders, ...first]),
    sheetOf("二月", [plainHeaders, ...second]),
  ]);
}

async function allRows(importId: string, query: RowFilter & { outcome?: RowOutcome; limit?: number }) {
  const rows: RowAnswer[] = [];
  let cursor: string | undefined;
  do {
    const page = await listImportRows(office.deps, liaison, importId, { limit: 7, ...query, cursor });
    expect(page.items.length).toBeLessThanOrEqual(query.limit ?? 7);
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
}

test("every filter gives exactly the rows that it wants, whatever the size of a page", async () => {
  const { importId } = await checkedBook();
  const everything = await allRows(importId, { limit: 200 });
  expect(everything.filter(({ outcome }) => outcome !== "skipped")).toHaveLength(2400);
  const [reason] = everything.find(({ outcome }) => outcome === "refused")?.reasons ?? [];
  const filters: RowFilter[] = [
    { sheet: "二月" },
    { loanNo: "B11" },
    { field: "amountFen" },
    { code: reason?.code },
    { code: reason?.code, column: "借据号" },
    { sheet: "一月", loanNo: "a000", field: "amountFen" },
    { sheet: "三月" },
  ];

  for (const filter of filters) {
    for (const limit of [7, 200]) {
      expect(await allRows(importId, { ...filter, limit })).toEqual(
        everything.filter((answer) => isWantedRow(answer, filter)),
      );
    }
  }
  const changed = await allRows(importId, { outcome: "changed", field: "amountFen" });
  expect(changed.map(({ loanNo }) => loanNo)).toEqual(
    everything.filter(({ outcome }) => outcome === "changed").map(({ loanNo }) => loanNo),
  );
  expect(changed).toHaveLength(20);
});

test("the summary counts by sheet, field and reason what the lists hold", async () => {
  const { importId, counts } = await checkedBook();

  const summary = await summariseImportRows(office.deps, liaison, importId);

  expect(counts).toMatchObject({ read: 2400, changed: 20, refused: 12 });
  expect(summary.sheets).toEqual([
    { sheet: "一月", new: 1170, changed: 20, unchanged: 10, refused: 0, skipped: expect.any(Number) },
    { sheet: "二月", new: 1188, changed: 0, unchanged: 0, refused: 12, skipped: expect.any(Number) },
  ]);
  expect(summary.fields).toEqual([{ field: "amountFen", rows: 20 }]);
  const [{ code, column, rows, firstCell } = { code: "", column: "", rows: 0, firstCell: "" }] =
    summary.reasons;
  expect([column, rows, firstCell]).toEqual(["放款金额", 12, "G2"]);
  expect(await allRows(importId, { code, column })).toHaveLength(rows);
  expect(summary.reasonsLeftOut).toBe(0);
});

test("a row with two bad cells counts under both reasons, and once in its sheet", async () => {
  const bad = rowWith("", "许多");
  const { importId } = await office.check("book.xlsx", [
    sheetOf("明细", [plainHeaders, bad, plainRow("A1")]),
  ]);

  const { sheets, reasons } = await summariseImportRows(office.deps, liaison, importId);

  expect(sheets).toEqual([
    { sheet: "明细", new: 1, changed: 0, unchanged: 0, refused: 1, skipped: expect.any(Number) },
  ]);
  expect(reasons.map(({ column, rows }) => [column, rows])).toEqual(
    expect.arrayContaining([
      ["借据号", 1],
      ["放款金额", 1],
    ]),
  );
});

test("an import that was never checked has an empty summary", async () => {
  const { importId } = await office.check("letter.xlsx", [sheetOf("Sheet1", [["你好"]])]);

  expect(await summariseImportRows(office.deps, liaison, importId)).toEqual({
    sheets: [],
    fields: [],
    reasons: [],
    reasonsLeftOut: 0,
  });
});
