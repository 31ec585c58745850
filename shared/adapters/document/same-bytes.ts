import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { type ZipEntry, zipEntries } from "#shared/adapters/zip/zip-entries.ts";
import { type PackedPart, zipFile } from "#shared/adapters/zip/zip-file.ts";

const deflated = 8;
const timestamps = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;

const drawingIds = /(<(?:wp:docPr|pic:cNvPr) id=")\d+/g;

/**
 * An Office package with the same bytes for the same content: its times are `madeAt`, its parts have none, and its
 * drawings are numbered from 1, not from where the process has come to.
 */
export function sameBytes(archive: Uint8Array, madeAt: string): Uint8Array {
  const made = `${madeAt.slice(0, 19)}Z`;
  const parts = zipEntries(archive).map((entry): PackedPart => {
    const content = contentOf(archive, entry);
    const kept = settledPart(entry.name, content, made);
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

function settledPart(name: string, content: Uint8Array, made: string): Uint8Array {
  const text = () => new TextDecoder().decode(content);
  if (name === "docProps/core.xml") return Buffer.from(text().replaceAll(timestamps, `$1${made}`));
  if (name !== "word/document.xml") return content;
  let drawings = 0;
  return Buffer.from(text().replaceAll(drawingIds, (_, start: string) => `${start}${++drawings}`));
}

function contentOf(archive: Uint8Array, { method, dataStart, packedSize }: ZipEntry): Uint8Array {
  const packed = archive.subarray(dataStart, dataStart + packedSize);
  return method === deflated ? inflateRawSync(packed) : packed;
}
