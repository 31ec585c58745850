import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { xlsxOf } from "#test/adapters/workbook/small-xlsx.ts";
import { liaison, openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";
import { plainHeaders } from "#test/support/sheets.ts";

let store: SqliteStore;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
});
afterEach(() => store.close());

const letters = "ABCDEFGH";
const formats = ["0000000000", '0.00"万元"', "0!.0000"];
type Written = string | { value: number; style: number } | null;

function rowXml(row: number, cells: readonly Written[]): string {
  const written = cells.map((cell, index) => {
    const at = `${letters.charAt(index)}${row}`;
    if (cell === null) return "";
    if (typeof cell === "string") return `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
    return `<c r="${at}" s="${cell.style}"><v>${cell.value}</v></c>`;
  });
  return `<row r="${row}">${written.join("")}</row>`;
}

const loan = (loanNo: Written, county: Written, amount: Written): Written[] => [
  loanNo,
  "王小明",
  "11010519491231002X",
  "会员",
  "琅琊花生协会",
  county,
  amount,
  "2016-06-05",
];

test("what a workbook shows counts: noughts before a number, a county over merged rows, 万元 in a format, no drawn point", async () => {
  const office = openOffice(store, { tableReader: readHere });
  const plain = (value: number) => ({ value, style: 0 });
  const rows = [
    rowXml(1, plainHeaders),
    rowXml(2, loan({ value: 12, style: 1 }, "琅琊区", plain(50_000))),
    rowXml(3, loan("A2", null, plain(50_000))),
    rowXml(4, loan("A3", "南谯区", { value: 5, style: 2 })),
    rowXml(5, loan("A4", "南谯区", { value: 50_000, style: 3 })),
  ];
  const merged = '<mergeCells><mergeCell ref="F2:F3"/></mergeCells>';
  const bytes = xlsxOf([{ name: "明细", rows: rows.join(""), after: merged }], { formats });

  const record = await office.commit("a.xlsx", bytes);

  expect(record.counts).toMatchObject({ read: 4, new: 3, refused: 1 });
  const { items } = await listImportRows(office.deps, liaison, record.importId, {
    outcome: "refused",
    limit: 10,
  });
  expect(items.map(({ row, reasons }) => `${row} ${reasons[0]?.cell}`)).toEqual(["5 G5"]);
  const loans = await store.ledger.listLoans({}, 10);
  expect(loans.items.map(({ loanNo, facts }) => `${loanNo} ${facts.countyCode} ${facts.amountFen}`)).toEqual([
    "0000000012 341102 5000000",
    "A2 341102 5000000",
    "A3 341103 5000000",
  ]);
});
