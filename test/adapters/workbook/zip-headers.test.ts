import { crc32, deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { readHere } from "#test/support/read-here.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { xlsxParts } from "./small-xlsx.ts";

const sheetPart = "xl/worksheets/sheet1.xml";
const unset = 0xffffffff;
const filled = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'.padEnd(3000);

/** How the headers of the sheet's entry tell its sizes: in the local header, its extra field and the directory's. */
type Telling = {
  streamed?: boolean;
  local?: { crc?: number; size?: number; packedSize?: number; flags?: number };
  localExtra?: (size: number, packedSize: number) => readonly number[];
  central?: { size: number; packedSize: number };
  centralExtra?: (size: number, packedSize: number) => readonly number[];
  zip64End?: boolean;
};

function extraOf(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0);
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return extra;
}

/** What both headers of an entry have in common, from the version needed to the length of the extra field. */
function shared(flags: number, crc: number, packedSize: number, size: number, name: Buffer, extra: Buffer) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(45, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packedSize, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  fields.writeUInt16LE(extra.length, 24);
  return fields;
}

/** A book of one sheet with one cell, whose headers tell the sheet's sizes in a given way. */
function bookTold(telling: Telling): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const parts = xlsxParts([{ name: "明细", rows: filled }]);
  for (const part of parts) {
    const told = part.name === sheetPart ? telling : {};
    const raw = Buffer.from(part.content);
    const packed = deflateRawSync(raw);
    const crc = crc32(raw);
    const name = Buffer.from(part.name);
    const flags = told.streamed ? 8 : 0;
    const localExtra = extraOf(told.localExtra?.(raw.length, packed.length) ?? []);
    const known = told.streamed ? 0 : 1;
    const local = { crc: crc * known, size: raw.length * known, packedSize: packed.length * known, flags };
    const says = { ...local, ...told.local };
    const descriptor = Buffer.alloc(told.streamed ? 16 : 0);
    if (told.streamed) {
      const fields = [0x08074b50, crc, packed.length, raw.length];
      for (const [index, field] of fields.entries()) descriptor.writeUInt32LE(field, index * 4);
    }
    const localFields = shared(says.flags, says.crc, says.packedSize, says.size, name, localExtra);
    const record = [Buffer.from("PK\x03\x04"), localFields, name, localExtra, packed, descriptor];
    const centralExtra = extraOf(told.centralExtra?.(raw.length, packed.length) ?? []);
    const { size, packedSize } = told.central ?? { size: raw.length, packedSize: packed.length };
    const position = Buffer.alloc(14);
    position.writeUInt32LE(offset, 10);
    const centralFields = shared(flags, crc, packedSize, size, name, centralExtra);
    directory.push(Buffer.from("PK\x01\x02\x2d\x00"), centralFields, position, name, centralExtra);
    files.push(...record);
    offset += Buffer.concat(record).length;
  }
  const central = Buffer.concat(directory);
  const ends = telling.zip64End ? zip64End(parts.length, central.length, offset) : [];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(telling.zip64End ? 0xffff : parts.length, 8);
  end.writeUInt16LE(telling.zip64End ? 0xffff : parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(telling.zip64End ? unset : offset, 16);
  return Buffer.concat([...files, central, ...ends, end]);
}

function zip64End(count: number, directoryLength: number, directoryStart: number): Buffer[] {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(directoryLength), 40);
  end.writeBigUInt64LE(BigInt(directoryStart), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directoryStart + directoryLength), 8);
  locator.writeUInt32LE(1, 16);
  return [end, locator];
}

async function readingOf(telling: Telling) {
  try {
    const sheets = await readHere.read(bookTold(telling), "loans.xlsx");
    return sheets.flatMap((sheet) => rowsOf(sheet).flatMap(({ cells }) => cells));
  } catch (error) {
    if (error instanceof LedgerFailure) return error.code;
    throw error;
  }
}

const wide = (size: number, packedSize: number) => [size, packedSize];
test.each<[string, Telling]>([
  ["plain headers", {}],
  ["sizes behind the bytes", { streamed: true }],
  [
    "sizes in a ZIP64 field of both headers",
    {
      local: { size: unset, packedSize: unset },
      localExtra: wide,
      central: { size: unset, packedSize: unset },
      centralExtra: wide,
    },
  ],
  ["a ZIP64 end of the directory", { zip64End: true }],
  ["a ZIP64 field that nothing refers to and that is true", { localExtra: wide }],
])("an honest book is read: %s", async (_, telling) => {
  expect(await readingOf(telling)).toEqual([{ kind: "text", text: "甲" }]);
});

test.each<[string, Telling]>([
  ["3 GB, streamed", { streamed: true, local: { size: 3_000_000_000 } }],
  ["20 bytes, streamed", { streamed: true, local: { size: 20 } }],
  ["4 GB and no ZIP64 field", { streamed: true, local: { size: unset } }],
  ["20 bytes", { local: { size: 20 } }],
  ["20 packed bytes", { local: { packedSize: 20 } }],
  ["another sum", { local: { crc: 1 } }],
  [
    "20 bytes in its ZIP64 field",
    { local: { size: unset, packedSize: unset }, localExtra: (_, packedSize) => [20, packedSize] },
  ],
])("a local header that tells otherwise than the directory is unsafe: %s", async (_, telling) => {
  expect(await readingOf(telling)).toBe("file-unsafe");
});

test("an encryption that only the local header tells of is seen", async () => {
  expect(await readingOf({ local: { flags: 1 } })).toBe("file-encrypted");
});

test("a ZIP64 field that nothing refers to is not believed", async () => {
  const lie = (_: number, packedSize: number) => [20, packedSize];

  expect(await readingOf({ localExtra: lie, centralExtra: lie })).toEqual([{ kind: "text", text: "甲" }]);
});
