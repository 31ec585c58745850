import type { Cell, Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import type { LoanTables, ReadTables } from "#shared/domain/imports/reading/loan-tables.ts";
import type { TableContext } from "#shared/domain/imports/reading/table-rules.ts";
import { readAsNew } from "./as-new-loans.ts";

/** A cell as a test writes it: text, a number, nothing, or a cell in full. */
export type Written = string | number | null | Cell;

/** A sheet whose rows are numbered from 1; an empty array is a row without any cell. */
export function sheetOf(name: string, rows: readonly (readonly Written[])[]): Sheet {
  return {
    name,
    hidden: false,
    rows: rows
      .map((cells, index): SheetRow => ({ row: index + 1, cells: cells.map(cellOf) }))
      .filter(({ cells }) => cells.some((cell) => cell !== null)),
  };
}

function cellOf(written: Written): Cell | null {
  if (written === null || written === "") return null;
  if (typeof written === "string") return { kind: "text", text: written };
  if (typeof written === "number") return { kind: "number", text: String(written) };
  return written;
}

/** The headers of a plain loan table, required columns only. */
export const plainHeaders = [
  "借据号",
  "借款人",
  "证件号码",
  "客户类型",
  "所属农技协",
  "县区",
  "放款金额",
  "放款日期",
] as const;

/** A good row under `plainHeaders`. */
export function plainRow(loanNo: string, amount: Written = 50_000, day: Written = "2016-06-05"): Written[] {
  return [loanNo, "王小明", "11010519491231002X", "会员", "琅琊花生协会", "琅琊区", amount, day];
}

/** The counties of the default programme, enough for reading. */
export const chuzhou = {
  city: "滁州市",
  counties: [
    { code: "341102", name: "琅琊区", aliases: [] },
    { code: "341103", name: "南谯区", aliases: ["南谯新区"] },
    { code: "341181", name: "天长市", aliases: [] },
  ],
};

/** All rows of a sheet; none of a sheet that is not there. */
export function rowsOf(sheet: Sheet | undefined): SheetRow[] {
  return sheet === undefined ? [] : [...sheet.rows];
}

/** What a workbook says; the failure is thrown when it is refused. */
export function tablesOf(
  sheets: readonly Sheet[],
  fileName: string,
  context: TableContext,
): Extract<ReadTables, LoanTables> {
  const tables = readAsNew(sheets, fileName, context);
  if (tables.outcome === "refused") throw tables.failure;
  return tables;
}

/** A loan as a test writes it in short. */
export type ShortLoan = [loanNo: string, yuan: number, day?: string];

/** A workbook of one plain table of loans. */
export function loanBook(...loans: readonly ShortLoan[]): Sheet[] {
  return [
    sheetOf("明细", [plainHeaders, ...loans.map(([loanNo, yuan, day]) => plainRow(loanNo, yuan, day))]),
  ];
}

/** A workbook of one plain table of loans that states the day of its figures above it. */
export function datedBook(dataOn: string, ...loans: readonly ShortLoan[]): Sheet[] {
  const rows = loans.map(([loanNo, yuan, day]) => plainRow(loanNo, yuan, day));
  return [sheetOf("明细", [[`数据日期：${dataOn}`], plainHeaders, ...rows])];
}

/** A workbook of many loans, each of one yuan more than the one before. */
export function manyLoans(count: number, yuan: number, prefix = "A"): Sheet[] {
  return loanBook(
    ...Array.from({ length: count }, (_, index): ShortLoan => [`${prefix}${1000 + index}`, yuan + index]),
  );
}
