import * as library from "@e965/xlsx";
import type { Book, BookCell, BookSheet, Run } from "./book.ts";
import { shownText } from "./write-csv.ts";
import { escaped, letters, serialOf } from "./write-xlsx.ts";

const htmlTags: Record<NonNullable<Run["mark"]>, readonly [string, string]> = {
  superscript: ["<sup>", "</sup>"],
  subscript: ["<sub>", "</sub>"],
  struck: ["<s>", "</s>"],
  hidden: ['<span style="display:none">', "</span>"],
  bold: ["<b>", "</b>"],
};
const xmlTags: typeof htmlTags = {
  ...htmlTags,
  superscript: ["<Sup>", "</Sup>"],
  subscript: ["<Sub>", "</Sub>"],
  struck: ["<S>", "</S>"],
  bold: ["<B>", "</B>"],
};

/** Writes a book as the HTML page that web systems name .xls. */
export function writeHtml({ sheets }: Book): Uint8Array {
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error("a book without sheets");
  const rows = sheet.lines.map(({ cells, hidden }, line) => {
    const written = placed(sheet, line, cells).map(({ cell, wide, tall }) => {
      const spans = `${wide > 1 ? ` colspan="${wide}"` : ""}${tall > 1 ? ` rowspan="${tall}"` : ""}`;
      return `<td${spans}>${cell === null ? "" : marked(cell, htmlTags)}</td>`;
    });
    return `<tr${hidden ? ' style="display:none"' : ""}>${written.join("")}</tr>`;
  });
  const page = `<html><head><meta charset="utf-8"></head><body><table>\n${rows.join("\n")}\n</table></body></html>`;
  return Buffer.from(page, "utf8");
}

/** Writes a book as the XML of Excel 2003. */
export function writeXml(book: Book): Uint8Array {
  const sheets = book.sheets.map((sheet) => {
    const rows = sheet.lines.map(({ cells, hidden }, line) => {
      const written = placed(sheet, line, cells).map(({ cell, column, wide, tall }) => {
        if (cell === null && wide === 1 && tall === 1) return "";
        const spans = `${wide > 1 ? ` ss:MergeAcross="${wide - 1}"` : ""}${tall > 1 ? ` ss:MergeDown="${tall - 1}"` : ""}`;
        const style = cell?.kind === "day" ? ' ss:StyleID="day"' : "";
        return `<Cell ss:Index="${column + 1}"${style}${spans}>${cell === null ? "" : xmlData(cell)}</Cell>`;
      });
      return `<Row ss:Index="${line + 1}"${hidden ? ' ss:Hidden="1"' : ""}>${written.join("")}</Row>`;
    });
    return `<Worksheet ss:Name="${escaped(sheet.name)}"><Table>${rows.join("")}</Table></Worksheet>`;
  });
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40"><Styles><Style ss:ID="Default"/><Style ss:ID="day"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles>${sheets.join("")}</Workbook>`,
    "utf8",
  );
}

function xmlData(cell: BookCell): string {
  switch (cell.kind) {
    case "number":
      return `<Data ss:Type="Number">${cell.text}</Data>`;
    case "day":
      return `<Data ss:Type="DateTime">${cell.day}T00:00:00.000</Data>`;
    case "boolean":
      return `<Data ss:Type="Boolean">${cell.value ? 1 : 0}</Data>`;
    case "error":
      return `<Data ss:Type="Error">${cell.text}</Data>`;
    default:
      if (cell.kind === "text" && cell.runs !== undefined) {
        return `<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">${marked(cell, xmlTags)}</ss:Data>`;
      }
      return `<Data ss:Type="String">${escaped(cell.text)}</Data>`;
  }
}

function marked(cell: BookCell, tags: typeof htmlTags): string {
  if (cell.kind !== "text" || cell.runs === undefined) return escaped(shownText(cell));
  return cell.runs
    .map(({ text, mark }) => {
      const [open, close] = mark === undefined ? ["<Font>", "</Font>"] : tags[mark];
      return open + escaped(text) + close;
    })
    .join("");
}

/** The cells of a line that are written: those that a merged area covers are not. */
function placed(sheet: BookSheet, line: number, cells: readonly (BookCell | null)[]) {
  const written: { cell: BookCell | null; column: number; wide: number; tall: number }[] = [];
  for (let column = 0; column < cells.length; column++) {
    const area = sheet.merges.find(
      ({ firstLine, lastLine, firstColumn, lastColumn }) =>
        line >= firstLine && line <= lastLine && column >= firstColumn && column <= lastColumn,
    );
    if (area === undefined) written.push({ cell: cells[column] ?? null, column, wide: 1, tall: 1 });
    else if (area.firstLine === line && area.firstColumn === column) {
      const wide = area.lastColumn - area.firstColumn + 1;
      written.push({ cell: cells[column] ?? null, column, wide, tall: area.lastLine - area.firstLine + 1 });
    }
  }
  return written;
}

/** Writes a book as .xls of 1997 or as .ods. */
export function writeWithLibrary(book: Book, bookType: "biff8" | "ods"): Uint8Array {
  const workbook = library.utils.book_new();
  workbook.Workbook = { Sheets: [], WBProps: { date1904: book.epoch1904 } };
  for (const sheet of book.sheets) {
    const written: library.WorkSheet = {};
    for (const [line, { cells }] of sheet.lines.entries()) {
      for (const [column, cell] of cells.entries()) {
        if (cell !== null) written[`${letters(column)}${line + 1}`] = libraryCell(book, cell, bookType);
      }
    }
    const width = Math.max(1, ...sheet.lines.map(({ cells }) => cells.length));
    written["!ref"] = `A1:${letters(width - 1)}${Math.max(1, sheet.lines.length)}`;
    written["!merges"] = sheet.merges.map(({ firstLine, lastLine, firstColumn, lastColumn }) => ({
      s: { r: firstLine, c: firstColumn },
      e: { r: lastLine, c: lastColumn },
    }));
    written["!rows"] = sheet.lines.map(({ hidden }) => ({ hidden: hidden === true }));
    written["!cols"] = Array.from({ length: width }, (_, index) => ({
      wch: 12,
      hidden: sheet.hiddenColumns.includes(index),
    }));
    library.utils.book_append_sheet(workbook, written, sheet.name);
    workbook.Workbook.Sheets?.push({ name: sheet.name, Hidden: sheet.hidden ? 1 : 0 });
  }
  return library.write(workbook, { type: "buffer", bookType });
}

/** The codes of errors in MS-XLS 2.5.10. */
const errorCodes: Readonly<Record<string, number>> = { "#VALUE!": 0x0f, "#REF!": 0x17, "#NAME?": 0x1d };

function libraryCell(book: Book, cell: BookCell, bookType: "biff8" | "ods"): library.CellObject {
  switch (cell.kind) {
    case "number": {
      if (cell.formula === "blank") return { t: "z", f: "1*1" };
      return { t: "n", v: Number(cell.text), ...(cell.format === undefined ? {} : { z: cell.format }) };
    }
    case "day":
      if (bookType === "ods") return { t: "d", v: new Date(`${cell.day}T00:00:00Z`), z: "yyyy/mm/dd" };
      return { t: "n", v: serialOf(cell.day, book.epoch1904), z: cell.format ?? "yyyy-mm-dd" };
    case "boolean":
      return { t: "b", v: cell.value };
    case "error":
      return bookType === "ods" ? { t: "s", v: cell.text } : { t: "e", v: errorCodes[cell.text] ?? 0x2a };
    default:
      return { t: "s", v: cell.text };
  }
}
