import { xmlText } from "#shared/adapters/ooxml/xml-text.ts";
import { type BookRow, type BookSheet, type Choices, linesOf } from "#shared/domain/base/book.ts";
import { cellAddress, columnLetters, type MergedArea } from "#shared/domain/base/sheet.ts";
import type { BookStyles } from "./book-styles.ts";
import { cellXml } from "./cell-xml.ts";
import { rowHeight } from "./row-height.ts";
import { separateAreas } from "./separate-areas.ts";

const rowsOfExcel = 1_048_576;
const openChoiceText = { title: "不在名单上", text: "名单上没有这一项。如确认无误，可以照样填写。" };
const closedChoiceText = { title: "只能选择", text: "请从下拉列表中选择。" };

/** The XML of a written sheet, in pieces. */
export function* sheetXml(sheet: BookSheet, styles: BookStyles): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  yield frozen(sheet.frozenRows ?? 0);
  if (sheet.columns.length > 0) yield `<cols>${sheet.columns.map(columnXml(styles)).join("")}</cols>`;
  yield "<sheetData>";
  for (const row of sheet.rows) yield rowXml(sheet, row, styles);
  yield "</sheetData>";
  yield merged(sheet.merges ?? []);
  yield validations(sheet);
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}

function frozen(rows: number): string {
  if (rows === 0) return "";
  const pane = `<pane ySplit="${rows}" topLeftCell="A${rows + 1}" activePane="bottomLeft" state="frozen"/>`;
  return `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

const columnXml =
  (styles: BookStyles) =>
  ({ width, form }: BookSheet["columns"][number], index: number): string => {
    const style = form === undefined ? "" : ` style="${styles.columnIndexOf(form)}"`;
    return `<col min="${index + 1}" max="${index + 1}" width="${width}"${style} customWidth="1"/>`;
  };

function rowXml({ columns }: BookSheet, { row, cells }: BookRow, styles: BookStyles): string {
  let xml = "";
  let lines = 1;
  for (const [index, cell] of cells.entries()) {
    if (cell === null) continue;
    const form = cell.form ?? columns[index]?.form;
    if (cell.wrap === true && cell.content?.kind === "text") {
      lines = Math.max(lines, linesOf(cell.content.text, columns[index]?.width ?? 1));
    }
    xml += cellXml(cellAddress(index, row), styles.indexOf({ ...cell, form }), cell.content);
  }
  const height = lines === 1 ? "" : ` ht="${rowHeight(lines)}" customHeight="1"`;
  return `<row r="${row}"${height}>${xml}</row>`;
}

function merged(areas: readonly MergedArea[]): string {
  const cells = separateAreas(areas).map(({ firstRow, lastRow, firstColumn, lastColumn }) => {
    return `<mergeCell ref="${cellAddress(firstColumn, firstRow)}:${cellAddress(lastColumn, lastRow)}"/>`;
  });
  return cells.length === 0 ? "" : `<mergeCells count="${cells.length}">${cells.join("")}</mergeCells>`;
}

function validations({ columns, frozenRows = 0 }: BookSheet): string {
  const lists = columns.flatMap(({ choices }, index) =>
    choices === undefined || choices.count === 0 ? [] : [validation(choices, index, frozenRows + 1)],
  );
  return lists.length === 0
    ? ""
    : `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>`;
}

function validation({ sheet, column, count, closed }: Choices, index: number, firstRow: number): string {
  const letters = columnLetters(column);
  const list = `'${sheet.replaceAll("'", "''")}'!$${letters}$1:$${letters}$${count}`;
  const { title, text } = closed ? closedChoiceText : openChoiceText;
  const rule = `type="list" errorStyle="${closed ? "stop" : "warning"}" allowBlank="1" showInputMessage="1" showErrorMessage="1"`;
  const area = `${cellAddress(index, firstRow)}:${cellAddress(index, rowsOfExcel)}`;
  return `<dataValidation ${rule} errorTitle="${title}" error="${text}" sqref="${area}"><formula1>${xmlText(list)}</formula1></dataValidation>`;
}
