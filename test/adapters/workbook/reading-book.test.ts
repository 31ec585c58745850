import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { readHere } from "#test/support/read-here.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { type SmallBook, xlsxOf } from "./small-xlsx.ts";

const letters = "ABCDEFGHIJKLMNOP";
/** The cells of the only row of a book, given as the XML of each cell's content with its style or type. */
const cellsOf = async (cells: readonly [attributes: string, content: string][], book: SmallBook = {}) => {
  const row = cells.map(
    ([attributes, content], n) => `<c r="${letters.charAt(n)}1" ${attributes}>${content}</c>`,
  );
  const bytes = xlsxOf([{ name: "明细", rows: `<row r="1">${row.join("")}</row>` }], book);
  const [sheet] = await readHere.read(bytes, "a.xlsx");
  return rowsOf(sheet)[0]?.cells ?? [];
};
const day = (on: string, text: string): Cell => ({ kind: "day", day: on, text });
const number = (text: string): Cell => ({ kind: "number", text });

test.each<[string, Cell]>([
  ["yyyy/m/d", day("2016-05-10", "42500.75")],
  ['yyyy"年"m"月"d"日"', day("2016-05-10", "42500.75")],
  ["m/d/yy h:mm", day("2016-05-10", "42500.75")],
  ["yyyy\\-mm\\-dd;@", day("2016-05-10", "42500.75")],
  ['[$-804]yyyy"年"m"月"d"日";@', day("2016-05-10", "42500.75")],
  ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", day("2016-05-10", "42500.75")],
  ['[DBNum1][$-804]yyyy"年"m"月"d"日"', day("2016-05-10", "42500.75")],
  ["[h]:mm", number("42500.75")],
  ["h:mm:ss", number("42500.75")],
  ['0.00"元"', { kind: "number", text: "42500.75", shown: { unit: "yuan" } }],
  ['0.00"day"', number("42500.75")],
  ["#,##0.00_);[Red](#,##0.00)", number("42500.75")],
  ["#,##0.00_ ;[Red]\\-#,##0.00\\ ", number("42500.75")],
  ['_ "￥"* #,##0.00_ ;_ "￥"* -#,##0.00_ ;_ "￥"* "-"??_ ;_ @_ ', number("42500.75")],
  ["0.00E+00", number("42500.75")],
  ["General", number("42500.75")],
  ["@", number("42500.75")],
  ["0.00%", { kind: "number", text: "42500.75", shown: { percent: true } }],
  ['0.00"%"', number("42500.75")],
])("42500.75 shown as %s", async (format, expected) => {
  expect(await cellsOf([['s="1"', "<v>42500.75</v>"]], { formats: [format] })).toEqual([expected]);
});

test("days count from 1900 with its 29 February, or from 1904", async () => {
  const serials: [string, string][] = ["1", "59", "61", "42500"].map((serial) => [
    's="1"',
    `<v>${serial}</v>`,
  ]);
  const book = { formats: ["yyyy/m/d"] };
  expect(await cellsOf(serials, book)).toEqual([
    day("1900-01-01", "1"),
    day("1900-02-28", "59"),
    day("1900-03-01", "61"),
    day("2016-05-10", "42500"),
  ]);
  expect((await cellsOf(serials, { ...book, date1904: true })).at(-1)).toEqual(day("2020-05-11", "42500"));
});

test("every kind of cell is read as what it is", async () => {
  const cells = await cellsOf(
    [
      ["", "<v>341102199001011234</v>"],
      ["", "<v>1.2345E-3</v>"],
      ["", "<v>0.56999999999999995</v>"],
      ['t="b"', "<v>1</v>"],
      ['t="e"', "<v>#DIV/0!</v>"],
      ['t="s"', "<v>0</v>"],
      ['t="inlineStr"', "<is><r><t>小</t></r><r><t>明</t></r></is>"],
      ['t="str"', "<f>A1&amp;B1</f><v>=HYPERLINK(&quot;x&quot;)</v>"],
      ['t="inlineStr"', '<is><t xml:space="preserve"> 〇㛃𠮷 </t></is>'],
      ["", "<f>1+1</f><v>2</v>"],
      ["", ""],
      ['t="d"', "<v>2016-05-10</v>"],
    ],
    { strings: ["<r><t>王</t></r><r><rPr><b/></rPr><t>小明</t></r><rPh><t>ワン</t></rPh>"] },
  );
  expect(cells).toEqual([
    number("341102199001011260"),
    number("0.0012345"),
    number("0.57"),
    { kind: "boolean", value: true },
    { kind: "error", text: "#DIV/0!" },
    { kind: "text", text: "王小明" },
    { kind: "text", text: "小明" },
    { kind: "text", text: '=HYPERLINK("x")' },
    { kind: "text", text: " 〇㛃𠮷 " },
    number("2"),
    null,
    day("2016-05-10", "42500"),
  ]);
});

test("hidden rows and sheets are read and marked, merged titles stay where they begin", async () => {
  const cell = (at: string) => `<c r="${at}"><v>1</v></c>`;
  const bytes = xlsxOf([
    { name: "__proto__", rows: `<row r="2">${cell("B2")}</row><row r="5" hidden="1">${cell("A5")}</row>` },
    {
      name: "汇总",
      rows: `<row r="1">${cell("A1")}</row>`,
      state: "hidden",
      after: '<mergeCells><mergeCell ref="A1:F1"/></mergeCells>',
    },
    { name: "深藏", rows: "", state: "veryHidden" },
  ]);
  const sheets = await readHere.read(bytes, "a.xlsx");
  expect(sheets.map((sheet) => ({ ...sheet, rows: rowsOf(sheet) }))).toEqual([
    {
      name: "__proto__",
      hidden: false,
      rows: [
        { row: 2, cells: [null, number("1")] },
        { row: 5, cells: [number("1")], hidden: true },
      ],
    },
    {
      name: "汇总",
      hidden: true,
      rows: [{ row: 1, cells: [number("1")] }],
      merges: [{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 5 }],
    },
    { name: "深藏", hidden: true, rows: [] },
  ]);
});

test("XML with a prefix before every name is read as well", async () => {
  const cells: [string, string][] = [
    ['s="1"', "<v>42500</v>"],
    ['t="inlineStr"', "<is><t>小明</t></is>"],
  ];
  const expected = [day("2016-05-10", "42500"), { kind: "text", text: "小明" }];
  expect(await cellsOf(cells, { formats: ["yyyy/m/d"], prefix: "x" })).toEqual(expected);
});

const program = `
  import { readFileSync } from "node:fs";
  import { collectSheets } from "#shared/adapters/workbook/collect-sheets.ts";
  import { readSheets } from "#shared/adapters/workbook/read-sheets.ts";
  import { workbookLimits } from "#shared/ports/imports/table-reader.ts";
  const { sink, sheets } = collectSheets();
  await readSheets(readFileSync(process.argv[1]), workbookLimits, sink);
  console.log(JSON.stringify([...sheets[0].rows].map(({ cells }) => cells[7]?.day)));
`;
test.each(["xlsx", "xls", "ods"])("the days of an .%s are the same in every zone", async (extension) => {
  const file = fileURLToPath(new URL(`../../fixtures/workbooks/same.${extension}`, import.meta.url));
  const csv = await readFile(new URL("../../fixtures/workbooks/same.csv", import.meta.url), "utf8");
  const written = [...csv.matchAll(/,(\d{4})\/(\d\d?)\/(\d\d?),\d{4}\//g)].map(
    ([, year, month, on]) => `${year}-${month?.padStart(2, "0")}-${on?.padStart(2, "0")}`,
  );
  expect(written).toHaveLength(40);
  for (const zone of ["UTC", "America/Los_Angeles", "Asia/Shanghai"]) {
    const args = ["--input-type=module-typescript", "--eval", program, file];
    const { stdout, stderr } = spawnSync(process.execPath, args, { env: { TZ: zone }, encoding: "utf8" });
    expect(stdout, stderr).not.toBe("");
    expect(JSON.parse(stdout).slice(1)).toEqual(written);
  }
});
