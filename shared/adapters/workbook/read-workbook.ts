import * as xlsx from "@e965/xlsx";
import { dayFromExcelSerial } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Cell, MergedArea } from "#shared/domain/base/sheet.ts";
import { builtinFormats } from "./builtin-formats.ts";
import { decimalText } from "./decimal-text.ts";
import { mergesMax } from "./merged-cells.ts";
import { placeKinds, type SheetSink } from "./packed-rows.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import { guardSheetNames, ofSheet } from "./sheet-names.ts";
import { createShownNumbers } from "./shown-numbers.ts";
import { errorTexts } from "./styled-cells.ts";
import { createTextRows, type TextRows } from "./text-rows.ts";

const chineseFormatsFrom = 27;

/**
 * Reads a workbook with the library, for the kinds without a reader of ours, by the cells that exist and never by the
 * range that the sheet claims. Fails with `file-encrypted`, `file-unreadable`, `too-many-sheets`,
 * `sheet-name-repeated`, since the library keeps only one of such sheets, and as `createRowPacker` says.
 */
export async function readWorkbook(bytes: Uint8Array, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  const workbook = parsed(bytes);
  if (workbook.SheetNames.length === 0) throw new LedgerFailure("file-unreadable");
  guardSheetNames(workbook.SheetNames, limits.sheetsMax);
  const rows = createTextRows(limits);
  const numbers = createShownNumbers();
  const reading: Reading = {
    rows,
    numbers,
    epoch1904: workbook.Workbook?.WBProps?.date1904 === true,
    limits,
  };
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    await ofSheet(name, () => readRows(reading, sheet, sink));
    await rows.hand(sink, true);
    await sink.end({
      name,
      hidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      merges: mergesOf(sheet, limits.columnsMax),
      hiddenColumns: hiddenColumnsOf(sheet, limits.columnsMax),
      shown: numbers.shown,
    });
  }
}

type Reading = {
  rows: TextRows;
  numbers: ReturnType<typeof createShownNumbers>;
  epoch1904: boolean;
  limits: ReaderLimits;
};

/**
 * Its option `sheetRows` is left alone: rows beyond it would be dropped without a word. The library does not know the
 * built-in formats of Chinese Excel and WPS, without which their days are plain numbers.
 */
function parsed(bytes: Uint8Array): xlsx.WorkBook {
  for (const [id, format] of builtinFormats) if (id >= chineseFormatsFrom) xlsx.SSF.load(format, id);
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

async function readRows(reading: Reading, sheet: xlsx.WorkSheet | undefined, sink: SheetSink): Promise<void> {
  const data: unknown = sheet?.["!data"];
  if (!Array.isArray(data) || sheet?.["!type"] === "chart") return;
  for (const index of Object.keys(data)) {
    const stored: unknown = data[Number(index)];
    if (!Array.isArray(stored)) continue;
    const hidden = sheet?.["!rows"]?.[Number(index)]?.hidden === true;
    reading.rows.beginRow(Number(index) + 1, hidden);
    stored.forEach((object: unknown, column) => {
      addCell(reading, column, object);
    });
    reading.rows.endRow();
    await reading.rows.hand(sink, false);
  }
}

function mergesOf(sheet: xlsx.WorkSheet | undefined, columnsMax: number): MergedArea[] {
  const areas = sheet?.["!merges"] ?? [];
  if (areas.length > mergesMax) throw new LedgerFailure("too-many-merges", { max: mergesMax });
  return areas
    .filter(({ s, e }) => s.c < columnsMax && (s.r < e.r || s.c < e.c))
    .map(({ s, e }) => ({
      firstRow: s.r + 1,
      lastRow: e.r + 1,
      firstColumn: s.c,
      lastColumn: Math.min(e.c, columnsMax - 1),
    }));
}

function hiddenColumnsOf(sheet: xlsx.WorkSheet | undefined, columnsMax: number): number[] {
  const columns = sheet?.["!cols"] ?? [];
  return [...columns.slice(0, columnsMax).keys()].filter((column) => columns[column]?.hidden === true);
}

function addCell({ rows, numbers, epoch1904 }: Reading, column: number, object: unknown): void {
  if (!isCellObject(object)) return;
  const { t, v, z } = object;
  if (t === "e") {
    rows.addCell(column, { kind: "error", text: errorTexts.get(Number(v)) ?? "#ERROR" });
  } else if (typeof v === "boolean") rows.addCell(column, { kind: "boolean", value: v });
  else if (typeof v === "number" && Number.isFinite(v)) {
    const { isDate, kind } = numbers.styleOf(typeof z === "string" ? z : "");
    const cell = numberCell(v, isDate, epoch1904);
    rows.addCell(column, cell, isDate ? placeKinds.number : kind);
  } else if (typeof v === "string" && v.trim() !== "") rows.addText(column, v);
}

function numberCell(value: number, isDate: boolean, epoch1904: boolean): Cell {
  const text = decimalText(value);
  const day = isDate ? dayFromExcelSerial(value, epoch1904) : undefined;
  return day === undefined ? { kind: "number", text } : { kind: "day", day, text };
}

function isCellObject(object: unknown): object is { t?: unknown; v?: unknown; z?: unknown } {
  return typeof object === "object" && object !== null;
}
