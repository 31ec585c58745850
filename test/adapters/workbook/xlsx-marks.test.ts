import { expect, test } from "vitest";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { readHere } from "./read-here.ts";
import { type SmallBook, xlsxOf } from "./small-xlsx.ts";

const inline = (content: string) => `<c r="A1" s="1" t="inlineStr"><is>${content}</is></c>`;
const shared = '<c r="A1" s="1" t="s"><v>0</v></c>';

async function cellOf(cell: string, book: SmallBook = {}): Promise<Cell | null | undefined> {
  const sheets = await readHere(xlsxOf([{ name: "明细", rows: `<row r="1">${cell}</row>` }], book));
  return rowsOf(sheets[0])[0]?.cells[0];
}

const run = (text: string, font = "") => `<r>${font === "" ? "" : `<rPr>${font}</rPr>`}<t>${text}</t></r>`;
const raised = '<vertAlign val="superscript"/>';
test.each<[string, string, Cell]>([
  ["no run", "<t>50000</t>", { kind: "text", text: "50000" }],
  [
    "runs that differ in colour only",
    run("5", '<b/><color rgb="FFFF0000"/><sz val="11"/>') + run("0000"),
    { kind: "text", text: "50000" },
  ],
  [
    "a raised digit",
    run("50000") + run("1", raised),
    { kind: "text", text: "500001", marks: ["superscript"] },
  ],
  [
    "a lowered digit",
    run("2", '<vertAlign val="subscript"/>') + run("50000"),
    { kind: "text", text: "250000", marks: ["subscript"] },
  ],
  [
    "an old value struck out",
    run("5", "<strike/>") + run("80000"),
    { kind: "text", text: "580000", marks: ["struck"] },
  ],
  [
    "both",
    run("5", '<strike val="1"/>') + run("80000") + run("①", raised),
    { kind: "text", text: "580000①", marks: ["superscript", "struck"] },
  ],
  [
    "runs that say that they are neither",
    run("5", '<strike val="0"/><vertAlign val="baseline"/>') + run("0000", '<strike val="false"/>'),
    { kind: "text", text: "50000" },
  ],
  ["a raised blank", run("50000") + run(" ", raised), { kind: "text", text: "50000 " }],
  [
    "a struck pronunciation",
    `<t>王</t><rPh sb="0" eb="1"><rPr><strike/></rPr><t>wang</t></rPh>`,
    { kind: "text", text: "王" },
  ],
])("rich text with %s, shared or in its cell", async (_, content, expected) => {
  expect(await cellOf(shared, { strings: [content] })).toEqual(expected);
  expect(await cellOf(inline(content))).toEqual(expected);
});

const struckCells = { formats: [0], fonts: ["<strike/>"] };
test("what stands in a font that is struck out is struck, numbers and days too", async () => {
  const struck = (text: string) => ({ kind: "text", text, marks: ["struck"] });

  expect(await cellOf(inline("<t>80000</t>"), struckCells)).toEqual(struck("80000"));
  expect(await cellOf(inline(run("8", "<b/>") + run("0000")), struckCells)).toEqual(struck("80000"));
  expect(await cellOf(shared, { ...struckCells, strings: ["<t>王</t>"] })).toEqual(struck("王"));
  expect(await cellOf('<c r="A1" s="1"><v>80000</v></c>', struckCells)).toEqual(struck("80000"));
  expect(await cellOf('<c r="A1" s="1"><v>42500</v></c>', { ...struckCells, formats: [14] })).toEqual(
    struck("2016-05-10"),
  );
});

test("runs that say their font themselves are not struck by their cell's", async () => {
  const plain = run("8", '<sz val="11"/>') + run("0000", "<b/>");

  expect(await cellOf(inline(plain), struckCells)).toEqual({ kind: "text", text: "80000" });
});

test.each<[string, Cell, Cell | null]>([
  ['"PSBC"@', { kind: "text", text: "PSBC王" }, { kind: "number", text: "1" }],
  [";;;", { kind: "text", text: "王", marks: ["hidden"] }, { kind: "text", text: "1", marks: ["hidden"] }],
  ["0;-0;;@", { kind: "text", text: "王" }, { kind: "number", text: "1" }],
])("the format %s shows a text and a number as Excel does", async (format, text, number) => {
  const book = { formats: [format] };

  expect(await cellOf(inline("<t>王</t>"), book)).toEqual(text);
  expect(await cellOf('<c r="A1" s="1"><v>1</v></c>', book)).toEqual(number);
});
