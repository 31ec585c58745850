import { TextDecoder } from "node:util";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([a-z0-9._-]{1,40})["']/i;
const declarationLengthMax = 300;

/**
 * The bytes of an XML part in UTF-8, whatever encoding its first bytes declare (UTF-16 by its mark or its zero bytes,
 * others by the declaration). Fails with `file-unreadable` for an unknown encoding or bytes that are not in it.
 */
export async function* utf8Chunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined;
  let first = true;
  for await (const chunk of chunks) {
    if (first) decoder = decoderFor(chunk);
    first = false;
    if (decoder === undefined) yield chunk;
    else yield Buffer.from(decoded(decoder, chunk, true));
  }
  if (decoder !== undefined) yield Buffer.from(decoded(decoder, Buffer.alloc(0), false));
}

/** No decoder for UTF-8. */
function decoderFor(start: Buffer): TextDecoder | undefined {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || second === 0)
    return new TextDecoder("utf-16le", { fatal: true });
  if ((first === 0xfe && second === 0xff) || first === 0) return new TextDecoder("utf-16be", { fatal: true });
  const name = declared.exec(start.toString("latin1", 0, declarationLengthMax))?.[1]?.toLowerCase();
  if (name === undefined || name === "utf-8" || name === "utf8" || name === "us-ascii") return undefined;
  try {
    return new TextDecoder(name, { fatal: true });
  } catch {
    throw new LedgerFailure("file-unreadable");
  }
}

function decoded(decoder: TextDecoder, bytes: Buffer, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw new LedgerFailure("file-unreadable");
  }
}
