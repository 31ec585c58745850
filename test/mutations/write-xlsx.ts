import { xlsxParts } from "#test/adapters/workbook/small-xlsx.ts";
import { zipOf } from "#test/support/zip.ts";
import type { Book, BookCell, BookSheet, Run } from "./book.ts";

const dayFormat = "yyyy-mm-dd";
const runProperties: Record<NonNullable<Run["mark"]>, string> = {
  superscript: '<vertAlign val="superscript"/>',
  subscript: '<vertAlign val="subscript"/>',
  struck: "<strike/>",
  hidden: '<color rgb="FFFFFFFF"/>',
  bold: "<b/>",
};

/** Writes a book as .xlsx. */
export function writeXlsx(book: Book): Uint8Array {
  const formats: string[] = [];
  const styleOf = (format: string | undefined) => {
    if (format === undefined || format === "General") return "";
    if (!formats.includes(format)) formats.push(format);
    return ` s="${formats.indexOf(format) + 1}"`;
  };
  const sheets = book.sheets.map((sheet) => ({
    name: escaped(sheet.name),
    rows: rowsOf(book, sheet, styleOf),
    before: columnsOf(sheet),
    after: mergesOf(sheet),
    ...(sheet.hidden ? { state: "hidden" } : {}),
  }));
  const parts = xlsxParts(sheets, { formats, date1904: book.epoch1904 });
  return zipOf(
    parts.map((part) => ({
      ...part,
      content:
        book.fullCalcOnLoad && part.name === "xl/workbook.xml"
          ? String(part.content).replace("</sheets>", '</sheets><calcPr calcId="124519" fullCalcOnLoad="1"/>')
          : part.content,
      stored: true,
    })),
  );
}

function rowsOf(book: Book, sheet: BookSheet, styleOf: (format: string | undefined) => string): string {
  return sheet.lines
    .map(({ cells, hidden }, index) => {
      const row = index + 1;
      const written = cells.map((cell, column) =>
        cell === null ? "" : cellXml(book, cell, `${letters(column)}${row}`, styleOf),
      );
      return `<row r="${row}"${hidden ? ' hidden="1"' : ""}>${written.join("")}</row>`;
    })
    .join("");
}

function cellXml(
  book: Book,
  cell: BookCell,
  place: string,
  styleOf: (format: string | undefined) => string,
): string {
  switch (cell.kind) {
    case "text":
    case "raw":
      if (cell.kind === "text" && cell.formula) {
        return `<c r="${place}" t="str"><f>T(1)</f><v>${escaped(cell.text)}</v></c>`;
      }
      return `<c r="${place}" t="inlineStr"><is>${runsXml(cell)}</is></c>`;
    case "number": {
      const formula = cell.formula === undefined ? "" : "<f>ROUND(1,2)</f>";
      const value = cell.formula === "blank" ? "" : `<v>${cell.text}</v>`;
      return `<c r="${place}"${styleOf(cell.format)}>${formula}${value}</c>`;
    }
    case "day":
      return `<c r="${place}"${styleOf(cell.format ?? dayFormat)}><v>${serialOf(cell.day, book.epoch1904)}${cell.more ?? ""}</v></c>`;
    case "boolean":
      return `<c r="${place}" t="b"><v>${cell.value ? 1 : 0}</v></c>`;
    case "error":
      return `<c r="${place}" t="e"><v>${cell.text}</v></c>`;
  }
}

function runsXml(cell: Extract<BookCell, { kind: "text" | "raw" }>): string {
  const runs = cell.kind === "text" ? cell.runs : undefined;
  if (runs === undefined) return `<t xml:space="preserve">${escaped(cell.text)}</t>`;
  return runs
    .map(
      ({ text, mark }) =>
        `<r>${mark === undefined ? "" : `<rPr>${runProperties[mark]}<sz val="11"/></rPr>`}<t xml:space="preserve">${escaped(text)}</t></r>`,
    )
    .join("");
}

/** The number of a day in a workbook: 42500 is 2016-05-10, four years and a day less from 1904. */
export function serialOf(day: string, epoch1904: boolean): number {
  const days = Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  return days + 25_569 - (epoch1904 ? 1462 : 0);
}

function columnsOf({ hiddenColumns }: BookSheet): string {
  if (hiddenColumns.length === 0) return "";
  const columns = [...hiddenColumns].sort((a, b) => a - b);
  return `<cols>${columns.map((column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1"/>`).join("")}</cols>`;
}

function mergesOf({ merges }: BookSheet): string {
  if (merges.length === 0) return "";
  const areas = merges.map(
    ({ firstLine, lastLine, firstColumn, lastColumn }) =>
      `<mergeCell ref="${letters(firstColumn)}${firstLine + 1}:${letters(lastColumn)}${lastLine + 1}"/>`,
  );
  return `<mergeCells count="${areas.length}">${areas.join("")}</mergeCells>`;
}

/** The letters of a column counted from 0. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? "" : letters(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/** A text within XML; control characters as Excel writes them. */
export function escaped(words: string): string {
  const xml = words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  return /\p{Cc}/u.test(xml) ? xml.replaceAll(/\p{Cc}/gu, escapedControl) : xml;
}

function escapedControl(control: string): string {
  if (control === "\t" || control === "\n" || control === "\r") return control;
  return `_x${control.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`;
}
