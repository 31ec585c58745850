import { expect, test } from "vitest";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { readHere } from "./read-here.ts";

const namespace = "urn:schemas-microsoft-com:office:spreadsheet";
const html = "http://www.w3.org/TR/REC-html40";
const utf8 = (text: string) => new TextEncoder().encode(text);
const book = (sheets: string, before = "") =>
  utf8(
    `<?xml version="1.0"?><Workbook xmlns="${namespace}" xmlns:ss="${namespace}" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:html="${html}">${before}${sheets}</Workbook>`,
  );
const sheetOf = (rows: string) => `<Worksheet ss:Name="明细"><Table>${rows}</Table></Worksheet>`;
const rowWith = (cells: string) => sheetOf(`<Row>${cells}</Row>`);
const cellsOf = async (bytes: Uint8Array) => rowsOf((await readHere(bytes))[0])[0]?.cells;
const only = async (cell: string, before = ""): Promise<Cell | null | undefined> =>
  (await cellsOf(book(rowWith(cell), before)))?.[0];

test.each([
  ["<html:B>1</html:B><html:Font>20000</html:Font>", { text: "120000" }],
  ["<html:S>5</html:S>80000", { text: "580000", marks: ["struck"] }],
  ["50000<html:Sup>1</html:Sup>", { text: "500001", marks: ["superscript"] }],
  ["50000<html:Sub> </html:Sub>", { text: "50000 " }],
  ['50<html:Span html:style="x" style="display:none">000</html:Span>', { text: "50000", marks: ["hidden"] }],
  [
    "<html:B><html:Sup>1</html:Sup>20</html:B>000",
    { text: "12000 0".replace(" ", ""), marks: ["superscript"] },
  ],
])("rich text %s is whole, with what its runs look like", async (rich, expected) => {
  const cell = await only(`<Cell><ss:Data ss:Type="String">${rich}</ss:Data></Cell>`);
  expect(cell).toEqual({ kind: "text", ...expected });
});

test("rich text whose default namespace is HTML's is whole as well", async () => {
  const data = `<ss:Data ss:Type="String" xmlns="${html}"><B>1</B><Font html:Size="9">20000</Font></ss:Data>`;
  expect(await only(`<Cell>${data}</Cell>`)).toEqual({ kind: "text", text: "120000" });
});

test("a comment is nobody's data, and a cell with a comment alone is empty", async () => {
  const comment = `<Comment ss:Author="a"><ss:Data xmlns="${html}"><B>99</B></ss:Data></Comment>`;
  const cells = `<Cell><Data ss:Type="Number">5</Data>${comment}</Cell><Cell>${comment}</Cell><Cell><Data ss:Type="String">末</Data></Cell>`;
  expect(await cellsOf(book(rowWith(cells)))).toEqual([
    { kind: "number", text: "5" },
    null,
    { kind: "text", text: "末" },
  ]);
});

test("a number keeps the digits that are written, so that a long one is told", async () => {
  const number = (text: string) => only(`<Cell><Data ss:Type="Number">${text}</Data></Cell>`);
  expect(await number("341102199001011234")).toEqual({ kind: "number", text: "341102199001011234" });
  expect(await number("5.0E4")).toEqual({ kind: "number", text: "50000" });
  expect(await number("五万")).toEqual({ kind: "error", text: "五万" });
});

test("formulas: a nought may never have been calculated, and no result is an error", async () => {
  const zero = '<Cell ss:Formula="=A1"><Data ss:Type="Number">0</Data></Cell>';
  expect(await only(zero)).toEqual({ kind: "number", text: "0", shown: { uncalculated: true } });
  expect(await only('<Cell ss:Formula="=A1"/>')).toMatchObject({ kind: "error" });
});

test("styles tell days, percents, units and fonts, also through a parent, a row and a column", async () => {
  const styles = `<Styles>
    <Style ss:ID="Default" ss:Name="Normal"><NumberFormat/></Style>
    <Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>
    <Style ss:ID="p" ss:Parent="q"/><Style ss:ID="q"><NumberFormat ss:Format="Percent"/></Style>
    <Style ss:ID="w"><NumberFormat ss:Format="0&quot;万元&quot;"/></Style>
    <Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style></Styles>`;
  const number = (style: string, text: string) =>
    `<Cell${style}><Data ss:Type="Number">${text}</Data></Cell>`;
  const rows = `<Column ss:Index="4" ss:StyleID="w"/><Row ss:StyleID="p">${number(' ss:StyleID="d"', "42522")}${number("", "0.05")}${number(' ss:StyleID="s"', "8")}</Row><Row>${number(' ss:Index="4"', "5")}</Row>`;
  const [sheet] = await readHere(book(sheetOf(rows), styles));
  expect(rowsOf(sheet).map(({ cells }) => cells)).toEqual([
    [
      { kind: "day", day: "2016-06-01", text: "42522" },
      { kind: "number", text: "0.05", shown: { percent: true } },
      { kind: "text", text: "8", marks: ["struck"] },
    ],
    [null, null, null, { kind: "number", text: "5", shown: { unit: "wan" } }],
  ]);
});

test("places, merged areas and what is hidden", async () => {
  const word = (text: string, attributes = "") =>
    `<Cell${attributes}><Data ss:Type="String">${text}</Data></Cell>`;
  const rows = `<Column/><Column ss:Hidden="1" ss:Span="1"/>
    <Row ss:Index="3">${word("甲", ' ss:MergeAcross="1" ss:MergeDown="1"')}${word("乙")}</Row>
    <Row>${word("丙", ' ss:Index="3"')}</Row><Row ss:Hidden="1">${word("丁")}</Row><Row ss:Height="0">${word("戊")}</Row>`;
  const options =
    '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>';
  const second = `<Worksheet ss:Name="暗"><Table><Row>${word("己")}</Row></Table>${options}</Worksheet>`;
  const sheets = await readHere(book(sheetOf(rows) + second));
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ["明细", false],
    ["暗", true],
  ]);
  expect(sheets[0]).toMatchObject({
    hiddenColumns: [1, 2],
    merges: [{ firstRow: 3, lastRow: 4, firstColumn: 0, lastColumn: 1 }],
  });
  expect(rowsOf(sheets[0]).map(({ row, hidden = false, cells }) => [row, hidden, cells.length])).toEqual([
    [3, false, 3],
    [4, false, 3],
    [5, true, 1],
    [6, true, 1],
  ]);
});

test("a moment keeps its zone for whoever reads the day, and 1904 is told", async () => {
  const moment = '<Cell><Data ss:Type="DateTime">2016-06-30T16:00:00.000Z</Data></Cell>';
  expect(await only(moment)).toEqual({ kind: "text", text: "2016-06-30T16:00:00.000Z" });
  const settings =
    '<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook>';
  const number = '<Cell><Data ss:Type="Number">41060</Data></Cell>';
  const [sheet] = await readHere(book(rowWith(number), settings));
  expect(sheet?.epoch1904).toBe(true);
});

test("a book without a declaration, with another prefix, or in GB18030 is read", async () => {
  const bare = `<!-- made by a core system --><ss:Workbook xmlns:ss="${namespace}"><ss:Worksheet ss:Name="a"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type="String">王小明</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>`;
  expect(await cellsOf(utf8(bare))).toEqual([{ kind: "text", text: "王小明" }]);
  const [head, tail] = '<?xml version="1.0" encoding="gb2312"?>|'.concat(bare).split("王小明").map(utf8);
  const bytes = [...(head ?? []), 0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7, ...(tail ?? [])].filter(
    (byte) => byte !== 0x7c,
  );
  expect(await cellsOf(Uint8Array.from(bytes))).toEqual([{ kind: "text", text: "王小明" }]);
});

test.each([
  [
    "a document type",
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>${"<Workbook"} xmlns="${namespace}"/>`,
    "file-unsafe",
  ],
  [
    "a book that ends too early",
    `<?xml version="1.0"?><Workbook xmlns="${namespace}"><Worksheet`,
    "file-unreadable",
  ],
  [
    "two sheets of one name",
    new TextDecoder().decode(book(sheetOf("") + sheetOf(""))),
    "sheet-name-repeated",
  ],
  [
    "rows that go backwards",
    new TextDecoder().decode(book(sheetOf('<Row ss:Index="5"/><Row ss:Index="3"/>'))),
    "file-unsafe",
  ],
  [
    "a column too far right",
    new TextDecoder().decode(book(rowWith('<Cell ss:Index="2000"><Data ss:Type="String">a</Data></Cell>'))),
    "too-many-columns",
  ],
])("%s is refused", async (_, text, code) => {
  await expect(readHere(utf8(text))).rejects.toMatchObject({ code });
});
