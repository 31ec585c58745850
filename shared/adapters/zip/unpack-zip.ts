import { crc32, inflateRawSync } from "node:zlib";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { ZipEntry } from "./zip-entries.ts";
import { type PackedPart, zipFile } from "./zip-file.ts";
import { isNeverOpened } from "./zip-guard.ts";

const partsRead = /\.(?:xml|rels|vml|bin)$/i;
const macros = /(?:^|\/)vbaProject\.bin$/i;
const columnsOfExcel = 16_384;
const columnStylesWithin = 1024 * 1024;
const declarations = ["<!DOCTYPE", "<!ENTITY"] as const;

/**
 * Unpacks, within bounds, the entries of a zip file that the library needs, and returns an archive of our own making:
 * the library never sees the file's headers, which it may read differently than we do. Fails with `file-unsafe` for a
 * lie about sizes or a document type declaration, with `file-unreadable` for a damaged entry.
 */
export function unpackZip(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): Uint8Array {
  const needed = [...entries.values()].filter(
    ({ name }) => partsRead.test(name) && !macros.test(name) && !isNeverOpened(name),
  );
  return zipFile(
    needed.map((entry): PackedPart => {
      const { name, size, crc } = entry;
      return { name, method: 0, size, crc, packed: [inspected(bytes, entry)] };
    }),
  );
}

function inspected(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const content = unpacked(bytes, entry);
  if (content.byteLength !== entry.size) refuse();
  if (crc32(content) !== entry.crc) throw new LedgerFailure("file-unreadable");
  if (!/\.(xml|rels|vml)$/i.test(entry.name)) return content;
  if (declaresTypes(content) || styledColumnMax(content) > columnsOfExcel) refuse();
  return content;
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
