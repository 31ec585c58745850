import { expect, test } from "vitest";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { type ZipPart, zipOf } from "#test/support/zip.ts";
import { readHere } from "./read-here.ts";
import { xlsxParts } from "./small-xlsx.ts";

const sheetPart = "xl/worksheets/sheet1.xml";
const rows =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>42500</v></c><c r="C1"><v>1</v></c></row>';
const parts = () => xlsxParts([{ name: "明细", rows }], { strings: ["<t>甲</t>"], formats: ["yyyy/m/d"] });
const changed = (name: string, change: (xml: string) => string | Uint8Array) =>
  parts().map((part) => (part.name === name ? { ...part, content: change(String(part.content)) } : part));
const renamed = (parts: ZipPart[], names: Record<string, string>) =>
  parts.map((part) => ({ ...part, name: names[part.name] ?? part.name }));
const without = (name: string) => parts().filter((part) => part.name !== name);
const everywhere = (from: string, to: string) =>
  parts().map((part) => ({ ...part, content: String(part.content).replaceAll(from, to) }));

/** The cells of the only sheet, or the code of the failure. */
async function cellsOf(book: ZipPart[]) {
  try {
    return (await readHere(zipOf(book))).flatMap((sheet) => rowsOf(sheet).flatMap(({ cells }) => cells));
  } catch (error) {
    if (error instanceof LedgerFailure) return error.code;
    throw error;
  }
}

const text = { kind: "text", text: "甲" };
const day = { kind: "day", day: "2016-05-10", text: "42500" };
const one = { kind: "number", text: "1" };
const whole = [text, day, one];

test.each<[string, () => ZipPart[]]>([
  ["as Excel writes it", parts],
  [
    "in the namespaces of strict Office Open XML",
    () =>
      everywhere(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
      ),
  ],
  [
    "with parts named otherwise",
    () =>
      renamed(
        changed("_rels/.rels", (xml) => xml.replace("xl/workbook.xml", "/Book/Main.XML")).map((part) =>
          part.name === "xl/_rels/workbook.xml.rels"
            ? { ...part, content: String(part.content).replaceAll('Target="', 'Target="../xl/./') }
            : part,
        ),
        { "xl/workbook.xml": "book/main.xml", "xl/_rels/workbook.xml.rels": "book/_rels/main.xml.rels" },
      ),
  ],
  [
    "with backslashes in the names",
    () => parts().map((part) => ({ ...part, name: part.name.replaceAll("/", "\\") })),
  ],
  [
    "with a target in percent signs",
    () =>
      renamed(
        changed("xl/_rels/workbook.xml.rels", (xml) => xml.replace("worksheets/sheet1", "my%20sheets/1")),
        { [sheetPart]: "xl/my sheets/1.xml" },
      ),
  ],
  ["with single quotes", () => everywhere('"', "'")],
  [
    "with blanks and line ends wherever XML allows them",
    () =>
      changed(sheetPart, (xml) =>
        xml
          .replaceAll("><", ">\r\n  <")
          .replaceAll('="', ' = "')
          .replace(/<\?xml.*?\?>/, ""),
      ),
  ],
  [
    "with comments, also within a value",
    () => changed(sheetPart, (xml) => xml.replace("42500", "42<!-- > -->500")),
  ],
  ["with verbatim text", () => changed("xl/sharedStrings.xml", (xml) => xml.replace("甲", "<![CDATA[甲]]>"))],
  [
    "with entities for digits and text",
    () => changed("xl/sharedStrings.xml", (xml) => xml.replace("甲", "&#x7532;")),
  ],
  [
    "with a sheet in UTF-16 without a mark",
    () => changed(sheetPart, (xml) => Buffer.from(xml.replace("UTF-8", "UTF-16"), "utf16le")),
  ],
  [
    "with strings in UTF-16 with the other mark",
    () =>
      changed("xl/sharedStrings.xml", (xml) =>
        Buffer.from(`\ufeff${xml.replace("UTF-8", "UTF-16")}`, "utf16le").swap16(),
      ),
  ],
  [
    "with strings that say GB2312",
    () =>
      changed("xl/sharedStrings.xml", (xml) =>
        Buffer.concat(
          [xml.replace("UTF-8", "gb2312").split("甲")[0] ?? "", "\u00bc\u00d7", xml.split("甲")[1] ?? ""].map(
            (piece) => Buffer.from(piece, "latin1"),
          ),
        ),
      ),
  ],
  ["with a mark before a part", () => changed(sheetPart, (xml) => `\ufeff${xml}`)],
  ["without places", () => changed(sheetPart, (xml) => xml.replaceAll(/ r="\w+"/g, ""))],
  [
    "with attributes of other namespaces that have the same names",
    () => changed(sheetPart, (xml) => xml.replace('<c r="A1"', '<c x:r="Z9" x:t="b" x:s="7" r="A1"')),
  ],
  ["with parts that nobody refers to", () => [...parts(), { name: "xl/media/image1.png", content: "PNG" }]],
])("a workbook is read: %s", async (_, book) => {
  expect(await cellsOf(book())).toEqual(whole);
});

test.each<[string, () => ZipPart[], unknown]>([
  ["no styles: its days are numbers", () => without("xl/styles.xml"), "file-unreadable"],
  [
    "no styles and none referred to: its days are numbers",
    () =>
      without("xl/styles.xml").map((part) =>
        part.name === "xl/_rels/workbook.xml.rels"
          ? { ...part, content: String(part.content).replace(/<Relationship Id="rId2".*?\/>/, "") }
          : part,
      ),
    [text, { kind: "number", text: "42500" }, one],
  ],
  [
    "a style that it does not have",
    () => changed(sheetPart, (xml) => xml.replace('s="1"', 's="99"')),
    [text, { kind: "number", text: "42500" }, one],
  ],
  [
    "no shared strings that a cell needs",
    () => changed("xl/_rels/workbook.xml.rels", (xml) => xml.replace(/<Relationship Id="rId3".*?\/>/, "")),
    "file-unreadable",
  ],
  [
    "a shared string too far",
    () => changed(sheetPart, (xml) => xml.replace("<v>0</v>", "<v>1</v>")),
    [{ kind: "error", text: "#文字缺失" }, day, one],
  ],
  [
    "a shared string by no number",
    () => changed(sheetPart, (xml) => xml.replace("<v>0</v>", "<v>x</v>")),
    [{ kind: "error", text: "#文字缺失" }, day, one],
  ],
  ["no sheet part", () => without(sheetPart), "file-unreadable"],
  ["no relationships of its workbook", () => without("xl/_rels/workbook.xml.rels"), "file-unreadable"],
  [
    "no sheets",
    () => changed("xl/workbook.xml", (xml) => xml.replace(/<sheet .*?\/>/, "")),
    "file-unreadable",
  ],
  [
    "a letter for its workbook",
    () => changed("xl/workbook.xml", (xml) => xml.replaceAll("workbook", "document")),
    "file-not-a-table",
  ],
  [
    "an element without its end",
    () => changed(sheetPart, (xml) => xml.replace("</row>", "")),
    "file-unreadable",
  ],
  [
    "an end without its element",
    () => changed(sheetPart, (xml) => xml.replace("<row", "</c><row")),
    "file-unreadable",
  ],
  ["no end", () => changed(sheetPart, (xml) => xml.replace("</worksheet>", "")), "file-unreadable"],
  [
    "half a tag at its end",
    () => changed(sheetPart, (xml) => xml.replace("</worksheet>", "</worksheet")),
    "file-unreadable",
  ],
  ["two roots", () => changed(sheetPart, (xml) => `${xml}<worksheet/>`), "file-unreadable"],
  ["no XML", () => changed(sheetPart, () => "借据号,借款人"), "file-unreadable"],
  [
    "an unknown entity",
    () => changed("xl/sharedStrings.xml", (xml) => xml.replace("甲", "&nbsp;")),
    "file-unreadable",
  ],
  [
    "strings that are no UTF-8",
    () => changed("xl/sharedStrings.xml", (xml) => Buffer.from(xml.replace("甲", "\u00bc\u00d7"), "latin1")),
    "file-unreadable",
  ],
  [
    "an encoding that nobody knows",
    () => changed(sheetPart, (xml) => xml.replace("UTF-8", "klingon")),
    "file-unreadable",
  ],
  [
    "a cell type that there is not",
    () => changed(sheetPart, (xml) => xml.replace('t="s"', 't="z"')),
    "file-unreadable",
  ],
  ["a place that is none", () => changed(sheetPart, (xml) => xml.replace('"B1"', '"1B"')), "file-unreadable"],
  ["a cell of another row", () => changed(sheetPart, (xml) => xml.replace('"B1"', '"B2"')), "file-unsafe"],
  ["two cells in one place", () => changed(sheetPart, (xml) => xml.replace('"B1"', '"A1"')), "file-unsafe"],
  ["cells out of order", () => changed(sheetPart, (xml) => xml.replace('"A1"', '"X1"')), "file-unsafe"],
  [
    "a row twice",
    () => changed(sheetPart, (xml) => xml.replace("</row>", '</row><row r="1"/>')),
    "file-unsafe",
  ],
  [
    "a row below Excel's last",
    () => changed(sheetPart, (xml) => xml.replace('<row r="1"', '<row r="1048577"')),
    "file-unsafe",
  ],
  [
    "its rows twice",
    () => changed(sheetPart, (xml) => xml.replace("</worksheet>", "<sheetData/></worksheet>")),
    "file-unsafe",
  ],
])("a workbook with %s", async (_, book, expected) => {
  expect(await cellsOf(book())).toEqual(expected);
});

test("a chart sheet has its name and no rows, and hidden columns are told", async () => {
  const book = xlsxParts(
    [
      {
        name: "明细",
        rows,
        before: '<cols><col min="2" max="3" hidden="1"/><col min="5" max="16384" hidden="0"/></cols>',
      },
      { name: "图", rows: "" },
    ],
    { strings: ["<t>甲</t>"] },
  ).map((part) =>
    part.name === "xl/_rels/workbook.xml.rels"
      ? {
          ...part,
          content: String(part.content).replace(/worksheet(" Target="worksheets\/sheet2)/, "chartsheet$1"),
        }
      : part,
  );
  const sheets = await readHere(zipOf(book));
  expect(sheets.map(({ name, hiddenColumns, rows: all }) => [name, hiddenColumns, [...all].length])).toEqual([
    ["明细", [1, 2], 1],
    ["图", undefined, 0],
  ]);
});
