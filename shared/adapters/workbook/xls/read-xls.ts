import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { FailureFacts } from "#shared/domain/base/failures/failure-row.ts";
import { type FormulaResults, mayBeUncalculated } from "../formula-results.ts";
import type { SheetEnd, SheetSink } from "../packed-rows.ts";
import type { ReaderLimits } from "../reader-limits.ts";
import { guardSheetNames, ofSheet } from "../sheet-names.ts";
import { createShownNumbers } from "../shown-numbers.ts";
import { createStyledCells } from "../styled-cells.ts";
import { createTextRows, type TextRows } from "../text-rows.ts";
import { recordTypes } from "./biff-records.ts";
import { type BookGlobals, type ListedSheet, readGlobals } from "./book-globals.ts";
import { resultsOf } from "./formula-record.ts";
import { createCellReader } from "./read-cell.ts";
import { indexSheet, placeColumns, type SheetIndex } from "./sheet-cells.ts";

const versionsRead = new Set([0x0500, 0x0600]);
const globalsType = 0x0005;
/** Some programs write a sheet without a book around it: its cells are in the first part. */
const soleSheet: ListedSheet = { name: "Sheet1", hidden: false, position: 0, hasCells: true };

/** Tells whether a stream is a workbook of BIFF5 (Excel 5 and 95) or BIFF8 (Excel 97 and later, WPS). */
export function isBiffBook(stream: Buffer): boolean {
  if (stream.length < 8 || stream.readUInt16LE(0) !== recordTypes.beginning) return false;
  return versionsRead.has(stream.readUInt16LE(4)) && stream.readUInt16LE(6) === globalsType;
}

/**
 * Reads the workbook stream of an .xls or .et, sheet by sheet and batch by batch. Fails with `file-encrypted`, with
 * `file-unreadable` and the sheet for a stream that is damaged, and as `readGlobals`, `indexSheet` and `createTextRows`
 * say.
 */
export async function readXls(stream: Buffer, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  const numbers = createShownNumbers();
  const globals = whole(() => readGlobals(stream, numbers));
  const { epoch1904 } = globals;
  const sheets = globals.sheets.length === 0 ? [soleSheet] : globals.sheets;
  guardSheetNames(
    sheets.map(({ name }) => name),
    limits.sheetsMax,
  );
  const rows = createTextRows(limits);
  for (const { name, hidden, position, hasCells } of sheets) {
    const end: SheetEnd = { name, hidden, merges: [], hiddenColumns: [], shown: numbers.shown };
    if (epoch1904) end.epoch1904 = true;
    if (hasCells) {
      await ofSheet(name, async () => {
        const index = whole(() => indexSheet(stream, position));
        const formulas = whole(() => resultsOf(stream, index, globals, numbers));
        await readRows({ stream, globals, index, formulas, rows }, sink);
        Object.assign(end, { merges: index.merges, hiddenColumns: index.hiddenColumns });
        if (mayBeUncalculated(formulas)) end.toBeCalculated = true;
      });
      await rows.hand(sink, true);
    }
    await sink.end(end);
  }
}

type Reading = {
  stream: Buffer;
  globals: BookGlobals;
  index: SheetIndex;
  formulas: FormulaResults;
  rows: TextRows;
};

async function readRows({ stream, globals, index, formulas, rows }: Reading, sink: SheetSink): Promise<void> {
  const { count, places, hiddenRows, recordedRows, othersHidden } = index;
  const cells = createStyledCells({ rows, epoch1904: globals.epoch1904, formulas });
  const addCell = createCellReader(stream, globals, cells);
  const keepsNothing = !formulas.calculated;
  for (let at = 0; at < count; ) {
    const row = Math.floor((places[at] ?? 0) / placeColumns);
    rows.beginRow(row + 1, hiddenRows.has(row) || (othersHidden && !recordedRows.has(row)));
    whole(
      () => {
        for (; at < count && Math.floor((places[at] ?? 0) / placeColumns) === row; at++)
          addCell(index, at, keepsNothing);
      },
      { row: row + 1 },
    );
    rows.endRow();
    await rows.hand(sink, false);
  }
}

/** Does what reads a stream by the lengths that it claims: reading beyond its end makes it unreadable. */
function whole<T>(read: () => T, facts: FailureFacts = {}): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? new LedgerFailure("file-unreadable", facts) : error;
  }
}
