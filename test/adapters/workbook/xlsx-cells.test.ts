import { expect, test } from "vitest";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { readHere } from "./read-here.ts";
import { type SmallBook, xlsxOf } from "./small-xlsx.ts";

/** What a cell of a book is read as, given its attributes and content as XML. */
const cellOf = async (attributes: string, content: string, book: SmallBook = {}) => {
  const rows = `<row r="1"><c r="A1" ${attributes}>${content}</c><c r="B1"><v>1</v></c></row>`;
  const [sheet] = await readHere(xlsxOf([{ name: "明细", rows }], book));
  return rowsOf(sheet)[0]?.cells[0];
};
const text = (shown: string): Cell => ({ kind: "text", text: shown });
const error = (shown: string): Cell => ({ kind: "error", text: shown });
const number = (digits: string): Cell => ({ kind: "number", text: digits });

test.each<[stored: string, digits: string]>([
  ["0.1", "0.1"],
  ["0.10000000000000001", "0.1"],
  ["0.30000000000000004", "0.30000000000000004"],
  ["50000", "50000"],
  ["50000.00", "50000"],
  ["007", "7"],
  ["-0", "0"],
  ["-12.50", "-12.5"],
  ["+3", "3"],
  [".5", "0.5"],
  ["5.", "5"],
  ["1E5", "100000"],
  ["1.5e-7", "0.00000015"],
  ["0.0000001", "0.0000001"],
  ["123456789012345", "123456789012345"],
  ["341102199001011234", "341102199001011260"],
  ["1e21", "1000000000000000000000"],
  [" 42 ", "42"],
  ["4&#50;", "42"],
])("the stored number %s is %s", async (stored, digits) => {
  expect(await cellOf("", `<v>${stored}</v>`)).toEqual(number(digits));
  expect(await cellOf('t="n"', `<v>${stored}</v>`)).toEqual(number(digits));
});

test.each<[attributes: string, content: string, expected: Cell | null]>([
  ["", "<v>NaN</v>", error("NaN")],
  ["", "<v>1e999</v>", error("1e999")],
  ["", "<v>0x1F</v>", error("0x1F")],
  ["", "<f>A1+1</f>", error("#公式无结果")],
  ["", "<f>A1+1</f><v/>", error("#公式无结果")],
  ["", '<f t="shared" si="0"/><v></v>', error("#公式无结果")],
  ['t="s"', "<f>A1</f>", error("#公式无结果")],
  ['t="str"', '<f>""</f><v></v>', null],
  ['t="str"', "<f>A1</f>", error("#公式无结果")],
  ['t="str"', "<f>A1</f><v>&#x7532;&#20057;</v>", text("甲乙")],
  ['t="e"', "<f>1/0</f><v>#DIV/0!</v>", error("#DIV/0!")],
  ['t="b"', "<v>0</v>", { kind: "boolean", value: false }],
  ['t="b"', "<v>true</v>", { kind: "boolean", value: true }],
  ['t="s"', "<v></v>", null],
  ['t="inlineStr"', "<is><t> \u3000\u00a0\n</t></is>", null],
  ['t="inlineStr"', "<is><t>　王　</t></is>", text("　王　")],
  ['t="inlineStr"', "<is><t>a&amp;b &lt;c&gt; &quot;d&apos;</t></is>", text("a&b <c> \"d'")],
  [
    't="inlineStr"',
    "<is><t>a_x000D_b_x005F_x000D__x4e00__X0041__x00</t></is>",
    text("a\rb_x000D_一_X0041__x00"),
  ],
  ['t="inlineStr"', "<is><t>_xD83D__xDE1C_&#x1f61c;𠮷</t></is>", text("\u{1f61c}\u{1f61c}𠮷")],
  ['t="inlineStr"', "<is><t>a\r\nb\rc&#13;d</t></is>", text("a\nb\nc\rd")],
  ['t="inlineStr"', "<is><t><![CDATA[a&amp;<b>]]></t></is>", text("a&amp;<b>")],
  [
    't="inlineStr"',
    "<is><r><t>王</t></r><rPh sb='0' eb='1'><t>wang</t></rPh><r><t>明</t></r></is>",
    text("王明"),
  ],
  ['t="inlineStr"', "<is><t>甲</t></is><extLst><ext><v>9</v></ext></extLst>", text("甲")],
])("a cell with %s and %s", async (attributes, content, expected) => {
  expect(await cellOf(attributes, content)).toEqual(expected);
});

test.each<[iso: string, date1904: boolean, expected: Cell]>([
  ["2016-05-10", false, { kind: "day", day: "2016-05-10", text: "42500" }],
  ["2016-05-10T18:00:00Z", false, { kind: "day", day: "2016-05-10", text: "42500.75" }],
  ["2016-05-10T06:00", false, { kind: "day", day: "2016-05-10", text: "42500.25" }],
  ["2016-05-10T12:00:00.000+08:00", false, { kind: "day", day: "2016-05-10", text: "42500.5" }],
  ["2016-05-10", true, { kind: "day", day: "2016-05-10", text: "41038" }],
  ["1900-02-28", false, { kind: "day", day: "1900-02-28", text: "59" }],
  ["2016-02-30", false, text("2016-02-30")],
])("the ISO day %s (1904: %s)", async (iso, date1904, expected) => {
  expect(await cellOf('t="d"', `<v>${iso}</v>`, { date1904 })).toEqual(expected);
});

test.each([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])(
  "the built-in format %i shows a day",
  async (id) => {
    expect(await cellOf('s="1"', "<v>42500</v>", { formats: [id] })).toMatchObject({ kind: "day" });
  },
);

test.each([0, 1, 2, 3, 4, 9, 10, 11, 12, 18, 20, 21, 32, 33, 34, 35, 37, 40, 45, 46, 47, 48, 49, 55, 56])(
  "the built-in format %i shows a number",
  async (id) => {
    expect(await cellOf('s="1"', "<v>42500</v>", { formats: [id] })).toMatchObject({ kind: "number" });
  },
);
