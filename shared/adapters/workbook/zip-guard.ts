import { crc32, inflateRawSync } from "node:zlib";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { type ZipEntry, zipEntries } from "./zip-entries.ts";

const ratioMax = 200;
const ratioFreeBytes = 4 * 1024 * 1024;

/**
 * Unpacks every entry of a zip file once, within bounds, before any library sees it. Fails with `file-unsafe` for a lie
 * about sizes or sums, a duplicate name, a document type declaration, a bomb; with `file-encrypted` for an encrypted
 * entry; with `file-not-a-table` for an archive that is no workbook.
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
    isWorkbook || (names.has("[content_types].xml") && ![...names].some((name) => name.startsWith("word/")));
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
  if (content.byteLength !== entry.size || crc32(content) !== entry.crc) refuse();
  const isXml = /\.(xml|rels|vml)$/i.test(entry.name);
  if (
    isXml &&
    /<!(?:DOCTYPE|ENTITY)/i.test(
      Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 65_536)).toString(
        "latin1",
      ),
    )
  ) {
    refuse();
  }
}

function unpacked(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) refuse();
  try {
    return inflateRawSync(packed, { maxOutputLength: entry.size + 1 });
  } catch {
    refuse();
  }
}

function refuse(): never {
  throw new LedgerFailure("file-unsafe");
}
