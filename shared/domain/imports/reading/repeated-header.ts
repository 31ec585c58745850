import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { MoneyUnit } from "#shared/domain/base/money.ts";
import type { SheetRow } from "#shared/domain/base/sheet.ts";
import { columnFields, requiredFields } from "./columns.ts";
import { refuseDifferent, type TableUnits } from "./find-units.ts";
import { isUnitRow } from "./header-below.ts";
import { candidateOf, entitledColumns, type HeaderCandidate } from "./header-candidates.ts";
import { rowCells } from "./header-cells.ts";
import { type HeaderWord, headerWord } from "./header-word.ts";
import type { TableHeader } from "./table-header.ts";
import { cellText } from "./text.ts";

/** With so many of the required columns' words a row below the header is a header as well. */
const headerWordsMin = 5;
/** A line of a header is repeated when at least so many of its texts are, or all of a line that has fewer. */
const repeatedTextsMin = 3;

/**
 * Tells whether a row below the header repeats it, as on every page of a printed table. Fails with `unit-contradictory`
 * when it states another unit, and with `header-contradicts` when it is a header with its columns in other places.
 */
export function repeatsHeader(
  sheetName: string,
  header: TableHeader,
  units: TableUnits,
  row: SheetRow,
): boolean {
  const repeats = header.rows.some((line, place) => sameWords(line, row, place === 0 ? repeatedTextsMin : 1));
  if (!repeats && !isUnitRow(row)) {
    const candidate = candidateOf([row], rowCells(row), []);
    if (requiredFields.length - candidate.missing.length < headerWordsMin) return false;
    if (candidate.missing.length > 0 || !samePlaces(header, candidate)) {
      throw new LedgerFailure("header-contradicts", {
        sheet: sheetName,
        row: row.row,
        firstRow: header.lastRow,
      });
    }
  }
  for (const field of ["amount", "outstanding", "creditLine"] as const) {
    const stated = unitAt(header.columns.get(field)?.index, row);
    if (stated !== undefined) refuseDifferent(sheetName, [units[field], stated]);
  }
  refuseOtherGroupUnits(sheetName, header, units, row);
  return true;
}

/** Tells whether a header has the columns of another in the same places. */
function samePlaces(header: TableHeader, candidate: HeaderCandidate): boolean {
  return columnFields.every((field) => {
    const { columns } = entitledColumns(candidate, field);
    const known = header.columns.get(field)?.index;
    return columns.length === 0 || columns.some(({ index }) => index === known);
  });
}

/** A group above the money columns may state their unit too. */
function refuseOtherGroupUnits(
  sheetName: string,
  header: TableHeader,
  units: TableUnits,
  row: SheetRow,
): void {
  const [groups] = header.rows;
  if (header.rows.length < 2 || groups === undefined || !sameWords(groups, row, repeatedTextsMin)) return;
  for (const [index, cell] of groups.cells.entries()) {
    const before = headerWord(cellText(cell)).moneyUnit;
    const now = unitAt(index, row);
    if (before !== undefined || now !== undefined) refuseDifferent(sheetName, [before ?? units.amount, now]);
  }
}

function unitAt(index: number | undefined, row: SheetRow): MoneyUnit | undefined {
  return index === undefined ? undefined : headerWord(cellText(row.cells[index])).moneyUnit;
}

/** Tells whether two rows have the same words in the same columns, units and blanks aside. */
function sameWords(line: SheetRow, row: SheetRow, fewest: number): boolean {
  let same = 0;
  const width = Math.max(line.cells.length, row.cells.length);
  for (let index = 0; index < width; index++) {
    const [before, now] = [wordAt(line, index), wordAt(row, index)];
    if (before !== now) return false;
    if (before !== "") same += 1;
  }
  return same >= fewest;
}

function wordAt(row: SheetRow, index: number): HeaderWord["word"] {
  return headerWord(cellText(row.cells[index])).word;
}
