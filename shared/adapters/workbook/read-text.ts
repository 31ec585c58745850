import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { hasControls, withoutGuards } from "./delimited/control-characters.ts";

const encodings = ["utf-8", "gb18030"] as const;

/**
 * The text of a file: UTF-16 by its byte order mark, else UTF-8 if every byte is, else GB18030 (UTF-8 first, since its
 * bytes often decode as GB18030 too). Control characters that guard a number are left out. Fails with `file-not-a-table` for bytes that are no text.
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
    if (!hasControls(text)) return text;
    const rest = withoutGuards(text);
    return hasControls(rest) ? undefined : rest;
  } catch {
    return undefined;
  }
}

function refuse(): never {
  throw new LedgerFailure("file-not-a-table");
}
