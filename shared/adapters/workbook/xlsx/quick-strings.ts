import { appendBytes, type ByteText } from "#shared/adapters/ooxml/byte-text.ts";
import { type PlainText, readPlainText, standsAt } from "./plain-text.ts";

const opening = Buffer.from("<si><t");
const closing = Buffer.from("</si>");

/**
 * Reads shared strings in the plain form `<si><t>甲</t></si>` without any escape, one after the other, and returns the
 * place after the last of them. Each is reported with its UTF-16 units once its bytes are added. It stops before
 * anything else, which the scanner then takes, and before a string that a chunk cuts.
 */
export function createQuickStrings(text: ByteText, add: (units: number) => void) {
  const found: PlainText = { start: 0, end: 0, units: 0 };
  return (bytes: Buffer, from: number): number => {
    let taken = from;
    while (standsAt(bytes, taken, opening)) {
      const at = readPlainText(bytes, taken + opening.length, found);
      if (at < 0 || !standsAt(bytes, at, closing)) break;
      appendBytes(text, bytes, found.start, found.end);
      add(found.units);
      taken = at + closing.length;
    }
    return taken;
  };
}
