import { expect, test } from "vitest";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { zipOf } from "#test/support/zip.ts";
import { readHere } from "./read-here.ts";
import { type SmallBook, type SmallSheet, xlsxOf, xlsxParts } from "./small-xlsx.ts";

const drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const alternatives = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const x14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"';
const anchor = `<anchor><from><xdr:col xmlns:xdr="${drawing}">3</xdr:col><xdr:row xmlns:xdr="${drawing}">1</xdr:row></from></anchor>`;
const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>';
const one = { kind: "number", text: "1" };
const two = { kind: "number", text: "2" };

async function sheetOf(sheet: Partial<SmallSheet>, book: SmallBook = {}): Promise<Sheet | undefined> {
  return (await readHere(xlsxOf([{ name: "明细", rows, ...sheet }], book)))[0];
}

test.each<[string, string]>([
  [
    "a check box",
    `<mc:AlternateContent ${alternatives}><mc:Choice Requires="x14" ${x14}><controls><control shapeId="1026"><controlPr>${anchor}</controlPr></control></controls></mc:Choice></mc:AlternateContent>`,
  ],
  [
    "an embedded object",
    `<oleObjects><oleObject progId="Word"><objectPr>${anchor}</objectPr></oleObject></oleObjects>`,
  ],
  [
    "a control that names its columns plainly",
    "<controls><control><from><col>3</col><row>1</row></from></control></controls>",
  ],
  [
    "merged cells of another namespace",
    '<f:mergeCells xmlns:f="urn:f"><f:mergeCell ref="A1:B1"/></f:mergeCells>',
  ],
  ["extensions", '<extLst><ext><cols><col min="1" max="9" hidden="1"/></cols><sheetData/></ext></extLst>'],
])("a sheet with %s is an ordinary sheet", async (_, after) => {
  for (const book of [{}, { prefix: "x" }]) {
    const sheet = await sheetOf({ after }, book);
    expect(rowsOf(sheet)).toEqual([{ row: 1, cells: [one, two] }]);
    expect(sheet?.merges).toBeUndefined();
    expect(sheet?.hiddenColumns).toBeUndefined();
  }
});

test("rows and cells of another namespace, or in another element, are none", async () => {
  const foreign = [
    '<f:row xmlns:f="urn:f" r="2"><c r="A2"><v>3</v></c></f:row>',
    '<row r="3"><f:c xmlns:f="urn:f" r="A3"><v>3</v></f:c><f:g xmlns:f="urn:f"><c r="B3"><v>4</v></c></f:g></row>',
    '<row r="4"><c r="A4"><f:v xmlns:f="urn:f">3</f:v><x><v>5</v></x></c></row>',
    '<row xmlns="urn:f" r="5"><c r="A5"><v>3</v></c></row>',
    '<row r="6"><c r="A6" t="inlineStr"><is><g><t>6</t></g></is></c></row>',
  ].join("");

  expect(rowsOf(await sheetOf({ rows: rows + foreign }))).toEqual([{ row: 1, cells: [one, two] }]);
});

const choice = (requires: string, within: string) =>
  `<mc:Choice Requires="${requires}" ${x14} xmlns:y="urn:y">${within}</mc:Choice>`;
const fallback = (within: string) => `<mc:Fallback>${within}</mc:Fallback>`;
const either = (...within: string[]) =>
  `<mc:AlternateContent ${alternatives}>${within.join("")}</mc:AlternateContent>`;
test.each<[string, string, unknown]>([
  [
    "that Excel knows",
    either(choice("x14", '<c r="A1"><v>1</v></c>'), fallback('<c r="A1"><v>2</v></c>')),
    one,
  ],
  [
    "that nobody knows",
    either(choice("y", '<c r="A1"><v>1</v></c>'), fallback('<c r="A1"><v>2</v></c>')),
    two,
  ],
  [
    "that needs both",
    either(choice("x14 y", '<c r="A1"><v>1</v></c>'), fallback('<c r="A1"><v>2</v></c>')),
    two,
  ],
  [
    "of which the second is known",
    either(
      choice("y", '<c r="A1"><v>2</v></c>'),
      choice("x14", '<c r="A1"><v>1</v></c>'),
      fallback('<c r="A1"><v>2</v></c>'),
    ),
    one,
  ],
])("of alternatives %s the one counts that Excel takes", async (_, cell, expected) => {
  expect(rowsOf(await sheetOf({ rows: `<row r="1">${cell}</row>` }))[0]?.cells).toEqual([expected]);
});

test("a number format among alternatives shows days, whichever of them counts", async () => {
  const format = '<numFmt numFmtId="164" formatCode="yyyy/m/d"/>';
  for (const written of [
    either(choice("x14", format), fallback("")),
    either(choice("y", ""), fallback(format)),
  ]) {
    const parts = xlsxParts([{ name: "明细", rows: '<row r="1"><c r="A1" s="1"><v>42500</v></c></row>' }], {
      formats: ["yyyy/m/d"],
    }).map((part) => ({
      ...part,
      content: String(part.content).replace(/<numFmt numFmtId[^>]*>/, written),
    }));
    const [sheet] = await readHere(zipOf(parts));
    expect(rowsOf(sheet)[0]?.cells).toEqual([{ kind: "day", day: "2016-05-10", text: "42500" }]);
  }
});

test.each<[string, string, string, number[]]>([
  ["their own word", "", '<row r="2" hidden="1">', [2]],
  ["a height of nothing", "", '<row r="2" ht="0" customHeight="1">', [2]],
  ["a height of nearly nothing", "", '<row r="2" ht="0.75">', [2]],
  ["a height of something", "", '<row r="2" ht="6">', []],
  ["rows that are not seen unless they say so", '<sheetFormatPr zeroHeight="1"/>', '<row r="2">', [2]],
  [
    "rows that are not seen, of which one has a height",
    '<sheetFormatPr zeroHeight="1"/>',
    '<row r="2" ht="15">',
    [],
  ],
  [
    "rows that are not seen, of which Excel shows one",
    '<sheetFormatPr zeroHeight="true"/>',
    '<row r="2" spans="1:2">',
    [],
  ],
  ["rows that are seen", '<sheetFormatPr defaultRowHeight="15"/>', '<row r="2">', []],
])("rows are hidden by %s", async (_, before, tag, hidden) => {
  const first = rows.replace("<row ", '<row ht="15" ');
  const sheet = await sheetOf({ before, rows: `${first}${tag}<c r="A2"><v>1</v></c></row>` });

  expect(rowsOf(sheet).flatMap((row) => (row.hidden ? [row.row] : []))).toEqual(hidden);
});

test("a book of 1904 tells it, for days that no format shows", async () => {
  expect((await sheetOf({}, { date1904: true }))?.epoch1904).toBe(true);
  expect((await sheetOf({}))?.epoch1904).toBeUndefined();
});

test.each<[string, string]>([
  ["$A$1", "A1"],
  ["a1", "A1"],
])("the place %s is %s", async (written, place) => {
  expect(rowsOf(await sheetOf({ rows: rows.replace('"A1"', `"${written}"`) }))[0]?.cells, place).toEqual([
    one,
    two,
  ]);
});

test.each<[string, Partial<SmallSheet>, string]>([
  [
    "a place that is none",
    { rows: rows.replace('"B1"', '"R1C2"') },
    "文件已损坏，读不出来的地方是：工作表“明细”的第 1 行。",
  ],
  [
    "a boolean that is none",
    { rows: '<row r="7"><c r="C7" t="b"><v>2</v></c></row>' },
    "文件已损坏，读不出来的地方是：工作表“明细”的单元格 C7。",
  ],
  [
    "two cells in one place",
    { rows: rows.replace('"B1"', '"A1"') },
    "文件的内部结构异常（工作表“明细”的单元格 A1），为安全起见未读取。",
  ],
  ["no end", { after: "<x>" }, "文件已损坏，读不出来的地方是：工作表“明细”。"],
])("a book with %s is refused with the place", async (_, sheet, said) => {
  const failure = await sheetOf(sheet).catch((error: unknown) => error);
  if (!(failure instanceof LedgerFailure)) throw failure;
  expect(failureText(failure).message).toBe(said);
});

test("a sheet that the book does not have is named", async () => {
  const parts = xlsxParts([
    { name: "明细", rows },
    { name: "七月", rows },
  ]).map((part) => ({
    ...part,
    content: String(part.content).replace(/<Relationship Id="rId2".*?\/>/, ""),
  }));
  await expect(readHere(zipOf(parts))).rejects.toMatchObject({
    code: "file-unreadable",
    facts: { sheet: "七月" },
  });
});

const zero = '<c r="B1"><f>A1-A1</f><v>0</v></c>';
const some = '<c r="C1"><f>A1+A1</f><v>2</v></c>';
test.each<[string, string, string, true | undefined]>([
  ["asks for it, and all is 0", '<calcPr calcId="1" fullCalcOnLoad="1"/>', zero, true],
  ["asks for it, and something is not", '<calcPr fullCalcOnLoad="true"/>', zero + some, true],
  ["asks for it, and has no formula", '<calcPr fullCalcOnLoad="1"/>', "", undefined],
  ["was left uncalculated", '<calcPr calcId="9" calcCompleted="0"/>', zero, true],
  ["was calculated, and all is 0", '<calcPr calcId="191029"/>', zero, undefined],
  ["says nothing, and all is 0", "", zero, true],
  ["says nothing, and has no result at all", "", '<c r="B1"><f>A1</f></c>', true],
  ["says nothing, and something is not 0", "", zero + some, undefined],
])("a book is to be calculated or not: it %s", async (_, calculation, cells, expected) => {
  const sheet = await sheetOf({ rows: `<row r="1"><c r="A1"><v>1</v></c>${cells}</row>` }, { calculation });

  expect(sheet?.toBeCalculated).toBe(expected);
});

test("results that may mean nothing are marked: 0 everywhere, others where the book asks to be calculated", async () => {
  const cellsOf = async (calculation: string) =>
    rowsOf(await sheetOf({ rows: `<row r="1">${zero}${some}</row>` }, { calculation }))[0]?.cells.slice(1);
  const marked = (text: string) => ({ kind: "number", text, shown: { uncalculated: true } });

  expect(await cellsOf('<calcPr fullCalcOnLoad="1"/>')).toEqual([marked("0"), marked("2")]);
  expect(await cellsOf('<calcPr calcId="191029"/>')).toEqual([marked("0"), two]);
});
