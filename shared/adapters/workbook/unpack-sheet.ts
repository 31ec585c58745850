import type { Cell, Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import { createMergedCells } from "./merged-cells.ts";
import { marksOfLetter, type PackedRows, placeKinds, type SheetEnd, strayQuoteMark } from "./packed-rows.ts";

const dayLength = 10;

/** A sheet whose rows stay packed and are unpacked each time that they are gone through; what merged areas cover is left out. */
export function unpackSheet(end: SheetEnd, batches: readonly PackedRows[]): Sheet {
  return {
    name: end.name,
    hidden: end.hidden,
    rows: { [Symbol.iterator]: () => unpackedRows(end, batches) },
    ...(end.merges.length > 0 ? { merges: end.merges } : {}),
    ...(end.hiddenColumns.length > 0 ? { hiddenColumns: end.hiddenColumns } : {}),
    ...(end.epoch1904 === true ? { epoch1904: true } : {}),
    ...(end.toBeCalculated === true ? { toBeCalculated: true } : {}),
    ...(end.recordWidths === undefined ? {} : { recordWidths: end.recordWidths }),
  };
}

function* unpackedRows(end: SheetEnd, batches: readonly PackedRows[]): Generator<SheetRow> {
  const merged = end.merges.length > 0 ? createMergedCells(end.merges) : undefined;
  for (const batch of batches) {
    const { rows, placeCounts, kinds, lengths, starts, records } = batch;
    const text = typeof batch.text === "string" ? batch.text : utf8Text(batch.text);
    let place = 0;
    let position = 0;
    for (let index = 0; index < rows.length; index++) {
      const mark = rows[index] ?? 0;
      const row = mark >>> 1;
      const placesEnd = place + (placeCounts[index] ?? 0);
      const isCovered = merged?.(row);
      const cells: (Cell | null)[] = [];
      let used = 0;
      for (let column = 0; place < placesEnd; column++, place++) {
        const length = lengths[place] ?? 0;
        if (starts !== undefined) position = starts[place] ?? 0;
        const cell = cellOf(kinds[place] ?? 0, text, position, position + length, end);
        position += length;
        if (cell === null || isCovered?.(column) === true) cells.push(null);
        else used = cells.push(cell);
      }
      cells.length = used;
      if (used === 0) continue;
      if (records !== undefined) yield recordOf(row, cells, records, index);
      else yield (mark & 1) === 1 ? { row, cells, hidden: true } : { row, cells };
    }
  }
}

function recordOf(
  row: number,
  cells: readonly (Cell | null)[],
  { lines, fields }: NonNullable<PackedRows["records"]>,
  index: number,
): SheetRow {
  const marked = fields[index] ?? 0;
  const record = { row, cells, line: lines[index] ?? 0, fields: marked & (strayQuoteMark - 1) };
  return marked < strayQuoteMark ? record : { ...record, strayQuote: true };
}

function cellOf(kind: number, source: string, from: number, to: number, end: SheetEnd): Cell | null {
  switch (kind) {
    case placeKinds.none:
      return null;
    case placeKinds.text:
      return { kind: "text", text: source.slice(from, to) };
    case placeKinds.markedText:
      return {
        kind: "text",
        text: source.slice(from + 1, to),
        marks: marksOfLetter(source.charCodeAt(from)),
      };
    case placeKinds.number:
      return { kind: "number", text: source.slice(from, to) };
    case placeKinds.day: {
      const numberFrom = from + dayLength;
      return { kind: "day", day: source.slice(from, numberFrom), text: source.slice(numberFrom, to) };
    }
    case placeKinds.yes:
      return { kind: "boolean", value: true };
    case placeKinds.no:
      return { kind: "boolean", value: false };
    case placeKinds.error:
      return { kind: "error", text: source.slice(from, to) };
    default: {
      const shown = end.shown[kind - placeKinds.shownNumber] ?? {};
      return { kind: "number", text: source.slice(from, to), shown };
    }
  }
}

function utf8Text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
