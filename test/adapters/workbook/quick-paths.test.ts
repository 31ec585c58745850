import { expect, test } from "vitest";
import { createByteText } from "#shared/adapters/ooxml/byte-text.ts";
import { createRowPacker } from "#shared/adapters/workbook/row-packer.ts";
import { createCellPacker } from "#shared/adapters/workbook/xlsx/cell-packer.ts";
import {
  createStringsHandler,
  noStrings,
  type SharedStrings,
} from "#shared/adapters/workbook/xlsx/shared-strings.ts";
import { createSheetHandler } from "#shared/adapters/workbook/xlsx/sheet-part.ts";
import { createXmlScanner } from "#shared/adapters/workbook/xlsx/xml-scanner.ts";
import type { XmlHandler } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";
import { sampled } from "#test/support/depth.ts";

/** Cells and strings that are written plainly, and what differs from that in one thing each. */
const cells = [
  '<c r="B2"><v>12</v></c>',
  '<c r="C2" s="1" t="s"><v>0</v></c>',
  '<c t="s" s="1" r="D2"><v>1</v></c>',
  '<c r="E2" t="n"><v>-1.5E-3</v></c>',
  '<c  r="F2"><v>3</v></c>',
  "<c r='G2'><v>4</v></c>",
  '<c r="H2" ><v>5</v></c>',
  '<c r="I2"/>',
  '<c r="J2" s="2"></c>',
  '<c r="K2"><v/></c>',
  '<c r="L2"><v>6</v ></c>',
  '<c r="M2"><v> 7 </v></c>',
  '<c r="N2"><v>8&#57;</v></c>',
  '<c r="O2"><f>A1</f><v>9</v></c>',
  '<c r="P2" t="inlineStr"><is><t>甲_乙</t></is></c>',
  '<c r="Q2" t="str"><v>𠮷</v></c>',
  '<c r="R2" cm="1"><v>10</v></c>',
  '<c r="AA2"><v>11</v></c>',
  "<c><v>12</v></c>",
  '\n<c r="AC2">\n<v>13</v>\n</c>',
  '<c r="AD2" t="inlineStr" s="1"><is><t>滁菊</t></is></c>',
  '<c r="AE2" t="inlineStr"><is><t xml:space="preserve"> 𠮷 </t></is></c>',
  '<c r="AF2" t="inlineStr"><is><t>a&lt;</t></is></c>',
  '<c r="AG2" t="inlineStr"><is><t></t></is></c>',
  '<c r="AH2" t="inlineStr"><is><t>王</t><t>明</t></is></c>',
  '<c r="AJ2" t="inlineStr"><v>1</v></c>',
  '<c r="AK2"><v>14</v><extLst><v>15</v></extLst></c>',
];
const rows = `<row r="2">${cells.join("")}</row><row r="3"><c r="A3"><v>1</v></c></row>`;
const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const strings = `<sst><si><t>甲</t></si><si><t xml:space="preserve"> 琅琊区𠮷 </t></si><si><t>a&amp;b</t></si><si><t>a_b</t></si>
<si><t>_x4e00_</t></si><si><t/></si><si/><si><r><t>王</t></r><r><t>明</t></r></si><si ><t>乙</t></si><si><t>丙</t></si></sst>`;

/** Feeds XML to a handler in chunks of a size; without its quick way if that is wanted. */
function feed(xml: string, size: number, { quick, ...handler }: XmlHandler, quickly: boolean): void {
  const bytes = Buffer.from(xml);
  const scanner = createXmlScanner(quickly && quick !== undefined ? { ...handler, quick } : handler);
  for (let at = 0; at < bytes.length; at += size) scanner.feed(bytes.subarray(at, at + size));
  scanner.end();
}

function stringsOf(xml: string, size: number, quickly: boolean): SharedStrings {
  const read = noStrings();
  feed(xml, size, createStringsHandler(read), quickly);
  return read;
}

function textsOf({ text, count, starts, units }: SharedStrings) {
  return Array.from({ length: count }, (_, n) => [
    text.bytes.toString("utf8", starts[n], starts[n + 1]),
    units[n],
  ]);
}

function packedOf(xml: string, size: number, quickly: boolean) {
  const text = createByteText(8);
  const packer = createRowPacker(workbookLimits, {
    size: () => text.used,
    take: () => text.bytes.toString("utf8", 0, text.used),
  });
  const context = { strings: stringsOf(strings, 4096, true), styles: [], epoch1904: false, packer, text };
  const areas = { merges: [], hiddenColumns: [] };
  feed(xml, size, createSheetHandler(packer, createCellPacker(context), areas, 256), quickly);
  return packer.takeBatches(true);
}

test("plain cells mean what the scanner alone takes them for, in chunks of every size", () => {
  const expected = packedOf(sheet, sheet.length * 4, false);
  expect(expected[0]?.text).toBe("12甲 琅琊区𠮷 -0.001534567899甲_乙𠮷10111213滁菊 𠮷 a<王明141");
  for (let size = 1; size <= sheet.length; size++) expect(packedOf(sheet, size, true)).toEqual(expected);
});

test("plain strings read as the scanner alone reads them, in chunks of every size", () => {
  const expected = textsOf(stringsOf(strings, strings.length * 4, false));
  expect(expected.map(([text]) => text)).toEqual([
    "甲",
    " 琅琊区𠮷 ",
    "a&b",
    "a_b",
    "一",
    "",
    "",
    "王明",
    "乙",
    "丙",
  ]);
  for (let size = 1; size <= strings.length; size++)
    expect(textsOf(stringsOf(strings, size, true))).toEqual(expected);
});

test("a plain cell with any byte changed is read or refused as the scanner alone does", {
  timeout: 120_000,
}, () => {
  const plain = Buffer.from(
    '<row r="2"><c r="B2" s="1" t="s"><v>1</v></c><c r="C2"><v>2.5</v></c><c r="D2" t="inlineStr"><is><t>e</t></is></c></row>',
  );
  const outcomeOf = (xml: string, quickly: boolean) => {
    try {
      return packedOf(xml, 4096, quickly);
    } catch (error) {
      if (error instanceof LedgerFailure) return error.code;
      throw error;
    }
  };
  const characters = [..." <>/\"'=&;0123456789abcnrstvxAZ_-.+e"];
  const changes = Array.from(plain, (_, at) =>
    characters.map((character) => [at, character] as const),
  ).flat();
  for (const [at, character] of sampled(changes)) {
    const changed = Buffer.from(plain);
    changed.write(character, at, "latin1");
    const xml = `<worksheet><sheetData>${changed.toString()}</sheetData></worksheet>`;
    expect(outcomeOf(xml, true), xml).toEqual(outcomeOf(xml, false));
  }
});
