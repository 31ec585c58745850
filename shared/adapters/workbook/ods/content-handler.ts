import type { XmlHandler, XmlTag } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { nameCode } from "../xlsx/name-code.ts";
import { attribute } from "./attributes.ts";
import type { CellLooks } from "./cell-looks.ts";
import { readCellTag } from "./cell-tag.ts";
import { createCellWords, xmlTextReader } from "./cell-words.ts";
import { elementCode } from "./names.ts";
import type { BookFacts, Tables } from "./table-handler.ts";
import type { ValueCell } from "./value-cell.ts";

const stylesNames = new Set([elementCode("office:automatic-styles"), elementCode("office:styles")]);
const bodyName = elementCode("office:body");
const spreadsheetName = elementCode("office:spreadsheet");
const nullDateName = elementCode("table:null-date");
const settingsName = elementCode("table:calculation-settings");
const tableName = elementCode("table:table");
const columnName = elementCode("table:table-column");
const rowName = elementCode("table:table-row");
const cellNames = new Set([elementCode("table:table-cell"), elementCode("table:covered-table-cell")]);
const rowGroupName = elementCode("table:table-row-group");
/** What only holds columns or rows together. */
const holders = new Set(
  (
    [
      "table-rows",
      "table-header-rows",
      "table-columns",
      "table-header-columns",
      "table-column-group",
    ] as const
  )
    .map((name) => elementCode(`table:${name}`))
    .concat(rowGroupName),
);
/** Elements in a paragraph that are not part of its text. */
const besideWords = new Set([
  elementCode("office:annotation"),
  elementCode("text:note"),
  elementCode("text:ruby-text"),
]);
const paragraphNames = new Set([elementCode("text:p"), elementCode("text:h")]);
const dateValueName = nameCode("date-value");
const stylesDepth = 1;
const spreadsheetDepth = 2;
const tableDepth = 3;

/** Takes the styles part of a book. */
export function createStylesHandler(looks: CellLooks): XmlHandler {
  const read = xmlTextReader();
  let within = false;
  return {
    open(name, tag, depth) {
      if (depth === stylesDepth) within = stylesNames.has(name);
      else if (within) looks.open(name, tag, depth - stylesDepth - 1);
    },
    text(bytes, start, end, verbatim) {
      if (within) looks.text(read(bytes, start, end, verbatim));
    },
    close(name, depth) {
      if (within && depth > stylesDepth) looks.close(name, depth - stylesDepth - 1);
    },
  };
}

/**
 * Takes the content of an OpenDocument book: its styles first, then its tables. Fails with `file-not-a-table` for a
 * document of another kind.
 */
export function createContentHandler(looks: CellLooks, tables: Tables, facts: BookFacts): XmlHandler {
  const styles = createStylesHandler(looks);
  const words = createCellWords(looks);
  const read = xmlTextReader();
  let part = 0;
  let isBook = false;
  let passedFrom = -1;
  let state: "outside" | "table" | "row" | "cell" | "words" = "outside";
  let stateDepth = 0;
  let cell: ValueCell | undefined;
  let styleName = "";
  let repeated = 1;
  /** Whether what is written in the cell says what it holds, and not the value that its tag states. */
  let isWorded = true;

  function beginCell(tag: XmlTag): void {
    const said = readCellTag(tag);
    const { type, value, isError, hasFormula } = said;
    cell = { type, value, isError, hasFormula, words: "", marks: 0 };
    repeated = said.repeated;
    styleName = tables.beginCell(said);
    isWorded = isError || value === undefined || type === "string";
    words.begin(tables.fontOf(styleName));
  }

  function openInBook(name: number, tag: XmlTag, depth: number): void {
    if (depth === tableDepth && name === tableName) {
      tables.beginTable(tag);
      state = "table";
    } else if (name === nullDateName)
      facts.epoch1904 = attribute(tag, dateValueName)?.startsWith("1904") === true;
    else if (name !== settingsName) passedFrom = depth;
  }

  function openInTable(name: number, tag: XmlTag, depth: number): void {
    if (name === rowName) {
      tables.beginRow(tag);
      state = "row";
      stateDepth = depth;
    } else if (name === columnName) tables.takeColumn(tag);
    else if (name === rowGroupName) tables.beginGroup(tag);
    else if (!holders.has(name)) passedFrom = depth;
  }

  function open(name: number, tag: XmlTag, depth: number): void {
    if (passedFrom >= 0) return;
    if (depth === stylesDepth) {
      part = name;
      if (part !== bodyName) styles.open(name, tag, depth);
    }
    if (depth <= stylesDepth) return;
    if (part !== bodyName) {
      if (stylesNames.has(part)) styles.open(name, tag, depth);
    } else if (depth === spreadsheetDepth) {
      if (name !== spreadsheetName) throw new LedgerFailure("file-not-a-table");
      isBook = true;
    } else if (state === "outside") openInBook(name, tag, depth);
    else if (state === "table") openInTable(name, tag, depth);
    else if (state === "row") {
      if (cellNames.has(name)) {
        beginCell(tag);
        state = "cell";
      } else passedFrom = depth;
    } else if (state === "cell" && !(isWorded && paragraphNames.has(name))) passedFrom = depth;
    else if (name === 0 || besideWords.has(name)) passedFrom = depth;
    else {
      state = "words";
      words.open(name, tag);
    }
  }

  function close(name: number, depth: number): void {
    if (passedFrom >= 0) {
      if (depth === passedFrom) passedFrom = -1;
      return;
    }
    if (part !== bodyName) {
      if (depth > stylesDepth && stylesNames.has(part)) styles.close(name, depth);
    } else if (state === "words") {
      words.close();
      if (depth === stateDepth + 2) state = "cell";
    } else if (state === "cell") {
      if (cell !== undefined) {
        cell.words = words.words();
        cell.marks = words.marks();
        tables.endCell(repeated, styleName, cell);
      }
      state = "row";
    } else if (state === "row") {
      tables.endRow();
      state = "table";
    } else if (state === "table") {
      if (name === rowGroupName) tables.endGroup();
      else if (depth === tableDepth) {
        tables.endTable();
        state = "outside";
      }
    } else if (depth === 0 && !isBook) throw new LedgerFailure("file-not-a-table");
  }

  return {
    open,
    close,
    text(bytes, start, end, verbatim) {
      if (passedFrom >= 0) return;
      if (state === "words") words.text(read(bytes, start, end, verbatim));
      else if (stylesNames.has(part)) styles.text?.(bytes, start, end, verbatim);
    },
  };
}
