import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { type ZipEntry, zipEntries } from "../workbook/zip-entries.ts";
import { type PackedPart, zipFile } from "../workbook/zip-file.ts";

const deflated = 8;
const timestamps = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;

/** An Office package with the same bytes for the same content: times of its making are `madeAt`, its parts bear none. */
export function sameBytes(archive: Uint8Array, madeAt: string): Uint8Array {
  const made = `${madeAt.slice(0, 19)}Z`;
  const parts = zipEntries(archive).map((entry): PackedPart => {
    const content = contentOf(archive, entry);
    const kept =
      entry.name === "docProps/core.xml"
        ? Buffer.from(new TextDecoder().decode(content).replaceAll(timestamps, `$1${made}`))
        : content;
    return {
      name: entry.name,
      method: deflated,
      size: kept.byteLength,
      crc: crc32(kept),
      packed: [deflateRawSync(kept)],
    };
  });
  return zipFile(parts);
}

function contentOf(archive: Uint8Array, { method, dataStart, packedSize }: ZipEntry): Uint8Array {
  const packed = archive.subarray(dataStart, dataStart + packedSize);
  return method === deflated ? inflateRawSync(packed) : packed;
}
