import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { builtinFormats } from "../builtin-formats.ts";
import { markBits } from "../packed-rows.ts";
import { type CellStyle, inFont, type ShownNumbers } from "../shown-numbers.ts";
import { continuedFrom, eachRecord, recordTypes } from "./biff-records.ts";
import { type BiffText, createDataReader, type DataReader, readUnicode } from "./biff-strings.ts";
import { encodingOf } from "./code-page.ts";

/** A sheet as the book lists it: where its part begins, and whether it has cells at all. */
export type ListedSheet = { name: string; hidden: boolean; position: number; hasCells: boolean };

/** What the first part of a book says about all its sheets. */
export type BookGlobals = {
  /** Texts are Unicode (BIFF8); before, they are bytes of a code page. */
  isUnicode: boolean;
  decode(bytes: Buffer): string;
  sheets: readonly ListedSheet[];
  strings: readonly BiffText[];
  styles: readonly CellStyle[];
  marksOfFont(font: number): number;
  epoch1904: boolean;
  /** Whether the program that wrote the book says with which engine it was calculated, and with none that it is to be. */
  recalculation: "asked" | "done" | "unsaid";
};

const unicodeVersion = 0x0600;
const struck = 0x0008;
const superscript = 1;
const subscript = 2;
const cellsTypes = new Set([0, 1]);
const stylesMax = 100_000;
const stringsMax = 3_000_000;
/** How many bytes of texts are looked at to find their encoding. */
const sampleBytesMax = 64 * 1024;
/** No font has this number: those after it are counted one too high (MS-XLS 2.5.129). */
const fontLeftOut = 4;

type Raw = { at: number; end: number };

/**
 * Reads the first part of a book of BIFF5 or BIFF8. Fails with `file-encrypted`, `file-unreadable` where it lists no
 * sheet, and `too-many-formats`.
 */
export function readGlobals(stream: Buffer, numbers: ShownNumbers): BookGlobals {
  const isUnicode = stream.readUInt16LE(4) === unicodeVersion;
  const fonts: number[] = [];
  const formats = new Map(builtinFormats);
  const written: Raw[] = [];
  const cellFormats: { font: number; format: number }[] = [];
  const bounds: Raw[] = [];
  let strings: BiffText[] = [];
  let codePage: number | undefined;
  let epoch1904 = false;
  let recalculation: BookGlobals["recalculation"] = "unsaid";
  eachRecord(stream, 0, (type, at, end) => {
    switch (type) {
      case recordTypes.filePass:
        throw new LedgerFailure("file-encrypted");
      case recordTypes.codePage:
        codePage = stream.readUInt16LE(at);
        break;
      case recordTypes.date1904:
        epoch1904 = stream.readUInt16LE(at) === 1;
        break;
      case recordTypes.recalcId:
        recalculation = stream.readUInt32LE(at + 4) === 0 ? "asked" : "done";
        break;
      case recordTypes.font:
        fonts.push(fontMarks(stream, at));
        break;
      case recordTypes.format:
        written.push({ at, end });
        break;
      case recordTypes.extendedFormat:
        if (cellFormats.length === stylesMax) throw new LedgerFailure("too-many-formats", { max: stylesMax });
        cellFormats.push({ font: stream.readUInt16LE(at), format: stream.readUInt16LE(at + 2) });
        break;
      case recordTypes.boundSheet:
        bounds.push({ at, end });
        break;
      case recordTypes.sharedStrings:
        strings = readStrings(createDataReader(stream, continuedFrom(stream, at, end)));
    }
  });
  const decode = decoderOf(isUnicode ? "utf-16le" : encodingOf(codePage, sampleOf(stream)));
  for (const { at, end } of written) {
    const { id, format } = writtenFormat(createDataReader(stream, [[at, end]]), end - at, isUnicode, decode);
    formats.set(id, format);
  }
  const marksOfFont = (font: number) => marksByNumber(fonts, font);
  return {
    isUnicode,
    decode,
    sheets: bounds.map((bound) => listedSheet(stream, bound, isUnicode, decode)),
    strings,
    styles: cellFormats.map(({ font, format }) =>
      inFont(numbers.styleOf(formats.get(format) ?? ""), marksOfFont(font)),
    ),
    marksOfFont,
    epoch1904,
    recalculation,
  };
}

/** A number format by its id; one that claims to be longer than its record ends with it. */
function writtenFormat(
  data: DataReader,
  size: number,
  isUnicode: boolean,
  decode: (bytes: Buffer) => string,
): { id: number; format: string } {
  const id = data.word();
  if (!isUnicode) return { id, format: decode(data.bytes(Math.min(data.byte(), size - 3))) };
  const length = data.word();
  const isWide = (data.byte() & 1) !== 0;
  return { id, format: data.characters(Math.min(length, isWide ? (size - 5) >> 1 : size - 5), isWide) };
}

function fontMarks(stream: Buffer, at: number): number {
  const position = stream.readUInt16LE(at + 8);
  return (
    ((stream.readUInt16LE(at + 2) & struck) === 0 ? 0 : markBits.struck) |
    (position === superscript ? markBits.superscript : 0) |
    (position === subscript ? markBits.subscript : 0)
  );
}

function decoderOf(encoding: string): (bytes: Buffer) => string {
  const decoder = new TextDecoder(encoding);
  return (bytes) => decoder.decode(bytes);
}

function marksByNumber(fonts: readonly number[], font: number): number {
  return font === fontLeftOut ? 0 : (fonts[font > fontLeftOut ? font - 1 : font] ?? 0);
}

function listedSheet(
  stream: Buffer,
  { at, end }: Raw,
  isUnicode: boolean,
  decode: (bytes: Buffer) => string,
): ListedSheet {
  const data = createDataReader(stream, [[at, end]]);
  const position = data.long();
  const hidden = (data.byte() & 3) !== 0;
  const hasCells = cellsTypes.has(data.byte());
  const length = data.byte();
  const name = isUnicode ? readUnicode(data, length).text : decode(data.bytes(length));
  return { name, hidden, position, hasCells };
}

/** The strings that there are; a book may claim more of them than it has. */
function readStrings(data: DataReader): BiffText[] {
  data.long();
  const count = data.long();
  const strings: BiffText[] = [];
  while (strings.length < count && !data.isAtEnd()) {
    if (strings.length === stringsMax) throw new LedgerFailure("too-much-content");
    strings.push(readUnicode(data, data.word()));
  }
  return strings;
}

/** Bytes of a book's texts that show its encoding, with line ends between them. */
function sampleOf(stream: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let size = 0;
  for (let at = 0; at + 4 <= stream.length && size < sampleBytesMax; ) {
    const type = stream.readUInt16LE(at);
    const end = at + 4 + stream.readUInt16LE(at + 2);
    if (type === recordTypes.label || type === recordTypes.rString || type === recordTypes.boundSheet) {
      const begins = at + 4 + (type === recordTypes.boundSheet ? 7 : 8);
      const length = type === recordTypes.boundSheet ? end - begins : stream.readUInt16LE(at + 10);
      pieces.push(stream.subarray(begins, Math.min(begins + length, end)), Buffer.from("\n"));
      size += length;
    }
    at = end;
  }
  return Buffer.concat(pieces);
}
