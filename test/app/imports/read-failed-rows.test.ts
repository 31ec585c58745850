import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeBook } from "#shared/adapters/receipt/write-book.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { readFailedRows } from "#shared/app/imports/read-failed-rows.ts";
import type { BookSheet } from "#shared/domain/base/book.ts";
import type { Cell, Sheet } from "#shared/domain/base/sheet.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import { cellText } from "#shared/domain/imports/reading/text.ts";
import { failedRowsSheet } from "#shared/domain/imports/receipt/failed-rows-sheet.ts";
import { readCells, readColumns } from "#shared/domain/imports/receipt/read-cells.ts";
import { verdictOf } from "#shared/domain/imports/receipt/row-verdict.ts";
import { csvBook } from "#test/support/csv-book.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import {
  chuzhou,
  plainHeaders,
  plainRow,
  rowsOf,
  sheetOf,
  tablesOf,
  type Written,
} from "#test/support/sheets.ts";
import { partText } from "#test/support/unzip.ts";

const october = "2016-10-含错误.xlsx";
const sample = await readFile(
  new URL(`../../fixtures/samples/${encodeURIComponent(october)}`, import.meta.url),
);

let store: ReturnType<typeof openSqliteStore>;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { tableReader: readHere });
});
afterEach(() => store.close());

/** The book of failed rows of an import, its cells changed by address as a person would change them. */
async function mended(importId: string, changes: Record<string, Cell> = {}): Promise<Uint8Array> {
  const { body } = await readFailedRows(office.deps, liaison, importId);
  return writeBook((await sheetsOf(body)).map((sheet) => changedSheet(sheet, changes)));
}

function changedSheet(sheet: Sheet, changes: Record<string, Cell>): BookSheet {
  const rows = rowsOf(sheet).map(({ row, cells }) => {
    const changed = [...cells];
    for (const [address, cell] of Object.entries(changes)) {
      const [, letter = "", number] = /^([A-Z])(\d+)$/.exec(address) ?? [];
      if (Number(number) === row) changed[letter.charCodeAt(0) - 65] = cell;
    }
    return {
      row,
      cells: readCells(
        Array.from(changed, (cell) => cell ?? null),
        [],
      ),
    };
  });
  return { name: sheet.name, columns: readColumns(sheet.rows), rows };
}

const text = (value: string): Cell => ({ kind: "text", text: value });
const workbook = (rows: readonly (readonly Written[])[], name = "明细") =>
  writeBook([changedSheet(sheetOf(name, rows), {})]);
const amounts = async (record: ImportRecord) => {
  const loans = await office.deps.ledger.listLoans({}, 200);
  expect(record.state).toBe("committed");
  return loans.items.map(({ loanNo, facts }) => [loanNo, facts.amountFen, facts.dataOn]);
};

describe("the book of failed rows", () => {
  test("holds the refused rows alone, as they were, under the bank's headers and its data date", async () => {
    const { importId } = await office.check(october, sample);

    const { body, fileName } = await readFailedRows(office.deps, liaison, importId);

    expect(fileName).toMatch(/^退回行-[0-9a-z]{4}\.xlsx$/);
    const [sheet] = await sheetsOf(body);
    const [title, header, ...rows] = rowsOf(sheet);
    const [before] = await sheetsOf(sample);
    expect(title?.cells).toEqual([text("数据日期：2016-10-31")]);
    const headers = header?.cells.map((cell) => (cell?.kind === "text" ? cell.text : ""));
    expect(headers?.slice(-2)).toEqual(["原因", "修改建议"]);
    expect(headers).toContain("放款金额（元）");
    expect(rows).toHaveLength(12);
    const refused = rowsOf(before).slice(1, 13);
    for (const [index, { cells }] of rows.entries()) {
      expect(cells.slice(0, 17)).toEqual(refused[index]?.cells);
    }
  });

  test("sent again unmended, is refused for the same reasons", async () => {
    const first = await office.commit(october, sample);

    const again = await office.check("again.xlsx", await mended(first.importId));

    expect(again.counts).toMatchObject({ read: 12, refused: 12 });
    expect(again.dataOn).toBe("2016-10-31");
  });

  test("mended and sent again, goes in with the same unit and data date", async () => {
    const titled = [["银会合作贷款明细表"], ["单位：万元", null, null, null, null, "数据日期", "2016-07-31"]];
    const rows = [
      ...titled,
      [...plainHeaders, "备注"],
      [...plainRow("J1", 5.5), "好"],
      [...plainRow("J2", "三万"), "坏"],
      [...plainRow("J3", 0.123456), "好"],
      ["J4", "王小明", "110105194912310020", "会员", "花生协会", "琅琊区", 7.25, "2016-06-05", "坏"],
    ];
    const first = await office.commit("a.xlsx", await workbook(rows));
    expect(first.counts).toMatchObject({ new: 2, refused: 2 });

    const again = await office.commit(
      "b.xlsx",
      await mended(first.importId, { G3: { kind: "number", text: "3" }, C4: text("11010519491231002X") }),
    );

    expect(again.counts).toMatchObject({ read: 2, new: 2, refused: 0 });
    expect(await amounts(again)).toEqual([
      ["J1", 5_500_000n, "2016-07-31"],
      ["J2", 3_000_000n, "2016-07-31"],
      ["J3", 123_456n, "2016-07-31"],
      ["J4", 7_250_000n, "2016-07-31"],
    ]);
  });

  test("says no data date where the bank's file says none", async () => {
    const first = await office.check("a.xlsx", await workbook([[...plainHeaders], plainRow("J1", "三万")]));

    const { body } = await readFailedRows(office.deps, liaison, first.importId);

    expect(rowsOf((await sheetsOf(body))[0]).map(({ row }) => row)).toEqual([1, 2]);
    expect(first.dataOn).toBeUndefined();
  });

  test("keeps apart what stands in several sheets, and under headers in two rows", async () => {
    const upper = ["客户信息", null, null, null, "所属", null, "贷款信息(万元)", null, null];
    const lower = [
      "借据号",
      "姓名",
      "证件号码",
      "客户类型",
      "农技协",
      "县区",
      "发放金额",
      "发放日期",
      "月利率‰",
    ];
    const row = (loanNo: string, amount: Written) => [...plainRow(loanNo, amount), "4.5"];
    const sheets = ["六月", "七月"].map((name, index) =>
      changedSheet(
        sheetOf(name, [["单位：万元"], upper, lower, row(`A${index}`, "x"), row(`B${index}`, 2)]),
        {},
      ),
    );
    const first = await office.commit("a.xlsx", await writeBook(sheets));
    expect(first.counts).toMatchObject({ new: 2, refused: 2 });

    const again = await office.commit("b.xlsx", await mended(first.importId, { G2: text("3") }));

    expect(again.counts).toMatchObject({ read: 2, new: 2 });
    const { items } = await office.deps.ledger.listLoans({}, 10);
    expect(items.map(({ facts }) => [facts.amountFen, facts.annualRatePpm])).toEqual([
      [3_000_000n, 54_000],
      [3_000_000n, 54_000],
      [2_000_000n, 54_000],
      [2_000_000n, 54_000],
    ]);
  });

  test("writes out what 同上 and merged cells stand for, and takes from them what they may not stand for", () => {
    const rows: Written[][] = [
      [...plainHeaders],
      plainRow("J1"),
      ["J2", "王小明", "11010519491231002X", "会员", null, "同上", "x", "2016-06-05"],
      ["J3", "王小明", "11010519491231002X", "会员", "〃", "南谯区", 300_000, "同上"],
      ["J4", "王小明", "11010519491231002X", "会员", "龙虾协会", "南谯区", null, "2016-06-05"],
    ];
    const merges = [
      { firstRow: 2, lastRow: 3, firstColumn: 4, lastColumn: 4 },
      { firstRow: 4, lastRow: 5, firstColumn: 6, lastColumn: 6 },
    ];
    const sheet: Sheet = { ...sheetOf("明细", rows), merges };
    const tables = tablesOf([sheet], "a.xlsx", { programme: chuzhou, today: "2016-11-01" });
    const [table] = tables.understood;
    const verdicts = tables.rows.flatMap((row) =>
      row.kind === "refused" ? (verdictOf({ ...row, outcome: "refused" }) ?? []) : [],
    );
    expect(verdicts.map(({ row }) => row)).toEqual([3, 4, 5]);

    const written = table && [...failedRowsSheet(sheet, { table, rows: verdicts }).rows];

    const held = written
      ?.slice(1)
      .map(({ cells }) =>
        cells.slice(4, 8).map((cell) => (cell?.content === null ? null : cellText(cell?.content))),
      );
    expect(held).toEqual([
      ["琅琊花生协会", "琅琊区", "x", "2016-06-05"],
      [null, "南谯区", null, null],
      ["龙虾协会", "南谯区", null, "2016-06-05"],
    ]);
  });

  test("says the unit of rates that only a line above the table states", async () => {
    const rows = [
      ["单位：元、‰"],
      [...plainHeaders, "利率"],
      [...plainRow("J1"), "4.5"],
      [...plainRow("J2", "三万"), "4.5"],
    ];
    const first = await office.commit("a.xlsx", await workbook(rows));
    expect(first.counts).toMatchObject({ new: 1, refused: 1 });

    const again = await office.commit("b.xlsx", await mended(first.importId, { G2: text("3") }));

    expect(again.counts).toMatchObject({ new: 1, refused: 0 });
    const { items } = await office.deps.ledger.listLoans({}, 10);
    expect(items.map(({ facts }) => facts.annualRatePpm)).toEqual([4500, 4500]);
  });

  test("holds hostile names as the texts that they are", async () => {
    const names = [
      `=HYPERLINK("http://evil","x")`,
      "<img src=x onerror=alert(1)>",
      "__proto__",
      "𠮷㛃·阿依古丽",
    ];
    const rows = names.map((name, index) => {
      const [loanNo, , ...rest] = plainRow(`J${index}`, "坏");
      return [loanNo ?? "", name, ...rest];
    });
    const first = await office.check("a.xlsx", await workbook([[...plainHeaders], ...rows]));

    const { body } = await readFailedRows(office.deps, liaison, first.importId);

    const [, ...written] = rowsOf((await sheetsOf(body))[0]);
    expect(written.map(({ cells }) => cells[1])).toEqual(names.map(text));
    expect(partText(body, "xl/worksheets/sheet1.xml")).not.toMatch(/<f\b/);
  });

  test("keeps the exact digits of every cell, of a CSV too", async () => {
    const book = new TextDecoder().decode(csvBook(3)).replace("10000,", '"１０，０００.005",');
    const first = await office.check("a.csv", new TextEncoder().encode(book));
    expect(first.counts).toMatchObject({ refused: 1 });

    const { body } = await readFailedRows(office.deps, liaison, first.importId);

    const [, row] = rowsOf((await sheetsOf(body))[0]);
    expect(row?.cells.slice(0, 8)).toEqual(
      rowsOf((await sheetsOf(new TextEncoder().encode(book)))[0])[1]?.cells.slice(0, 8),
    );
  });
});
