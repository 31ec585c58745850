import type { XmlTag } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { type FormulaResults, mayBeUncalculated } from "../formula-results.ts";
import { mergesMax } from "../merged-cells.ts";
import type { SheetEnd } from "../packed-rows.ts";
import type { ReaderLimits } from "../reader-limits.ts";
import { guardSheetNames } from "../sheet-names.ts";
import type { SheetNews } from "../sheet-news.ts";
import type { ShownNumbers } from "../shown-numbers.ts";
import { createStyledCells, type StyledCells } from "../styled-cells.ts";
import { createTextRows } from "../text-rows.ts";
import { nameCode } from "../xlsx/name-code.ts";
import { attribute, countOf } from "./attributes.ts";
import type { CellLooks } from "./cell-looks.ts";
import type { CellTag } from "./cell-tag.ts";
import { addValue, type ValueCell } from "./value-cell.ts";

/** A non-blank cell of the present row, and how often it is repeated. */
export type RowCell = { column: number; repeated: number; styleName: string; cell: ValueCell };

/** What is known of a book besides its tables. */
export type BookFacts = { epoch1904: boolean; isCalculated: boolean };

const [nameName, styleNameName, visibilityName] = [
  nameCode("name"),
  nameCode("style-name"),
  nameCode("visibility"),
];
const defaultStyleName = nameCode("default-cell-style-name");
const columnsRepeatedName = nameCode("number-columns-repeated");
const rowsRepeatedName = nameCode("number-rows-repeated");
const displayName = nameCode("display");
const hiddenWords = new Set(["collapse", "filter"]);

/** The tables of a book while they are read from the top. */
export type Tables = ReturnType<typeof createTables>;

/**
 * Packs the tables of an OpenDocument book one after the other, rows and cells as often as they say. Fails as
 * `guardSheetNames` and `createRowPacker` say.
 */
export function createTables(
  limits: ReaderLimits,
  numbers: ShownNumbers,
  looks: CellLooks,
  facts: BookFacts,
) {
  const rows = createTextRows(limits);
  const names: string[] = [];
  let ready: SheetNews[] = [];
  let end: SheetEnd & { merges: SheetEnd["merges"][number][]; hiddenColumns: number[] } = newEnd("");
  let formulas = newFormulas();
  let cells: StyledCells = newCells();
  let columnStyles: string[] = [];
  let columnCount = 0;
  let [row, column, rowRepeated] = [0, 0, 1];
  let rowHidden = false;
  let rowStyle = "";
  /** How many of the groups that are open show nothing of their rows. */
  let hiddenGroups = 0;
  let rowCells: RowCell[] = [];

  function newEnd(name: string): typeof end {
    return { name, hidden: false, merges: [], hiddenColumns: [], shown: numbers.shown };
  }

  function newFormulas(): FormulaResults {
    const { uncalculatedKind } = numbers;
    return { uncalculatedKind, asked: false, calculated: facts.isCalculated, empty: false };
  }

  function newCells(): StyledCells {
    return createStyledCells({ rows, epoch1904: facts.epoch1904, formulas });
  }

  function addRow(): void {
    const context = { rows, cells, numbers, epoch1904: facts.epoch1904 };
    rows.beginRow(row, rowHidden);
    for (const { column: first, repeated, styleName, cell } of rowCells) {
      for (let at = first; at < first + repeated; at++) {
        const { style } = looks.ofCell(styleName === "" ? (columnStyles[at] ?? "") : styleName);
        addValue(at, cell, style, context);
      }
    }
    rows.endRow();
  }

  function addMerge(across: number, down: number): void {
    if (column >= limits.columnsMax) return;
    if (end.merges.length === mergesMax) throw new LedgerFailure("too-many-merges", { max: mergesMax });
    end.merges.push({
      firstRow: row,
      lastRow: row + down - 1,
      firstColumn: column,
      lastColumn: Math.min(column + across, limits.columnsMax) - 1,
    });
  }

  return {
    beginTable(tag: XmlTag): void {
      end = newEnd(attribute(tag, nameName) ?? "");
      end.hidden = looks.hidesSheet(attribute(tag, styleNameName) ?? "");
      names.push(end.name);
      guardSheetNames(names, limits.sheetsMax);
      formulas = newFormulas();
      cells = newCells();
      columnStyles = [];
      [columnCount, row, hiddenGroups] = [0, 0, 0];
    },
    takeColumn(tag: XmlTag): void {
      const until = Math.min(columnCount + countOf(tag, columnsRepeatedName), limits.columnsMax);
      const hidden = hiddenWords.has(attribute(tag, visibilityName) ?? "");
      const style = attribute(tag, defaultStyleName) ?? "";
      for (; columnCount < until; columnCount++) {
        columnStyles.push(style);
        if (hidden) end.hiddenColumns.push(columnCount);
      }
    },
    beginGroup(tag: XmlTag): void {
      if (hiddenGroups > 0 || attribute(tag, displayName) === "false") hiddenGroups += 1;
    },
    endGroup(): void {
      if (hiddenGroups > 0) hiddenGroups -= 1;
    },
    beginRow(tag: XmlTag): void {
      rowRepeated = countOf(tag, rowsRepeatedName);
      rowStyle = attribute(tag, defaultStyleName) ?? "";
      rowHidden =
        hiddenGroups > 0 ||
        hiddenWords.has(attribute(tag, visibilityName) ?? "") ||
        looks.hidesRow(attribute(tag, styleNameName) ?? "");
      row += 1;
      column = 0;
      rowCells = [];
    },
    /** Begins a cell and gives the name of its style; the empty one where its column says it. */
    beginCell({ styleName, across, down }: CellTag): string {
      if (across > 1 || down > 1) addMerge(across, down);
      return styleName ?? rowStyle;
    },
    /** The font in which a cell writes that begins here. */
    fontOf(styleName: string) {
      return looks.ofCell(styleName === "" ? (columnStyles[column] ?? "") : styleName).font;
    },
    /** Takes a cell as often as it is repeated. */
    endCell(repeated: number, styleName: string, cell: ValueCell): void {
      const { type, hasFormula, words, isError } = cell;
      if (type !== undefined || hasFormula || words !== "" || isError)
        rowCells.push({ column, repeated, styleName, cell });
      column += repeated;
    },
    endRow(): void {
      if (rowCells.length === 0) row += rowRepeated - 1;
      else {
        addRow();
        for (let count = 1; count < rowRepeated; count++) {
          row += 1;
          addRow();
        }
      }
    },
    endTable(): void {
      if (facts.epoch1904) end.epoch1904 = true;
      if (mayBeUncalculated(formulas)) end.toBeCalculated = true;
      ready.push({ rows: rows.takeBatches(true), end });
    },
    count: (): number => names.length,
    /** The sheet that is being read, for a failure to name it. */
    here(): { sheet?: string } {
      return names.length === 0 ? {} : { sheet: maskPersonNumbers(end.name) };
    },
    news(): SheetNews[] {
      const news = [...ready, { rows: rows.takeBatches(false) }];
      ready = [];
      return news;
    },
  };
}
