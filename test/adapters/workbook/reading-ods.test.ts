import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Cell, TextMark } from "#shared/domain/base/sheet.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { cell, fonts, formats, span } from "./ods-looks.ts";
import { readHere } from "./read-here.ts";
import { odsOf, row, type SmallOds, table, typed, words } from "./small-ods.ts";

const one = typed("float", "1");
const number = (text: string, shown?: object): Cell => ({
  kind: "number",
  text,
  ...(shown === undefined ? {} : { shown }),
});
const said = (text: string, ...marks: TextMark[]): Cell =>
  marks.length === 0 ? { kind: "text", text } : { kind: "text", text, marks };

async function sheetOf(rows: string, book: Partial<SmallOds> = {}) {
  return (await readHere(odsOf({ tables: table(rows), ...book })))[0];
}

async function cellsOf(cells: string, book: Partial<SmallOds> = {}) {
  return rowsOf(await sheetOf(row(cells), book))[0]?.cells;
}

test("a book of nothing but its content is read", async () => {
  expect(await cellsOf(one + words("<text:p>甲</text:p>"))).toEqual([number("1"), said("甲")]);
});

test.each<[string, string, Cell | null]>([
  ["a number", typed("float", "16500.3"), number("16500.3")],
  ["a long number", typed("float", "3.510300013513512E17"), number("351030001351351200")],
  ["money", typed("currency", "50000"), number("50000")],
  ["a percentage without a style", typed("percentage", "0.0475"), number("0.0475", { percent: true })],
  ["a day", typed("date", "2016-05-10"), { kind: "day", day: "2016-05-10", text: "42500" }],
  ["a moment", typed("date", "2016-05-10T12:00:00"), { kind: "day", day: "2016-05-10", text: "42500.5" }],
  ["a time", typed("time", "PT12H00M00S"), number("0.5")],
  ["yes", typed("boolean", "true"), { kind: "boolean", value: true }],
  [
    "a text that its tag states",
    '<table:table-cell office:value-type="string" office:string-value="甲"/>',
    said("甲"),
  ],
  ["a text of no type", "<table:table-cell><text:p>甲</text:p></table:table-cell>", said("甲")],
  [
    "an error",
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
    { kind: "error", text: "#DIV/0!" },
  ],
  [
    "a formula without a result",
    '<table:table-cell table:formula="of:=A1"/>',
    { kind: "error", text: "#公式无结果" },
  ],
  [
    "a number that is none",
    '<table:table-cell office:value-type="float"><text:p>12</text:p></table:table-cell>',
    { kind: "error", text: "12" },
  ],
])("a cell of %s", async (_, cell, expected) => {
  expect(await cellsOf(cell)).toEqual([expected]);
});

test.each<[string, string, string]>([
  ["several paragraphs", "<text:p>甲</text:p><text:p>乙</text:p>", "甲\n乙"],
  ["blanks of XML", "<text:p>\n  甲 \n 乙  </text:p>", "甲 乙"],
  [
    "blanks that count",
    '<text:p>甲<text:s text:c="3"/>乙<text:tab/>丙<text:line-break/>丁</text:p>',
    "甲   乙\t丙\n丁",
  ],
  ["a blank between spans", "<text:p><text:span>甲 </text:span><text:span> 乙</text:span></text:p>", "甲 乙"],
  ["a link", '<text:p><text:a xlink:href="x" xmlns:xlink="urn:x">甲</text:a>乙</text:p>', "甲乙"],
  ["a remark", "<office:annotation><text:p>批注</text:p></office:annotation><text:p>甲</text:p>", "甲"],
  [
    "a picture",
    "<draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame><text:p>甲</text:p>",
    "甲",
  ],
  [
    "a pronunciation",
    "<text:p><text:ruby><text:ruby-base>王</text:ruby-base><text:ruby-text>wang</text:ruby-text></text:ruby></text:p>",
    "王",
  ],
])("what is written in a cell with %s", async (_, written, expected) => {
  expect(await cellsOf(words(written))).toEqual([said(expected)]);
});

test.each<[string, string, Cell]>([
  ["a raised digit", cell("", `50000${span("up", "1")}`), said("500001", "superscript")],
  ["a digit raised by so much", cell("", `50000${span("high", "1")}`), said("500001", "superscript")],
  ["a lowered digit", cell("", `${span("low", "2")}50000`), said("250000", "subscript")],
  ["an old value struck out", cell("", `${span("out", "5")}80000`), said("580000", "struck")],
  ["a hidden part", cell("", `5${span("not", "1")}0000`), said("510000", "hidden")],
  ["a raised blank", cell("", `50000${span("up", " ")}`), said("50000")],
  ["a span within a span", cell("", span("out", `5${span("up", "1")}`)), said("51", "superscript", "struck")],
  ["a cell that is struck out", cell("struck", "80000"), said("80000", "struck")],
  ["a cell that inherits it", cell("child", "80000"), said("80000", "struck")],
  ["a span that is not", cell("struck", span("in", "80000")), said("80000")],
  ["a number struck out", typed("float", "80000", ' table:style-name="struck"'), said("80000", "struck")],
  [
    "a day struck out",
    typed("date", "2016-05-10", ' table:style-name="struck"'),
    said("2016-05-10", "struck"),
  ],
])("a text with %s", async (_, written, expected) => {
  expect(await cellsOf(written, { styles: fonts })).toEqual([expected]);
  expect(await cellsOf(written, { stylesPart: fonts })).toEqual([expected]);
});

test.each<[string, Cell]>([
  ["padded", number("123", { zeroPaddedTo: 6 })],
  ["prefixed", number("123", { template: '"PSBC"000000' })],
  ["parted", number("123", { template: '0000"-"0000' })],
  ["wan", number("123", { unit: "wan" })],
  ["thousands", number("123", { scaled: true })],
  ["general", number("123")],
  ["percent", number("123", { percent: true })],
  ["signed", number("123", { template: '"JJ"000' })],
  ["other", number("123", { scaled: true })],
  ["day", { kind: "day", day: "1900-05-02", text: "123" }],
])("a number in the format %s", async (name, expected) => {
  expect(await cellsOf(typed("float", "123", ` table:style-name="c-${name}"`), { styles: formats })).toEqual([
    expected,
  ]);
});

test("a format writes letters around a text, and a cell without a style has its row's or its column's", async () => {
  const columns =
    '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="c-words"/><table:table-column table:default-cell-style-name="c-padded"/>';
  const cells = `${words("<text:p>1</text:p>")}${words("<text:p>2</text:p>", ' table:style-name="c-general"')}${typed("float", "3")}`;
  const rows = `${columns}${row(cells)}${row(typed("float", "4"), ' table:default-cell-style-name="c-prefixed"')}`;

  expect(rowsOf(await sheetOf(rows, { styles: formats })).map((one) => one.cells)).toEqual([
    [said("PSBC1"), said("2"), number("3", { zeroPaddedTo: 6 })],
    [number("4", { template: '"PSBC"000000' })],
  ]);
});

test("rows and cells stand as often as they say, and empty ones cost nothing", async () => {
  const rows =
    row("<table:table-cell/>", ' table:number-rows-repeated="3"') +
    row(
      `<table:table-cell table:number-columns-repeated="2"/>${typed("float", "1", ' table:number-columns-repeated="2"')}`,
      ' table:number-rows-repeated="2"',
    ) +
    row(
      '<table:table-cell table:number-columns-repeated="16384"/>',
      ' table:number-rows-repeated="1048570"',
    ) +
    row(one);

  expect(rowsOf(await sheetOf(rows)).map(({ row: at, cells }) => [at, cells.length])).toEqual([
    [4, 4],
    [5, 4],
    [1_048_576, 1],
  ]);
});

test("rows are hidden by their own word, a filter, a group or their height", async () => {
  const styles =
    '<style:style style:name="flat" style:family="table-row"><style:table-row-properties style:row-height="0in"/></style:style><style:style style:name="low" style:family="table-row"><style:table-row-properties style:row-height="0.178in"/></style:style>';
  const rows = [
    row(one),
    row(one, ' table:visibility="collapse"'),
    row(one, ' table:visibility="filter"'),
    `<table:table-row-group table:display="false"><table:table-row-group>${row(one)}</table:table-row-group>${row(one)}</table:table-row-group>`,
    `<table:table-row-group>${row(one)}</table:table-row-group>`,
    row(one, ' table:style-name="flat"'),
    row(one, ' table:style-name="low"'),
    `<table:table-header-rows>${row(one)}</table:table-header-rows>`,
  ].join("");

  expect(
    rowsOf(await sheetOf(rows, { styles })).flatMap(({ row: at, hidden }) => (hidden ? [at] : [])),
  ).toEqual([2, 3, 4, 5, 7]);
});

test("hidden columns and sheets, merged areas and the calendar of 1904 are told", async () => {
  const styles =
    '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const columns =
    '<table:table-columns><table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/></table:table-columns>';
  const merged = typed("float", "1", ' table:number-columns-spanned="2" table:number-rows-spanned="2"');
  const covered = "<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>";
  const rows = columns + row(merged + covered + one) + row(covered + covered + one);
  const settings =
    '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>';
  const [first, second] = await readHere(
    odsOf({
      styles,
      settings,
      tables:
        table(rows, ' table:style-name="gone"') +
        table(row(typed("date", "2016-05-10"))).replace("明细", "七月"),
    }),
  );

  expect(first).toMatchObject({ name: "明细", hidden: true, hiddenColumns: [1, 2], epoch1904: true });
  expect(first?.merges).toEqual([{ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 1 }]);
  expect(rowsOf(first).map(({ cells }) => cells)).toEqual([
    [number("1"), null, number("1")],
    [null, null, number("1")],
  ]);
  expect(second).toMatchObject({ name: "七月", hidden: false });
  expect(rowsOf(second)[0]?.cells).toEqual([{ kind: "day", day: "2016-05-10", text: "41038" }]);
});

test("what was deleted, drawn or nested stands in no table", async () => {
  const deleted = `<table:tracked-changes><table:deletion><table:cell-content-deletion><table:change-track-table-cell office:value-type="float" office:value="9"><text:p>9</text:p></table:change-track-table-cell></table:cell-content-deletion></table:deletion></table:tracked-changes>`;
  const nested = `<table:table-cell><text:p>甲</text:p><table:table table:name="内"><table:table-row>${one}</table:table-row></table:table></table:table-cell>`;
  const shapes = `<table:shapes><draw:frame><text:p>图</text:p></draw:frame></table:shapes>`;
  const sheets = await readHere(odsOf({ settings: deleted, tables: table(shapes + row(nested + one)) }));

  expect(sheets.map(({ name }) => name)).toEqual(["明细"]);
  expect(rowsOf(sheets[0])).toEqual([{ row: 1, cells: [said("甲"), number("1")] }]);
});

const zero = typed("float", "0", ' table:formula="of:=[.A1]"');
test.each<[string, string | undefined, string, true | undefined]>([
  ["0 of a program that calculates", "LibreOffice/7.4", zero, undefined],
  ["0 of one that does not", "odfpy/1.4.1", zero, true],
  ["0 of nobody", undefined, zero, true],
  ["0 of nobody beside 2", undefined, zero + typed("float", "2", ' table:formula="of:=2"'), undefined],
  ["nothing", undefined, '<table:table-cell table:formula="of:=2"/>', true],
  ["no formula", undefined, one, undefined],
])("a book is to be calculated or not: its formulas gave %s", async (_, generator, cells, expected) => {
  const sheet = await sheetOf(row(cells), generator === undefined ? {} : { generator });

  expect(sheet?.toBeCalculated).toBe(expected);
  if (cells.startsWith(zero)) expect(rowsOf(sheet)[0]?.cells[0]).toEqual(number("0", { uncalculated: true }));
});

test("looks.ods tells what its cells look like, as looks.xlsx does", async () => {
  const [ods, xlsx] = await Promise.all(
    ["ods", "xlsx"].map(async (extension) => {
      const file = new URL(`../../fixtures/looks/looks.${extension}`, import.meta.url);
      return rowsOf((await readHere(await readFile(file)))[0]);
    }),
  );

  expect(ods?.map(({ cells }) => cells)).toEqual(xlsx?.map(({ cells }) => cells));
  expect(ods?.[5]?.hidden).toBe(true);
});
