import * as xlsx from "@e965/xlsx";
import { dayFromExcelSerial } from "#shared/domain/day.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Cell, MergedArea, Sheet, SheetRow } from "#shared/domain/sheet.ts";
import { decimalText } from "./decimal-text.ts";
import { createMergedCells } from "./merged-cells.ts";
import { isDateFormat, numberShown } from "./number-format.ts";
import type { ReaderLimits } from "./reader-limits.ts";

/** How many merged areas a sheet may have. */
const mergesMax = 100_000;

/** The texts of error cells by their number in MS-XLS 2.5.10. */
const errorTexts: ReadonlyMap<number, string> = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
]);

/**
 * Reads a workbook of a kind that the library knows, walking the cells that exist and never the range that the sheet
 * claims. Fails with `file-encrypted`, `file-unreadable`, `too-many-rows` or `file-unsafe` (too many sheets or columns,
 * two sheets of one name, of which the library knows only one, an over-long text).
 */
export function readWorkbook(bytes: Uint8Array, limits: ReaderLimits): Sheet[] {
  const workbook = parsed(bytes);
  if (workbook.SheetNames.length === 0) throw new LedgerFailure("file-unreadable");
  if (workbook.SheetNames.length > limits.sheetsMax) throw new LedgerFailure("file-unsafe");
  if (new Set(workbook.SheetNames).size < workbook.SheetNames.length) throw new LedgerFailure("file-unsafe");
  const epoch1904 = workbook.Workbook?.WBProps?.date1904 === true;
  let rowsLeft = limits.rowsMax;
  return workbook.SheetNames.map((name, index): Sheet => {
    const sheet = workbook.Sheets[name];
    const rows = readRows(sheet, epoch1904, limits);
    rowsLeft -= rows.length;
    if (rowsLeft < 0) throw new LedgerFailure("too-many-rows", { max: limits.rowsMax });
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return { name, hidden, rows, ...layoutOf(sheet) };
  });
}

/** The merged areas and hidden columns of a sheet, where it has any. */
function layoutOf(sheet: xlsx.WorkSheet | undefined): Pick<Sheet, "merges" | "hiddenColumns"> {
  const areas = sheet?.["!merges"] ?? [];
  if (areas.length > mergesMax) throw new LedgerFailure("file-unsafe");
  const merges = areas.map(({ s, e }): MergedArea => {
    return { firstRow: s.r + 1, lastRow: e.r + 1, firstColumn: s.c, lastColumn: e.c };
  });
  const columns: readonly (xlsx.ColInfo | undefined)[] = sheet?.["!cols"] ?? [];
  const hiddenColumns = columns.flatMap((column, index) => (column?.hidden === true ? [index] : []));
  return {
    ...(merges.length === 0 ? {} : { merges }),
    ...(hiddenColumns.length === 0 ? {} : { hiddenColumns }),
  };
}

/** Its option `sheetRows` is left alone: rows beyond it would be dropped without a word. */
function parsed(bytes: Uint8Array): xlsx.WorkBook {
  try {
    return xlsx.read(bytes, {
      type: "array",
      dense: true,
      raw: true,
      cellNF: true,
      cellStyles: true,
      cellDates: false,
      cellText: false,
      cellFormula: false,
      cellHTML: false,
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    throw new LedgerFailure(/password|encrypt/i.test(said) ? "file-encrypted" : "file-unreadable");
  }
}

function readRows(sheet: xlsx.WorkSheet | undefined, epoch1904: boolean, limits: ReaderLimits): SheetRow[] {
  const data: unknown = sheet?.["!data"];
  if (!Array.isArray(data)) return [];
  const isCovered = createMergedCells(sheet?.["!merges"] ?? []);
  const rows: SheetRow[] = [];
  data.forEach((stored: unknown, index) => {
    if (!Array.isArray(stored)) return;
    const cells: (Cell | null)[] = [];
    stored.forEach((object: unknown, column) => {
      const cell = readCell(object, epoch1904, limits);
      if (cell === null || isCovered(index, column)) return;
      if (column >= limits.columnsMax) throw new LedgerFailure("file-unsafe");
      while (cells.length < column) cells.push(null);
      cells.push(cell);
    });
    if (cells.length === 0) return;
    const hidden = sheet?.["!rows"]?.[index]?.hidden === true;
    rows.push({ row: index + 1, cells, ...(hidden ? { hidden } : {}) });
  });
  return rows;
}

function readCell(object: unknown, epoch1904: boolean, limits: ReaderLimits): Cell | null {
  if (!isCellObject(object)) return null;
  const { t, v, z } = object;
  if (t === "e") return { kind: "error", text: errorTexts.get(Number(v)) ?? "#ERROR" };
  if (typeof v === "boolean") return { kind: "boolean", value: v };
  if (typeof v === "number") return readNumber(v, typeof z === "string" ? z : "", epoch1904);
  if (typeof v !== "string" || v.trim() === "") return null;
  if (v.length > limits.cellTextLengthMax) throw new LedgerFailure("file-unsafe");
  return { kind: "text", text: v };
}

function readNumber(value: number, format: string, epoch1904: boolean): Cell | null {
  if (!Number.isFinite(value)) return null;
  const text = decimalText(value);
  if (isDateFormat(format)) {
    const day = dayFromExcelSerial(value, epoch1904);
    if (day !== undefined) return { kind: "day", day, text };
  }
  const shown = numberShown(format);
  return shown === undefined ? { kind: "number", text } : { kind: "number", text, shown };
}

function isCellObject(object: unknown): object is { t?: unknown; v?: unknown; z?: unknown } {
  return typeof object === "object" && object !== null;
}
