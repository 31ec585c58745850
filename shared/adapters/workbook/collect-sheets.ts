import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { PackedRows, SheetSink } from "./packed-rows.ts";
import { unpackSheet } from "./unpack-sheet.ts";

/** A sink that keeps all it is given, still packed; `sheets` are those that have ended. */
export function collectSheets(): { sink: SheetSink; sheets: readonly Sheet[] } {
  const sheets: Sheet[] = [];
  let batches: PackedRows[] = [];
  return {
    sheets,
    sink: {
      async rows(batch) {
        batches.push(batch);
      },
      async end(sheet) {
        sheets.push(unpackSheet(sheet, batches));
        batches = [];
      },
    },
  };
}
