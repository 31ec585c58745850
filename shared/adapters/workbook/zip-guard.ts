import { crc32, inflateRawSync } from "node:zlib";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { guardRepeats } from "./repeat-guard.ts";
import { type ZipEntry, zipEntries } from "./zip-entries.ts";

const ratioMax = 200;
const ratioFreeBytes = 4 * 1024 * 1024;

const otherOffice = /^(?:word|ppt|visio)\//;
const unfoldedCellsMax = 10_000_000;
const columnsOfExcel = 16_384;
const columnStylesWithin = 1024 * 1024;
const declarations = ["<!DOCTYPE", "<!ENTITY"] as const;

/**
 * Unpacks every entry of a zip file once, within bounds, before any library sees it. Fails with `file-unsafe` for a lie
 * about sizes, a duplicate name, a document type declaration, a bomb; with `file-unreadable` for a damaged entry; with
 * `file-encrypted` for an encrypted one; with `file-not-a-table` for an archive that is no workbook.
 */
export function guardZip(bytes: Uint8Array, unpackedBytesMax: number): void {
  const entries = zipEntries(bytes);
  const names = new Set<string>();
  let declared = 0;
  for (const entry of entries) {
    if (entry.encrypted) throw new LedgerFailure("file-encrypted");
    const name = entry.name.toLowerCase();
    if (names.has(name)) refuse();
    names.add(name);
    declared += entry.size;
    if (declared > unpackedBytesMax) refuse();
    if (entry.size > ratioFreeBytes && entry.size > entry.packedSize * ratioMax) refuse();
  }
  if (names.has("encryptedpackage")) throw new LedgerFailure("file-encrypted");
  const isWorkbook = ["xl/workbook.xml", "xl/workbook.bin", "content.xml"].some((name) => names.has(name));
  const mayBeWorkbook =
    isWorkbook || (names.has("[content_types].xml") && ![...names].some((name) => otherOffice.test(name)));
  if (!mayBeWorkbook) throw new LedgerFailure("file-not-a-table");
  if (names.has("mimetype")) guardOpenDocument(bytes, entries);
  for (const entry of entries) inspect(bytes, entry);
}

function guardOpenDocument(bytes: Uint8Array, entries: readonly ZipEntry[]): void {
  const mimetype = entries.find(({ name }) => name === "mimetype");
  const text = mimetype === undefined ? "" : new TextDecoder().decode(unpacked(bytes, mimetype));
  if (!text.includes("spreadsheet")) throw new LedgerFailure("file-not-a-table");
}

function inspect(bytes: Uint8Array, entry: ZipEntry): void {
  const content = unpacked(bytes, entry);
  if (content.byteLength !== entry.size) refuse();
  if (crc32(content) !== entry.crc) throw new LedgerFailure("file-unreadable");
  if (!/\.(xml|rels|vml)$/i.test(entry.name)) return;
  if (entry.name === "content.xml") guardRepeats(new TextDecoder().decode(content), unfoldedCellsMax);
  if (declaresTypes(content) || styledColumnMax(content) > columnsOfExcel) refuse();
}

/** The last column of a sheet that its column styles name: a library makes an object for each of them. */
function styledColumnMax(content: Uint8Array): number {
  const start = new TextDecoder("latin1").decode(content.subarray(0, columnStylesWithin));
  const named = [...start.matchAll(/<(?:\w+:)?col\b[^>]*?\bmax\s*=\s*["']\s*(\d+)/g)];
  return Math.max(0, ...named.map((match) => Number(match[1])));
}

/** Tells whether an XML part declares a document type or an entity, anywhere in it, in UTF-8 or UTF-16. */
function declaresTypes(content: Uint8Array): boolean {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const wide = content[0] === 0 || content[1] === 0 || (content[0] ?? 0) >= 0xfe;
  return declarations.some((word) => {
    if (!wide) return buffer.includes(word);
    const little = Buffer.from(word, "utf16le");
    return buffer.includes(little) || buffer.includes(Buffer.from(little).swap16());
  });
}

function unpacked(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) refuse();
  try {
    return inflateRawSync(packed, { maxOutputLength: entry.size + 1 });
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    throw new LedgerFailure(tooLarge ? "file-unsafe" : "file-unreadable");
  }
}

function refuse(): never {
  throw new LedgerFailure("file-unsafe");
}
