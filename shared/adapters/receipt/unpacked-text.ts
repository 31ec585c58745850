import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { copiedPart } from "#shared/adapters/zip/packed-part.ts";
import type { ZipEntry } from "#shared/adapters/zip/zip-entries.ts";
import { UnusualBook } from "./unusual-book.ts";

const deflated = 8;

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
