import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { zipOf } from "#test/support/zip.ts";
import { bombs } from "./bombs.ts";
import {
  book,
  noise,
  ole2,
  oneCell,
  sheetPart,
  utf8,
  type Verdict,
  verdictOf,
  withParts,
  withSheet,
} from "./hostile-files.ts";
import { xlsxOf, xlsxParts } from "./small-xlsx.ts";

/** Two seconds on a machine of one's own; the tests share theirs. */
const verdictMsMax = 10_000;
const prototypeBefore = Object.getOwnPropertyNames(Object.prototype).toSorted();

beforeAll(() => verdictOf(xlsxOf([{ name: "明细", rows: oneCell }])));

test.each<[string, () => Uint8Array, Verdict]>([
  ...bombs,
  ["a wrong sum", () => withSheet((part) => ({ ...part, claims: { crc: 1 } })), "file-unreadable"],
  [
    "packed bytes that are no deflate stream",
    () => withSheet((part) => ({ ...part, stored: true, claims: { method: 8 } })),
    "file-unreadable",
  ],
  [
    "a packing that no office uses",
    () => withSheet((part) => ({ ...part, claims: { method: 12 } })),
    "file-unsafe",
  ],
  ["two entries of one name", () => withParts({ name: sheetPart, content: "<a/>" }), "file-unsafe"],
  [
    "two entries whose names differ in case only",
    () => withParts({ name: sheetPart.toUpperCase(), content: "<a/>" }),
    "file-unsafe",
  ],
  ["an encrypted entry", () => withSheet((part) => ({ ...part, claims: { flags: 1 } })), "file-encrypted"],
  [
    "a document type in UTF-16",
    () =>
      withSheet(({ name }) => ({
        name,
        content: Buffer.from('\ufeff<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>', "utf16le"),
      })),
    "file-unsafe",
  ],
  ["a zip cut in half", () => xlsxOf([{ name: "明细", rows: oneCell }]).slice(0, 900), "file-unreadable"],
  [
    "a zip without its last byte",
    () => xlsxOf([{ name: "明细", rows: oneCell }]).slice(0, -1),
    "file-unreadable",
  ],
  ["an empty zip", () => zipOf([]), "file-not-a-table"],
  [
    "a book whose parts are missing",
    () => zipOf(book().filter(({ name }) => name.startsWith("["))),
    "file-unreadable",
  ],
  [
    "a letter",
    () =>
      zipOf([
        { name: "[Content_Types].xml", content: "<Types/>" },
        { name: "word/document.xml", content: "<a/>" },
      ]),
    "file-not-a-table",
  ],
  [
    "slides",
    () =>
      zipOf([
        { name: "[Content_Types].xml", content: "<Types/>" },
        { name: "ppt/presentation.xml", content: "<a/>" },
      ]),
    "file-not-a-table",
  ],
  [
    "an OpenDocument text",
    () =>
      zipOf([
        { name: "mimetype", content: "application/vnd.oasis.opendocument.text", stored: true },
        { name: "content.xml", content: "<a/>" },
      ]),
    "file-not-a-table",
  ],
  ["an archive of pictures", () => zipOf([{ name: "1.png", content: noise(2000) }]), "file-not-a-table"],
  ["nothing", () => new Uint8Array(), "file-empty"],
  ["blanks only", () => utf8("\ufeff \r\n\t\r\n"), "file-empty"],
  [
    "a PNG",
    () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...noise(500)]),
    "file-not-a-table",
  ],
  ["a PDF", () => utf8("%PDF-1.7\n1 0 obj\n"), "file-not-a-table"],
  ["an RTF letter", () => utf8("{\\rtf1 hello}"), "file-not-a-table"],
  ["XML of no office", () => utf8('<?xml version="1.0"?><loans/>'), "file-not-a-table"],
  ["prose", () => utf8("各支行：\n请于月底前报送贷款明细。\n"), "read"],
  [
    "an OLE2 header with garbage",
    () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...noise(4000)]),
    "file-unreadable",
  ],
  [
    "an OLE2 header alone",
    () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    "file-unreadable",
  ],
  [
    "an OLE2 package that is encrypted",
    () => ole2(["EncryptionInfo", noise(200)], ["EncryptedPackage", noise(9000)]),
    "file-encrypted",
  ],
  ["an OLE2 letter", () => ole2(["WordDocument", noise(9000)]), "file-not-a-table"],
  ["OLE2 slides", () => ole2(["PowerPoint Document", noise(9000)]), "file-not-a-table"],
  ["an OLE2 file of something else", () => ole2(["Contents", noise(9000)]), "file-not-a-table"],
  ["an OLE2 book with garbage for its workbook", () => ole2(["Workbook", noise(9000)]), "file-unreadable"],
  ["random bytes", () => Uint8Array.from([1, ...noise(50_000)]), "file-not-a-table"],
  ["NUL bytes", () => new Uint8Array(10_000), "file-not-a-table"],
  ["text with a NUL in it", () => utf8("借据号,借款人\0\n1,2\n"), "file-not-a-table"],
  ["a quotation that never ends", () => utf8(`"${"a,\n".repeat(300_000)}`), "file-unreadable"],
  ["a cell of 32,768 characters", () => utf8(`a,${"字".repeat(32_768)}`), "cell-too-long"],
  [
    "a cell of 32,768 characters in a book",
    () =>
      xlsxOf([
        {
          name: "明细",
          rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>${"字".repeat(32_768)}</t></is></c></row>`,
        },
      ]),
    "cell-too-long",
  ],
  [
    "a cell in column XFD",
    () => xlsxOf([{ name: "明细", rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }]),
    "too-many-columns",
  ],
  [
    "elements 300 deep",
    () => withSheet(({ name }) => ({ name, content: `${"<a>".repeat(300)}${"</a>".repeat(300)}` })),
    "file-unreadable",
  ],
  [
    "a merged area that is none",
    () => xlsxOf([{ name: "明细", rows: oneCell, after: '<mergeCell ref="A1:"/>' }]),
    "file-unreadable",
  ],
])("%s gives its verdict in time", async (_, make, expected) => {
  const bytes = make();
  const started = performance.now();

  const verdict = await verdictOf(bytes);

  expect(verdict).toBe(expected);
  expect(performance.now() - started).toBeLessThan(verdictMsMax);
});

test("a claim to hold seventeen thousand million cells costs nothing", async () => {
  const bytes = xlsxOf([{ name: "明细", rows: oneCell, before: '<dimension ref="A1:XFD1048576"/>' }]);
  const started = performance.now();
  const sheets = await createWorkbookReader().read(bytes, "a.xlsx");
  expect(rowsOf(sheets[0])).toEqual([{ row: 1, cells: [{ kind: "number", text: "1" }] }]);
  expect(performance.now() - started).toBeLessThan(verdictMsMax);
});

test("a cell far below the others is not dropped", async () => {
  const far = '<row r="1000000"><c r="A1000000"><v>2</v></c></row>';
  const sheets = await createWorkbookReader().read(xlsxOf([{ name: "明细", rows: oneCell + far }]), "a.xlsx");
  expect(rowsOf(sheets[0]).map(({ row }) => row)).toEqual([1, 1_000_000]);
});

test("a file that names Object.prototype's fields reaches none of them", async () => {
  const names = ["__proto__", "constructor", "prototype", "toString"];
  const parts = names.map((name) => ({ name: `${name}/polluted`, content: "<a/>" }));
  const rows = `<row r="1">${names.map((name, n) => `<c r="${"ABCD".charAt(n)}1" t="inlineStr"><is><t>${name}</t></is></c>`).join("")}</row>`;
  expect(await verdictOf(zipOf([...xlsxParts(names.map((name) => ({ name, rows }))), ...parts]))).toBe(
    "read",
  );
  expect(await verdictOf(utf8("__proto__,constructor\n1,2\n"))).toBe("read");
});

afterAll(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(prototypeBefore);
});
