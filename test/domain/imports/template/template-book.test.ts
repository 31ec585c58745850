import { describe, expect, test } from "vitest";
import { writeBook } from "#shared/adapters/receipt/write-book.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { BookSheet } from "#shared/domain/base/book.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { readCells } from "#shared/domain/imports/receipt/read-cells.ts";
import { templateBook } from "#shared/domain/imports/template/template-book.ts";
import { templateColumns } from "#shared/domain/imports/template/template-columns.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { rowsOf, tablesOf } from "#test/support/sheets.ts";
import { partText } from "#test/support/unzip.ts";

const association = (name: string, confirmed = true) => ({
  associationId: name,
  name,
  countyCode: "341102",
  aliases: [],
  confirmed,
});
const book = templateBook({
  programme: defaultProgramme,
  associations: [
    association("未确认协会", false),
    association("琅琊区花生协会"),
    association("<滁菊>&“协会”"),
  ],
  listsOn: "2016-11-01",
  columnsHash: "0123abcd",
});
const [loans, guide, lists] = book;
const loansXml = async () => partText(await writeBook(book), "xl/worksheets/sheet1.xml");

/** The cell that a person makes of an example by typing it in: a day and a number where the column is not one of texts. */
function typed({ form, example }: (typeof templateColumns)[number]): Cell {
  if (form === "day") return { kind: "day", day: example, text: "" };
  if (form === "money" || form === "rate") return { kind: "number", text: example };
  return { kind: "text", text: example };
}

async function readFilled(rows: readonly (readonly Cell[])[], dataDay?: Cell) {
  const [first, ...others] = [...(loans?.rows ?? [])];
  const filled: BookSheet[] = book.map((sheet) =>
    sheet !== loans
      ? sheet
      : {
          ...sheet,
          rows: [
            {
              row: 1,
              cells: (first?.cells ?? []).map((cell, index) =>
                index === 1 && dataDay ? { content: dataDay } : cell,
              ),
            },
            ...others,
            ...rows.map((cells, index) => ({ row: 3 + index, cells: readCells(cells, []) })),
          ],
        },
  );
  return tablesOf(await sheetsOf(await writeBook(filled)), "贷款明细模板.xlsx", {
    programme: defaultProgramme,
    today: "2016-11-01",
  });
}

describe("the template", () => {
  test("filled with its own examples goes in without a refusal or a notice", async () => {
    const tables = await readFilled([templateColumns.map(typed)], {
      kind: "day",
      day: "2016-10-31",
      text: "",
    });

    const read = tables.rows.filter(({ kind }) => kind !== "skipped");
    expect(read).toMatchObject([
      {
        kind: "loan",
        facts: {
          loanNo: "JD20160610001",
          amountFen: 5_000_000n,
          annualRatePpm: 47_500,
          poorHousehold: false,
        },
      },
    ]);
    expect(tables.notices).toEqual([]);
    expect(tables.dataOn).toBe("2016-10-31");
    const [understood] = tables.understood;
    expect(tables.understood).toHaveLength(1);
    expect(understood?.columns.map(({ field }) => field)).not.toContain(null);
  });

  test("filled with its required columns alone, and without a data date, goes in too", async () => {
    const tables = await readFilled([templateColumns.filter(({ required }) => required).map(typed)]);

    expect(tables.rows.filter(({ kind }) => kind !== "skipped")).toMatchObject([{ kind: "loan" }]);
    expect(tables.dataOn).toBeUndefined();
  });

  test("sent back empty, holds no loan", async () => {
    const tables = await readFilled([]);

    expect(tables.rows.every(({ kind }) => kind === "skipped")).toBe(true);
  });

  test("has the columns of long numbers in text format down to the last row, and forms for money and days", async () => {
    const xml = await loansXml();
    const styles = partText(await writeBook(book), "xl/styles.xml");
    const [, formats = ""] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles) ?? [];
    const codes = new Map(
      [...styles.matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]),
    );
    const formatOf = (index: number) => {
      const column = new RegExp(`<col min="${index + 1}" max="${index + 1}"[^>]*style="(\\d+)"`).exec(
        xml,
      )?.[1];
      const id = /numFmtId="(\d+)"/.exec(formats.match(/<xf [^>]*>/g)?.[Number(column)] ?? "")?.[1];
      return id === "49" ? "@" : codes.get(id);
    };

    const shown = Object.fromEntries(templateColumns.map(({ field }, index) => [field, formatOf(index)]));
    for (const field of ["loanNo", "identityNo", "associationCode", "contractNo"])
      expect(shown[field]).toBe("@");
    for (const field of ["disbursedOn", "dueOn"]) expect(shown[field]).toBe("yyyy-mm-dd");
    for (const field of ["amount", "outstanding"]) expect(shown[field]).toMatch(/^#,##0\.00/);
  });

  test("offers the live lists: closed ones, and associations of which others may be written", async () => {
    const rules = [
      ...(await loansXml()).matchAll(
        /errorStyle="(\w+)"[^>]*sqref="([A-Z]+)3:\2?[A-Z]+1048576"><formula1>([^<]*)/g,
      ),
    ];

    const told = new Map(
      rules.map(([, style, letters = "", list]) => [
        templateColumns[letters.charCodeAt(0) - 65]?.field,
        [style, list],
      ]),
    );
    expect(told.get("associationName")).toEqual(["warning", "'选项'!$C$1:$C$3"]);
    expect(told.get("countyName")).toEqual(["stop", "'选项'!$B$1:$B$8"]);
    for (const field of ["borrowerType", "status", "classification", "poorHousehold", "renewal"] as const) {
      expect(told.get(field)?.[0]).toBe("stop");
    }
    const names = rowsOf((await sheetsOf(await writeBook(book)))[2]).map(({ cells }) => cells[2]);
    expect(names.slice(0, 3)).toEqual(
      ["琅琊区花生协会", "<滁菊>&“协会”", "未确认协会"].map((text) => ({ kind: "text", text })),
    );
    expect(lists?.hidden).toBe(true);
  });

  test("offers no list of associations while there are none", async () => {
    const empty = templateBook({
      programme: defaultProgramme,
      associations: [],
      listsOn: "2016-11-01",
      columnsHash: "0",
    });

    expect(partText(await writeBook(empty), "xl/worksheets/sheet1.xml")).not.toContain("$C$");
  });

  test("tells of each column what belongs in it, and which template it is", () => {
    const lines = [...(guide?.rows ?? [])].map(({ cells }) =>
      cells.map((cell) => (cell?.content?.kind === "text" ? cell.content.text : "")),
    );

    expect(lines.flat()).toContain("模板版本 2，名单截至 2016-11-01，列校验 0123abcd");
    for (const { header, required } of templateColumns) {
      const line = lines.find(([name]) => name === header);
      expect(line?.[1]).toBe(required ? "必填" : "选填");
      expect(line?.every((text) => text !== "")).toBe(true);
    }
  });
});
