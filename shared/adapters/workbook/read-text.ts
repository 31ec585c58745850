import { LedgerFailure } from "#shared/domain/failure.ts";

const encodings = ["utf-8", "gb18030"] as const;

/**
 * The text of a file: UTF-16 by its byte order mark, else UTF-8 if every byte is, else GB18030 (UTF-8 first, since its
 * bytes often decode as GB18030 too). Fails with `file-not-a-table` for bytes that are no text.
 */
export function readText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, "utf-16le") ?? refuse();
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, "utf-16be") ?? refuse();
  for (const encoding of encodings) {
    const text = decoded(bytes, encoding);
    if (text !== undefined) return text;
  }
  return refuse();
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return hasControls(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 26) return true;
  }
  return false;
}

function refuse(): never {
  throw new LedgerFailure("file-not-a-table");
}
