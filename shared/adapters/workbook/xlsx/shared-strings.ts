import {
  appendBytes,
  type ByteText,
  createByteText,
  isBlank,
  refuseBrokenUtf8,
} from "#shared/adapters/ooxml/byte-text.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { nameCode } from "./name-code.ts";
import { createQuickStrings } from "./quick-strings.ts";
import { createRichText } from "./rich-text.ts";
import { scanPart, type XlsxPackage } from "./xlsx-package.ts";
import type { XmlHandler } from "./xml-tag.ts";

/**
 * The texts that cells share, as bytes: where each starts and the next one does, its UTF-16 units, 0 for a blank one,
 * and its marks as in `RichText`.
 */
export type SharedStrings = {
  text: ByteText;
  count: number;
  starts: Uint32Array;
  units: Uint32Array;
  marks: Uint8Array;
};

const stringsMax = 3_000_000;
const stringBytesMax = 128 * 1024 * 1024;
const countFirst = 1024;
const itemName = nameCode("si");
/** The depth of a shared string within its part. */
const itemDepth = 1;

/** No shared strings at all. */
export function noStrings(): SharedStrings {
  return {
    text: createByteText(0),
    count: 0,
    starts: new Uint32Array(countFirst),
    units: new Uint32Array(countFirst),
    marks: new Uint8Array(countFirst),
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
  const rich = createRichText(strings.text);
  let within = false;
  const quickStrings = createQuickStrings(strings.text, (units) => addString(strings, units, 0));
  return {
    quick: (bytes, at, depth) => (depth === itemDepth ? quickStrings(bytes, at) : at),
    open(name, tag, depth) {
      if (within) rich.open(name, tag, depth - itemDepth);
      else if (name === itemName && depth === itemDepth) {
        within = true;
        strings.text.used = strings.starts[strings.count] ?? 0;
        rich.begin();
      }
    },
    text(bytes, start, end, verbatim) {
      if (!within) return;
      rich.text(bytes, start, end, verbatim);
      if (strings.text.used > stringBytesMax) throw new LedgerFailure("too-much-content");
    },
    close(name, depth) {
      if (!within) return;
      if (depth > itemDepth) rich.close(name, depth - itemDepth);
      else {
        within = false;
        addString(strings, rich.units(), rich.marks());
      }
    },
  };
}

/** Tells whether there is a shared string of that number. */
export function hasShared(strings: SharedStrings, index: number): boolean {
  return index >= 0 && index < strings.count;
}

/** Adds a shared string that there is to a text and gives its UTF-16 units. */
export function appendShared(target: ByteText, strings: SharedStrings, index: number): number {
  const units = strings.units[index] ?? 0;
  if (units > 0) {
    appendBytes(target, strings.text.bytes, strings.starts[index] ?? 0, strings.starts[index + 1] ?? 0);
  }
  return units;
}

function addString(strings: SharedStrings, units: number, marks: number): void {
  const { text, count } = strings;
  if (count === stringsMax) throw new LedgerFailure("too-much-content");
  if (count + 1 === strings.starts.length) {
    strings.starts = grown(strings.starts, new Uint32Array((count + 1) * 2));
    strings.units = grown(strings.units, new Uint32Array((count + 1) * 2));
    strings.marks = grown(strings.marks, new Uint8Array((count + 1) * 2));
  }
  strings.starts[count + 1] = text.used;
  strings.units[count] = isBlank(text.bytes, strings.starts[count] ?? 0, text.used) ? 0 : units;
  strings.marks[count] = marks;
  strings.count += 1;
}

function grown<T extends Uint32Array | Uint8Array>(numbers: T, larger: T): T {
  larger.set(numbers);
  return larger;
}
