import { LedgerFailure } from "#shared/domain/failure.ts";
import { appendBytes, type ByteText, createByteText, isBlank, refuseBrokenUtf8 } from "../byte-text.ts";
import { nameCode } from "./name-code.ts";
import { createQuickStrings } from "./quick-strings.ts";
import { scanPart, type XlsxPackage } from "./xlsx-package.ts";
import type { XmlHandler } from "./xml-scanner.ts";
import { appendXmlText } from "./xml-text.ts";

/** The texts that cells share, as bytes: where each starts and the next one does, and its UTF-16 units, 0 for a blank one. */
export type SharedStrings = { text: ByteText; count: number; starts: Uint32Array; units: Uint32Array };

const stringsMax = 3_000_000;
const stringBytesMax = 128 * 1024 * 1024;
const countFirst = 1024;
const itemName = nameCode("si");
const textName = nameCode("t");
const phoneticName = nameCode("rPh");

/** No shared strings at all. */
export function noStrings(): SharedStrings {
  return {
    text: createByteText(0),
    count: 0,
    starts: new Uint32Array(countFirst),
    units: new Uint32Array(countFirst),
  };
}

/**
 * Reads the shared strings: the runs of a rich one are joined, and how to pronounce it is left out. Fails with
 * `too-much-content` for more than any workbook within the limits needs.
 */
export async function readSharedStrings(book: XlsxPackage, part: string): Promise<SharedStrings> {
  const strings = noStrings();
  await scanPart(book, part, createStringsHandler(strings));
  refuseBrokenUtf8(strings.text);
  return strings;
}

/** Takes the XML of the shared strings and adds them to those there are. */
export function createStringsHandler(strings: SharedStrings): XmlHandler {
  let phoneticDepth = 0;
  let collecting = false;
  let units = 0;
  let betweenItems = false;
  const quickStrings = createQuickStrings(strings.text, (quickUnits) => addString(strings, quickUnits));
  return {
    quick: (bytes, at) => (betweenItems ? quickStrings(bytes, at) : at),
    open(name, _, depth) {
      betweenItems = depth === 0;
      if (name === itemName && depth === 1) {
        units = 0;
        strings.text.used = strings.starts[strings.count] ?? 0;
      } else if (name === phoneticName) phoneticDepth = depth;
      else if (name === textName) collecting = phoneticDepth === 0;
    },
    text(bytes, start, end, verbatim) {
      if (!collecting) return;
      units += appendXmlText(strings.text, bytes, start, end, verbatim);
      if (strings.text.used > stringBytesMax) throw new LedgerFailure("too-much-content");
    },
    close(name, depth) {
      betweenItems = depth === 1;
      if (name === textName) collecting = false;
      else if (name === phoneticName && depth === phoneticDepth) phoneticDepth = 0;
      else if (name === itemName && depth === 1) addString(strings, units);
    },
  };
}

/** Adds a shared string to a text and gives its UTF-16 units. Fails with `file-unreadable` if there is none of that number. */
export function appendShared(target: ByteText, strings: SharedStrings, index: number): number {
  if (!(index >= 0 && index < strings.count)) throw new LedgerFailure("file-unreadable");
  const units = strings.units[index] ?? 0;
  if (units > 0) {
    appendBytes(target, strings.text.bytes, strings.starts[index] ?? 0, strings.starts[index + 1] ?? 0);
  }
  return units;
}

function addString(strings: SharedStrings, units: number): void {
  const { text, count } = strings;
  if (count === stringsMax) throw new LedgerFailure("too-much-content");
  if (count + 1 === strings.starts.length) {
    strings.starts = grown(strings.starts);
    strings.units = grown(strings.units);
  }
  strings.starts[count + 1] = text.used;
  strings.units[count] = isBlank(text.bytes, strings.starts[count] ?? 0, text.used) ? 0 : units;
  strings.count += 1;
}

function grown(numbers: Uint32Array): Uint32Array {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
