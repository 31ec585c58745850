import { expect, test } from "vitest";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { readHere } from "#test/support/read-here.ts";
import { rowsOf } from "#test/support/sheets.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const shown = (cell: Cell | null) => (cell === null ? null : "text" in cell ? cell.text : cell.value);
/** The rows of the only sheet, each with its number before its cells' texts; every cell must be text. */
const read = async (bytes: Uint8Array) => {
  const [sheet, ...others] = await readHere.read(bytes, "loans.xls");
  expect(others).toEqual([]);
  for (const row of sheet?.rows ?? [])
    for (const cell of row.cells) expect(cell?.kind ?? "text").toBe("text");
  return rowsOf(sheet).map(({ row, cells }) => [row, ...cells.map(shown)]);
};

const text = "借据号,借款人\r\nA1,王小明\r\n";
const rows = [
  [1, "借据号", "借款人"],
  [2, "A1", "王小明"],
];
const little = Buffer.from(`\ufeff${text}`, "utf16le");
/** 借据号,借款人 / A1,王小明 in GB18030. */
const gb18030 = Buffer.from("bde8beddbac52cbde8bfeec8cb0d0a41312ccdf5d0a1c3f70d0a", "hex");

test.each<[string, Uint8Array]>([
  ["UTF-8", utf8(text)],
  ["UTF-8 with a byte order mark", utf8(`\ufeff${text}`)],
  ["GB18030", gb18030],
  ["UTF-16 little-endian", little],
  ["UTF-16 big-endian", Buffer.from(little).swap16()],
  ["tabs", utf8(text.replaceAll(",", "\t"))],
  ["semicolons", utf8(text.replaceAll(",", ";"))],
  ["bars", utf8(text.replaceAll(",", "|"))],
  ["line feeds alone", utf8(text.replaceAll("\r\n", "\n"))],
  ["carriage returns alone", utf8(text.replaceAll("\r\n", "\r"))],
  ["no line end at the end", utf8(text.trimEnd())],
  ["quotes around everything", utf8('"借据号","借款人"\r\n"A1","王小明"\r\n')],
  ["the end-of-file mark of DOS", utf8(`${text}\u001a`)],
  ["a line that names the separator", utf8(`sep=,\r\n${text}`)],
])("%s: the same table is read", async (_, bytes) => {
  expect((await read(bytes))?.filter(([, first]) => first !== "sep=").map(([, ...cells]) => cells)).toEqual(
    rows.map(([, ...cells]) => cells),
  );
});

test.each<[string, string, unknown]>([
  [
    "quoted line ends and doubled quotes",
    'a,"b\nc ""d"", e"\nf,g\n',
    [
      [1, "a", 'b\nc "d", e'],
      [2, "f", "g"],
    ],
  ],
  [
    "trailing empty fields",
    "a,,\nb,c,\n",
    [
      [1, "a"],
      [2, "b", "c"],
    ],
  ],
  [
    "blank lines keep their numbers",
    "a,b\n\n,\nc,d\n",
    [
      [1, "a", "b"],
      [4, "c", "d"],
    ],
  ],
  [
    "a quote within a field",
    '5" pipe,b\nc,d\n',
    [
      [1, '5" pipe', "b"],
      [2, "c", "d"],
    ],
  ],
  [
    "a first field that is empty",
    ",a\n,b\n",
    [
      [1, null, "a"],
      [2, null, "b"],
    ],
  ],
  [
    "more commas within quotes than tabs",
    '"a,b,c,d"\te\n"f,g,h,i"\tj\n',
    [
      [1, "a,b,c,d", "e"],
      [2, "f,g,h,i", "j"],
    ],
  ],
  [
    "a title before the table",
    "银会合作贷款明细\na\tb\nc\td\n",
    [
      [1, "银会合作贷款明细"],
      [2, "a", "b"],
      [3, "c", "d"],
    ],
  ],
  [
    "an amount with thousands and semicolons",
    "a;b\n1;2,000.00\n3;4,000.00\n5;6,000,000.00\n",
    [
      [1, "a", "b"],
      [2, "1", "2,000.00"],
      [3, "3", "4,000.00"],
      [4, "5", "6,000,000.00"],
    ],
  ],
  [
    "numbers keep every digit",
    "341102199001011234,007,1E5,2016-05-10,TRUE\n",
    [[1, "341102199001011234", "007", "1E5", "2016-05-10", "TRUE"]],
  ],
])("%s", async (_, content, expected) => {
  expect(await read(utf8(content))).toEqual(expected);
});

test("a page of HTML is read as it is shown, each number to its last digit", async () => {
  const page = `<html><head><meta charset="gb2312"><style>td{color:red}</style></head><body>
    <table><tr><td colspan="2">银会合作&nbsp;贷款明细<br>单位：元</td></tr></table>
    <!-- <table><tr><td>old</td></tr></table> -->
    <TABLE border=1><tr><th rowspan=2>借据号<th>证件号码</tr><tr><td>说明</td></tr>
    <tr><td x:str>A1</td><td style="mso-number-format:'\\@'">341102199001011234</td></tr>
    <tr><td></td><td><b>王&#x5C0F;</b>&#26126; 1 < 2 &lt;b&gt;</td></tr></TABLE></body></html>`;
  expect(await read(utf8(page))).toEqual([
    [1, "银会合作\u00a0贷款明细\n单位：元"],
    [2, "借据号", "证件号码"],
    [3, null, "说明"],
    [4, "A1", "341102199001011234"],
    [5, null, "王小明 1 < 2 <b>"],
  ]);
});

test("a table within a table is read, and hidden rows are marked", async () => {
  const page =
    "<table><tr><td>外<table><tr style='display:none'><td>内</td><td>1</td></tr></table></td></tr></table>";
  const [sheet] = await readHere.read(utf8(page), "a.xls");
  expect(rowsOf(sheet)).toEqual([
    { row: 1, cells: [{ kind: "text", text: "外" }] },
    {
      row: 2,
      cells: [
        { kind: "text", text: "内" },
        { kind: "text", text: "1" },
      ],
      hidden: true,
    },
  ]);
});

test("Excel's XML of 2003 is read", async () => {
  const cell = (type: string, value: string, attributes = "") =>
    `<Cell${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`;
  const xml = `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy/m/d"/></Style></Styles>
    <Worksheet ss:Name="明细"><Table><Row>${cell("String", "341102199001011234")}${cell("DateTime", "1988-05-10T00:00:00.000", ' ss:StyleID="d"')}${cell("Number", "0.57", ' ss:Index="4"')}</Row></Table></Worksheet></Workbook>`;
  const [sheet] = await readHere.read(utf8(xml), "a.xls");
  expect(rowsOf(sheet)[0]?.cells).toEqual([
    { kind: "text", text: "341102199001011234" },
    { kind: "day", day: "1988-05-10", text: "32273" },
    null,
    { kind: "number", text: "0.57" },
  ]);
});
