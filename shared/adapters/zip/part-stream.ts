import { crc32, createInflateRaw } from "node:zlib";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { ZipEntry } from "./zip-entries.ts";

const chunkBytes = 128 * 1024;
const options = { chunkSize: chunkBytes, readableHighWaterMark: 8 * chunkBytes };
const stored = 0;
const deflated = 8;

/**
 * The bytes of a zip entry as a stream: never more than it declares, with its sum checked at the end, so that what was
 * read counts only when the stream has ended. Fails with `file-unsafe` for a lie about its size and
 * `file-unreadable` for a damaged entry.
 */
export async function* partStream(file: Uint8Array, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { buffer, byteOffset } = file;
  const packed = Buffer.from(buffer, byteOffset + entry.dataStart, entry.packedSize);
  if (entry.method !== stored && entry.method !== deflated) throw new LedgerFailure("file-unsafe");
  let size = 0;
  let crc = 0;
  for await (const chunk of entry.method === stored ? slices(packed) : inflated(packed)) {
    size += chunk.length;
    if (size > entry.size) throw new LedgerFailure("file-unsafe");
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size) throw new LedgerFailure("file-unsafe");
  if (crc !== entry.crc) throw new LedgerFailure("file-unreadable");
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

/** Inflating goes on in a thread of Node's pool while what came before is scanned. */
async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw(options);
  inflate.end(packed);
  try {
    for await (const chunk of inflate) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    throw isZlibError(error) ? new LedgerFailure("file-unreadable") : error;
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && "errno" in error;
}
