import type { SheetRow } from "#shared/domain/base/sheet.ts";
import { columnFields } from "./columns.ts";
import { isSecondLine, isUnitRow } from "./header-below.ts";
import { candidateOf, claimingColumns, entitledColumns, type HeaderCandidate } from "./header-candidates.ts";
import { type HeaderCell, type HeaderGroup, headerText, openEnd, stackedCells } from "./header-cells.ts";
import { meansTheSameUnder } from "./header-group.ts";
import { meaningOf } from "./header-meaning.ts";
import type { HeaderSearch } from "./header-search.ts";
import { headerWord } from "./header-word.ts";
import { cellText, compact, isBlank } from "./text.ts";

/** How many lines a header may have. */
const headerLinesMax = 4;
/** Lines above a header about the whole table: titles, and labelled statements. */
const titleText = /[::]|单位|附件|附表|制表|填报|(?:表|台账|清单|名册)$/;
const bracketed = /[([【〔][^)\]】〕]*[)\]】〕]/g;
const titleLengthMin = 16;

/** A header with the lines below that belong to it: units, and what its groups over several columns are divided into. */
export function withLinesBelow(candidate: HeaderCandidate, search: HeaderSearch): HeaderCandidate {
  let whole = candidate;
  while (whole.rows.length < headerLinesMax) {
    const last = whole.rows.at(-1);
    const next = search.rows.find(({ row }) => row === (last?.row ?? 0) + 1);
    if (last === undefined || next === undefined) return whole;
    if (!isUnitRow(next) && !isSecondLine(linesAbove(whole, search), next)) return whole;
    whole = stacked([...whole.rows, next], whole, search, (cell, before) => cell.header === before.header);
  }
  return whole;
}

/** What a line below a header is held against: the header's texts, how far each reaches, and which mean something alone. */
function linesAbove({ cells, rows, claims }: HeaderCandidate, { groupEnd }: HeaderSearch) {
  const known = new Set<number>();
  for (const field of claims.keys()) {
    for (const { index } of claimingColumns({ claims }, field)) known.add(index);
  }
  const texts = new Map(cells.map(({ index, own }) => [index, compact(own)]));
  const reach = (index: number) => {
    const ends = rows.map(({ row, cells: line }) =>
      cellText(line[index]) === "" ? openEnd : groupEnd(row, index),
    );
    return Math.min(...ends);
  };
  return { texts, known, reach };
}

/**
 * A header under the groups in the row right above it, where these give a column another meaning than its own header
 * (计划, 上年, 担保人) or distinguish columns of the same header.
 */
export function withGroupsAbove(candidate: HeaderCandidate, search: HeaderSearch): HeaderCandidate {
  let whole = candidate;
  while (whole.rows.length < headerLinesMax) {
    const [first] = whole.rows;
    const above = search.rows.find(({ row }) => row === (first?.row ?? 0) - 1);
    if (above === undefined || !standsOverColumns(above, whole, search)) return whole;
    const rows = [above, ...whole.rows];
    if (!matters(above, stackedCells(rows, search.groupEnd), whole)) return whole;
    whole = stacked(rows, whole, search, () => true);
  }
  return whole;
}

/** The candidate of more rows; what was decided about the fewer ones holds for the columns that are the same. */
function stacked(
  rows: readonly SheetRow[],
  before: HeaderCandidate,
  { groupEnd, mappings }: HeaderSearch,
  isSame: (cell: HeaderCell, before: HeaderCell) => boolean,
): HeaderCandidate {
  const cells = stackedCells(rows, groupEnd);
  if (before.mapping === undefined) return candidateOf(rows, cells, mappings);
  const earlier = new Map(before.cells.map((cell) => [cell.index, cell]));
  const kept = cells.filter((cell) => {
    const known = earlier.get(cell.index);
    return known !== undefined && isSame(cell, known);
  });
  const places = new Set(kept.map(({ index }) => index));
  const decided = new Map([...before.decided].filter(([index]) => places.has(index)));
  return candidateOf(rows, cells, mappings, { mapping: before.mapping, decided });
}

/** Tells whether a row has groups, each over some columns of a header, and no title over all of them. */
function standsOverColumns(above: SheetRow, { cells }: HeaderCandidate, { groupEnd }: HeaderSearch): boolean {
  const first = cells[0]?.index ?? 0;
  const last = cells.at(-1)?.index ?? 0;
  const groups: { index: number; text: string; end: number }[] = [];
  for (const [index, cell] of above.cells.entries()) {
    const text = compact(cellText(cell)).replaceAll(bracketed, "");
    if (isBlank(cell)) continue;
    if (cell?.kind !== "text" && cell?.kind !== "day") return false;
    if (titleText.test(text) || text.length >= titleLengthMin) return false;
    groups.push({ index, text, end: groupEnd(above.row, index) });
  }
  const [only] = groups;
  if (only === undefined || groups.length > 1) return groups.length > 1;
  return only.index > first || (only.end !== openEnd && only.end < last);
}

/**
 * Tells whether groups change the meaning of a column, may distinguish columns that are equally entitled, or share a
 * row with names of columns that are merged down.
 */
function matters(above: SheetRow, cells: readonly HeaderCell[], whole: HeaderCandidate): boolean {
  const groups = new Map(cells.map((cell) => [cell.index, cell.groups[0]]));
  const isAbove = ({ text, column }: HeaderGroup) => headerText(above.cells[column]) === text;
  const named = new Set(whole.cells.map(({ index }) => index));
  if (cells.some(({ index, own }) => !named.has(index) && meaningOf(headerWord(own)) !== undefined))
    return true;
  return columnFields.some((field) => {
    const { columns } = entitledColumns(whole, field);
    return (
      columns.length > 1 ||
      columns.some(({ index, read, mappedBy }) => {
        const group = groups.get(index);
        if (mappedBy === "decision" || group === undefined || !isAbove(group)) return false;
        return !meansTheSameUnder(group.text, read.word);
      })
    );
  });
}
