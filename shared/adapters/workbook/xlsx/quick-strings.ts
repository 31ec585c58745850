import { appendBytes, type ByteText } from "../byte-text.ts";

const opening = Buffer.from("<si><t");
const preserving = Buffer.from(' xml:space="preserve">');
const closing = Buffer.from("</t></si>");
const less = 0x3c;
const greater = 0x3e;
const ampersand = 0x26;
const underscore = 0x5f;
const carriageReturn = 0x0d;

/**
 * Reads shared strings that are written plainly, `<si><t>甲</t></si>` without any escape, one after the other from a
 * place on, and gives the place behind the last of them. Each is told with its UTF-16 units once its bytes are added.
 * It stops before anything else, which the scanner then takes, and before a string that a chunk cuts.
 */
export function createQuickStrings(text: ByteText, add: (units: number) => void) {
  return (bytes: Buffer, from: number): number => {
    let taken = from;
    for (;;) {
      let at = taken;
      if (!standsAt(bytes, at, opening)) return taken;
      at += opening.length;
      if (standsAt(bytes, at, preserving)) at += preserving.length;
      else if (bytes[at++] !== greater) return taken;
      const start = at;
      let units = 0;
      for (let byte = bytes[at] ?? 0; byte !== less; byte = bytes[++at] ?? 0) {
        if (byte === ampersand || byte === underscore || byte === carriageReturn || byte === 0) return taken;
        if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
      }
      if (!standsAt(bytes, at, closing)) return taken;
      appendBytes(text, bytes, start, at);
      add(units);
      taken = at + closing.length;
    }
  };
}

function standsAt(bytes: Buffer, at: number, wanted: Buffer): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}
