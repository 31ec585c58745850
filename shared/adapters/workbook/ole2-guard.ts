import { CFB } from "@e965/xlsx";
import { LedgerFailure } from "#shared/domain/failure.ts";

const ole2FirstByte = 0xd0;
const beginningOfFile = 0x09;

/**
 * Looks whether an OLE2 file (MS-CFB) has a workbook at its root, which one with a letter embedded has too. Fails with
 * `file-encrypted` for an encrypted package, `file-not-a-table` for a letter, slides or anything else,
 * `file-unreadable` for a broken file or a workbook stream that is none. A bare BIFF stream passes.
 */
export function guardOle2(bytes: Uint8Array): void {
  if (bytes[0] !== ole2FirstByte) return;
  const streams = rootStreams(bytes);
  if (streams.has("encryptedpackage")) throw new LedgerFailure("file-encrypted");
  const workbook = streams.get("workbook") ?? streams.get("book");
  if (workbook === undefined) throw new LedgerFailure("file-not-a-table");
  if (workbook[0] !== beginningOfFile) throw new LedgerFailure("file-unreadable");
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
