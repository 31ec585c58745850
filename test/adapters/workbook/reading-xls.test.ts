import * as xlsx from "@e965/xlsx";
import { expect, test } from "vitest";
import { readHere } from "#test/support/read-here.ts";
import { rowsOf } from "#test/support/sheets.ts";

const formatOfDays = 14;
const extendedFormat = [0xe0, 0x00, 0x14, 0x00];

/** A book of 1997 with one number, whose style names a built-in format by its id and writes no format down, as WPS does. */
function xlsWithBuiltin(id: number): Uint8Array {
  const sheet = { "!ref": "A1:A1", A1: { t: "n", v: 42500, z: "m/d/yy" } };
  const book = { SheetNames: ["明细"], Sheets: { 明细: sheet } };
  const bytes = Buffer.from(xlsx.write(book, { type: "buffer", bookType: "biff8" }));
  const records = Buffer.from(extendedFormat);
  for (let at = bytes.indexOf(records); at >= 0; at = bytes.indexOf(records, at + 1))
    if (bytes.readUInt16LE(at + 6) === formatOfDays) bytes.writeUInt16LE(id, at + 6);
  return bytes;
}

test.each([14, 27, 28, 31, 36, 50, 57, 58])("the built-in format %i of an .xls shows a day", async (id) => {
  const [sheet] = await readHere.read(xlsWithBuiltin(id), "a.xls");

  expect(rowsOf(sheet)[0]?.cells).toEqual([{ kind: "day", day: "2016-05-10", text: "42500" }]);
});

test.each([32, 35, 55])("the built-in format %i of an .xls shows a time, which is no day", async (id) => {
  const [sheet] = await readHere.read(xlsWithBuiltin(id), "a.xls");

  expect(rowsOf(sheet)[0]?.cells).toEqual([{ kind: "number", text: "42500" }]);
});
