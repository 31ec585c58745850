/** A text that is written without any escape: where its bytes are, and its UTF-16 units. */
export type PlainText = { start: number; end: number; units: number };

const preserving = Buffer.from(' xml:space="preserve">');
const closing = Buffer.from("</t>");
const less = 0x3c;
const greater = 0x3e;
const ampersand = 0x26;
const underscore = 0x5f;
const carriageReturn = 0x0d;

/**
 * Reads the rest of a `<t` element with plain text and returns the place after it, or -1 if it is not plain or cut off.
 */
export function readPlainText(bytes: Buffer, from: number, found: PlainText): number {
  const start = standsAt(bytes, from, preserving)
    ? from + preserving.length
    : bytes[from] === greater
      ? from + 1
      : -1;
  if (start < 0) return -1;
  let at = start;
  let units = 0;
  for (let byte = bytes[at] ?? 0; byte !== less; byte = bytes[++at] ?? 0) {
    if (byte === ampersand || byte === underscore || byte === carriageReturn || byte === 0) return -1;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  found.start = start;
  found.end = at;
  found.units = units;
  return standsAt(bytes, at, closing) ? at + closing.length : -1;
}

/** Tells whether the wanted bytes are at a place. */
export function standsAt(bytes: Buffer, at: number, wanted: Buffer): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}
