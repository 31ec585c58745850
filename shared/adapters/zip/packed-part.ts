import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import type { ZipEntry } from "./zip-entries.ts";
import type { PackedPart } from "./zip-file.ts";

const deflated = 8;
const deflateLevel = 4;
const flushChars = 64 * 1024;

/** A part of an archive as it is, not unpacked. */
export function copiedPart(archive: Uint8Array, entry: ZipEntry): PackedPart {
  const { name, method, size, crc, dataStart, packedSize } = entry;
  return { name, method, size, crc, packed: [archive.subarray(dataStart, dataStart + packedSize)] };
}

/** Packs a text that comes in pieces. */
export async function packedPart(
  name: string,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<PackedPart> {
  const packed: Uint8Array[] = [];
  let size = 0;
  let crc = 0;
  const bytes = async function* () {
    for await (const text of gathered(pieces)) {
      const chunk = Buffer.from(text);
      size += chunk.byteLength;
      crc = crc32(chunk, crc);
      yield chunk;
    }
  };
  await pipeline(bytes, createDeflateRaw({ level: deflateLevel }), async (chunks) => {
    for await (const chunk of chunks) packed.push(chunk);
  });
  return { name, method: deflated, size, crc, packed };
}

/** The same text in pieces that are worth packing. */
async function* gathered(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let waiting: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < flushChars) continue;
    yield waiting.join("");
    waiting = [];
    length = 0;
  }
  if (length > 0) yield waiting.join("");
}
