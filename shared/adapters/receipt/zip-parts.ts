import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw, createInflateRaw } from "node:zlib";
import type { ZipEntry } from "../workbook/zip-entries.ts";
import type { PackedPart } from "../workbook/zip-file.ts";
import { UnusualBook } from "./unusual-book.ts";

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

/** The text of a part in UTF-8, unpacked piece by piece and never to more than its entry says. Throws an UnusualBook. */
export async function* unpackedText(archive: Uint8Array, entry: ZipEntry): AsyncGenerator<string> {
  if (entry.method !== 0 && entry.method !== deflated) throw new UnusualBook("packed otherwise");
  const bytes = Readable.from(copiedPart(archive, entry).packed);
  const chunks: AsyncIterable<Uint8Array> = entry.method === 0 ? bytes : bytes.pipe(createInflateRaw());
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let started = false;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > entry.size) throw new UnusualBook("larger than it says");
    const text = decoded(decoder, chunk);
    if (!started && !saysUtf8(text)) throw new UnusualBook("not in UTF-8");
    started = true;
    yield text;
  }
  yield decoded(decoder);
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new UnusualBook("not in UTF-8");
  }
}

function saysUtf8(start: string): boolean {
  const encoding = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/.exec(start)?.[1];
  return encoding === undefined || /^utf-?8$/i.test(encoding);
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
