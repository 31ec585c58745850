import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { cellAddress } from "#shared/domain/base/sheet.ts";
import { type PackedRows, placeKinds, strayQuoteMark } from "../packed-rows.ts";
import type { ReaderLimits } from "../reader-limits.ts";
import { quotedRecords } from "./quoted-record.ts";
import { isLineEnd } from "./record-lines.ts";

const placesPerBatch = 32_768;
const unitsPerBatch = 2 * 1024 * 1024;
const placesMax = 25_000_000;
const fieldsMax = strayQuoteMark - 1;
const quote = 0x22;
const equals = 0x3d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Quotes and line ends are below this. */
const plainFrom = 0x23;

/** The records of a text as packed rows, and how many of those that hold anything have how many fields. */
export type RecordBatches = { batches(): Generator<PackedRows>; widths: ReadonlyMap<number, number> };

/**
 * Packs the records of a text without copying their fields: a batch is a piece of the text, and each place says where
 * in it its field is. Rows are numbered by record, as in Excel, and know their line. Fails with `too-many-rows`,
 * `too-many-columns`, `cell-too-long`, `too-much-content` and as `quotedRecords` does.
 */
export function recordBatches(source: string, delimiter: string, limits: ReaderLimits): RecordBatches {
  const text = isLineEnd(source.charCodeAt(source.length - 1)) ? source : `${source}\n`;
  const separator = delimiter.charCodeAt(0);
  const readQuoted = quotedRecords(text, delimiter);
  const widths = new Map<number, number>();
  const packed = createPlaces(placesPerBatch + limits.columnsMax);
  let at = 0;
  let line = 1;
  let row = 0;
  let from = 0;
  let rowCount = 0;
  let place = 0;
  let placesLeft = placesMax;
  /** Texts that differ from what the file has, and the places that have them. */
  let meant: string[] = [];
  let meantUnits = 0;
  let meantPlaces: number[] = [];

  function put(rowStart: number, column: number, start: number, units: number): void {
    if (column >= limits.columnsMax || units > limits.cellTextLengthMax) refuse(column, units);
    const own = rowStart + column;
    for (; place < own; place++) {
      packed.kinds[place] = placeKinds.none;
      packed.lengths[place] = 0;
    }
    packed.kinds[place] = placeKinds.text;
    packed.lengths[place] = units;
    packed.starts[place++] = start;
  }

  function refuse(column: number, length: number): never {
    const facts = { cell: cellAddress(column, row), line };
    if (column >= limits.columnsMax)
      throw new LedgerFailure("too-many-columns", { ...facts, max: limits.columnsMax });
    throw new LedgerFailure("cell-too-long", { ...facts, length, max: limits.cellTextLengthMax });
  }

  /** Packs the record at `at`, moves on and returns the number of its fields; -1 where a quote needs a closer look. */
  function packPlain(): number {
    const rowStart = place;
    let here = at;
    for (let column = 0; ; column++) {
      const start = here;
      let unit = text.charCodeAt(here);
      if (unit === quote) {
        here = endOfPlainQuoted(text, here);
        unit = here < 0 ? quote : text.charCodeAt(here);
        if (unit !== separator && unit !== lineFeed && unit !== carriageReturn) return -1;
        if (here - start > 2) put(rowStart, column, start + 1 - from, here - start - 2);
      } else {
        if (unit === equals && text.charCodeAt(here + 1) === quote) return -1;
        while (unit !== separator && (unit >= plainFrom || !isQuoteOrLineEnd(unit)))
          unit = text.charCodeAt(++here);
        if (here > start) put(rowStart, column, start - from, here - start);
      }
      here += 1;
      if (unit === separator) continue;
      if (unit === quote) return -1;
      if (unit === carriageReturn && text.charCodeAt(here) === lineFeed) here += 1;
      at = here;
      return column + 1;
    }
  }

  function packQuoted(): { fields: number; lines: number; strayQuote: boolean } {
    const rowStart = place;
    const { fields, next, lines, strayQuote } = readQuoted(at);
    for (const [column, value] of fields.entries()) {
      if (value === "") continue;
      put(rowStart, column, meantUnits, value.length);
      meantPlaces.push(place - 1);
      meant.push(value);
      meantUnits += value.length;
    }
    at = next;
    return { fields: fields.length, lines, strayQuote };
  }

  function packRecord(): void {
    const rowStart = place;
    row += 1;
    if (row > limits.rowsMax) throw new LedgerFailure("too-many-rows", { max: limits.rowsMax });
    let fields = packPlain();
    let lines = 1;
    let mark = 0;
    if (fields < 0) {
      place = rowStart;
      const record = packQuoted();
      fields = record.fields;
      lines = record.lines;
      if (record.strayQuote) mark = strayQuoteMark;
    }
    if (fields > fieldsMax) refuse(fields, 0);
    if (place > rowStart) {
      packed.rows[rowCount] = row * 2;
      packed.lines[rowCount] = line;
      packed.fields[rowCount] = fields + mark;
      packed.placeCounts[rowCount++] = place - rowStart;
      widths.set(fields, (widths.get(fields) ?? 0) + 1);
    }
    line += lines;
  }

  function takeBatch(): PackedRows {
    const raw = text.slice(from, at);
    for (const meantPlace of meantPlaces) {
      packed.starts[meantPlace] = (packed.starts[meantPlace] ?? 0) + raw.length;
    }
    placesLeft -= place;
    if (placesLeft < 0) throw new LedgerFailure("too-much-content");
    const batch = {
      rows: packed.rows.slice(0, rowCount),
      placeCounts: packed.placeCounts.slice(0, rowCount),
      kinds: packed.kinds.slice(0, place),
      lengths: packed.lengths.slice(0, place),
      starts: packed.starts.slice(0, place),
      text: meant.length === 0 ? raw : raw + meant.join(""),
      records: { lines: packed.lines.slice(0, rowCount), fields: packed.fields.slice(0, rowCount) },
    };
    from = at;
    rowCount = 0;
    place = 0;
    meant = [];
    meantUnits = 0;
    meantPlaces = [];
    return batch;
  }

  return {
    widths,
    *batches() {
      while (at < text.length) {
        packRecord();
        if (place >= placesPerBatch || rowCount === placesPerBatch || at - from >= unitsPerBatch)
          yield takeBatch();
      }
      if (rowCount > 0) yield takeBatch();
    },
  };
}

function createPlaces(places: number) {
  return {
    kinds: new Uint8Array(places),
    lengths: new Uint16Array(places),
    starts: new Uint32Array(places),
    rows: new Uint32Array(placesPerBatch),
    placeCounts: new Uint16Array(placesPerBatch),
    lines: new Uint32Array(placesPerBatch),
    fields: new Uint16Array(placesPerBatch),
  };
}

/** The place after the closing quote of a field with ordinary characters only, or -1. */
function endOfPlainQuoted(text: string, start: number): number {
  if (text.charCodeAt(start + 1) === equals) return -1;
  for (let at = start + 1; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit < plainFrom && isQuoteOrLineEnd(unit)) return -1;
  }
}

function isQuoteOrLineEnd(unit: number): boolean {
  return unit === quote || isLineEnd(unit);
}
