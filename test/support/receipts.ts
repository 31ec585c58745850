import { makeReceipt } from "#shared/adapters/receipt/make-receipt.ts";
import type { Cell, Sheet } from "#shared/domain/base/sheet.ts";
import type { RowVerdict, SheetVerdicts } from "#shared/domain/imports/receipt/row-verdict.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";
import { readHere } from "#test/adapters/workbook/read-here.ts";
import { rowsOf } from "./sheets.ts";

/** The sheets of a file, read in this process. */
export function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  return readHere(bytes);
}

/** A receipt made in this process. */
export async function receiptOf(
  original: Uint8Array,
  verdicts: readonly SheetVerdicts[],
): Promise<Uint8Array> {
  return (await makeReceipt(original, { verdicts }, workbookLimits)).bytes;
}

/** A verdict of a refused row, or of another outcome, with what is said in it. */
export function verdict(row: number, said: Partial<RowVerdict> = {}): RowVerdict {
  return {
    row,
    outcome: "refused",
    result: "退回",
    reason: "原因",
    remedy: "建议",
    faults: [],
    borrowed: [],
    ...said,
  };
}

/** What the cells of a sheet hold, by row number; trailing nothing is left out. */
export function heldBy(sheet: Sheet | undefined, columns = Number.POSITIVE_INFINITY): Map<number, string[]> {
  const held = new Map<number, string[]>();
  for (const { row, cells } of rowsOf(sheet)) {
    const texts = cells.slice(0, columns).map(textOf);
    while (texts.at(-1) === "") texts.pop();
    if (texts.length > 0) held.set(row, texts);
  }
  return held;
}

function textOf(cell: Cell | null): string {
  if (cell === null) return "";
  switch (cell.kind) {
    case "day":
      return `day ${cell.day}`;
    case "boolean":
      return `boolean ${cell.value}`;
    case "number":
      return `number ${cell.text}${JSON.stringify(cell.shown ?? {})}`;
    default:
      return `${cell.kind} ${cell.text}`;
  }
}
