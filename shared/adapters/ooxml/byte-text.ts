import { isUtf8 } from "node:buffer";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

/** Text as UTF-8 bytes in a buffer that grows; the bytes after `used` mean nothing. */
export type ByteText = { bytes: Buffer; used: number };

const copiedByHandMax = 48;

/** An empty text with room for some bytes. */
export function createByteText(bytesFirst: number): ByteText {
  return { bytes: Buffer.allocUnsafeSlow(bytesFirst), used: 0 };
}

/** Makes room for so many more bytes. */
export function reserve(text: ByteText, more: number): void {
  const needed = text.used + more;
  if (needed <= text.bytes.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, text.bytes.length * 2));
  text.bytes.copy(larger, 0, 0, text.used);
  text.bytes = larger;
}

/** Adds bytes that are UTF-8 already. */
export function appendBytes(text: ByteText, source: Buffer, start: number, end: number): void {
  reserve(text, end - start);
  if (end - start > copiedByHandMax) {
    text.used += source.copy(text.bytes, text.used, start, end);
    return;
  }
  const { bytes } = text;
  let { used } = text;
  for (let at = start; at < end; at++) bytes[used++] = source[at] ?? 0;
  text.used = used;
}

/** Adds ASCII characters. */
export function appendAscii(text: ByteText, characters: string): void {
  reserve(text, characters.length);
  for (let at = 0; at < characters.length; at++) text.bytes[text.used++] = characters.charCodeAt(at);
}

/** Adds characters of any kind and gives their number in UTF-16 units. */
export function appendText(text: ByteText, characters: string): number {
  if (characters === "") return 0;
  reserve(text, Buffer.byteLength(characters));
  text.used += text.bytes.write(characters, text.used, "utf8");
  return characters.length;
}

/** Tells whether bytes show nothing: white space of any kind, as `trim` takes it. */
export function isBlank(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes[start] ?? 0;
  const mayBeSpace = first <= 0x20 || first === 0xc2 || (first >= 0xe1 && first <= 0xe3) || first === 0xef;
  return start === end || (mayBeSpace && bytes.toString("utf8", start, end).trim() === "");
}

/** Fails with `file-unreadable` if the bytes so far are no UTF-8: decoding them would change a name without a word. */
export function refuseBrokenUtf8(text: ByteText): void {
  if (!isUtf8(text.bytes.subarray(0, text.used))) throw new LedgerFailure("file-unreadable");
}
