import { CFB } from "@e965/xlsx";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

const ole2FirstByte = 0xd0;
const beginningOfFile = 0x09;

/**
 * The workbook's stream at the root of an OLE2 file (MS-CFB), also of one with an embedded letter; a bare stream is
 * returned itself. Fails with `file-encrypted` for an encrypted package, `file-not-a-table` for a letter, slides or
 * anything else, `file-unreadable` for a broken file or workbook stream.
 */
export function workbookStream(bytes: Uint8Array): Buffer {
  if (bytes[0] !== ole2FirstByte) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const streams = rootStreams(bytes);
  if (streams.has("encryptedpackage")) throw new LedgerFailure("file-encrypted");
  const workbook = streams.get("workbook") ?? streams.get("book");
  if (workbook === undefined) throw new LedgerFailure("file-not-a-table");
  if (workbook[0] !== beginningOfFile) throw new LedgerFailure("file-unreadable");
  return Buffer.from(workbook);
}

function rootStreams(bytes: Uint8Array): Map<string, ArrayLike<number>> {
  const streams = new Map<string, ArrayLike<number>>();
  try {
    const { FullPaths, FileIndex } = CFB.read(bytes, { type: "array" });
    for (const [index, path] of FullPaths.entries()) {
      const parts = path.split("/");
      const name = parts.at(-1)?.toLowerCase() ?? "";
      const content = FileIndex[index]?.content;
      if (parts.length === 2 && name !== "" && content !== undefined) streams.set(name, content);
    }
  } catch {
    throw new LedgerFailure("file-unreadable");
  }
  return streams;
}
