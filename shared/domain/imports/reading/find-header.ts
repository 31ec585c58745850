import type { Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import { requiredFields } from "./columns.ts";
import { isDerivable } from "./derived-fields.ts";
import { candidateOf, type HeaderCandidate } from "./header-candidates.ts";
import { groupEnds, isHeaderLike, rowCells, stackedCells } from "./header-cells.ts";
import { withGroupsAbove, withLinesBelow } from "./header-lines.ts";
import type { HeaderSearch } from "./header-search.ts";
import type { ColumnMapping } from "./table-rules.ts";

/** How many of a sheet's first rows are searched for the header. */
export const headerRowsSearchedMax = 60;
/** With this many of the required columns a table is taken for a loan table that lacks the others. */
const nearlyATable = 5;
/** A row without any recognised text may be a header when it has this many short texts. */
const headerTextsMin = 4;
const headerTextLengthMax = 30;

/**
 * Finds the header of a loan table among a sheet's first rows: the one whose columns the liaison has decided, else the
 * first row, or rows under groups, with every required column, else the row that comes nearest; `undefined` when none
 * looks like a header. It includes its further lines below, and the groups above that change its meaning.
 */
export function findHeader(
  sheet: Pick<Sheet, "merges">,
  firstRows: readonly SheetRow[],
  mappings: readonly ColumnMapping[],
): HeaderCandidate | undefined {
  const rows = firstRows.slice(0, headerRowsSearchedMax);
  const search = { rows, groupEnd: groupEnds(sheet.merges ?? [], rows.at(-1)?.row ?? 0), mappings };
  const candidates = candidatesOf(search);
  const whole = (candidate: HeaderCandidate) => withGroupsAbove(withLinesBelow(candidate, search), search);
  if (mappings.length > 0) {
    for (const candidate of candidates) {
      const full = whole(candidate);
      if (full.mapping !== undefined) return withoutDerivable(full);
    }
  }
  const found =
    candidates.find(({ missing }) => missing.length === 0) ??
    candidates.find((candidate) => withoutDerivable(candidate).missing.length === 0) ??
    nearest(candidates);
  return found === undefined ? undefined : withoutDerivable(whole(found));
}

/** A candidate that has what its other columns imply. */
function withoutDerivable(candidate: HeaderCandidate): HeaderCandidate {
  const { missing, claims } = candidate;
  const wanted = missing.filter((field) => !isDerivable(field, (other) => claims.has(other)));
  return wanted.length === missing.length ? candidate : { ...candidate, missing: wanted };
}

/** Every row alone, and where a row has not all that is required, it with one and with two rows below as its groups' columns. */
function candidatesOf({ rows, groupEnd, mappings }: HeaderSearch): HeaderCandidate[] {
  const singles = rows.map((row) => candidateOf([row], rowCells(row), mappings));
  const candidates: HeaderCandidate[] = [];
  for (const [position, single] of singles.entries()) {
    candidates.push(single);
    const [below, third] = [singles[position + 1], singles[position + 2]];
    if (single.missing.length === 0 || below === undefined || below.missing.length === 0) continue;
    const stack = rowsTogether(rows, position, 2);
    if (stack === undefined) continue;
    const double = candidateOf(stack, stackedCells(stack, groupEnd), mappings);
    candidates.push(double);
    const deeper = rowsTogether(rows, position, 3);
    if (deeper === undefined || double.missing.length === 0 || third?.missing.length === 0) continue;
    const lower = deeper.slice(1);
    if (candidateOf(lower, stackedCells(lower, groupEnd), []).missing.length === 0) continue;
    candidates.push(candidateOf(deeper, stackedCells(deeper, groupEnd), mappings));
  }
  return candidates;
}

/** So many rows right below each other, the lower ones of texts only; `undefined` where they are no header together. */
function rowsTogether(rows: readonly SheetRow[], position: number, count: number): SheetRow[] | undefined {
  const stack = rows.slice(position, position + count);
  const [first] = stack;
  if (first === undefined || stack.length < count) return undefined;
  const adjoin = stack.every(({ row }, place) => row === first.row + place);
  const likely = stack.slice(1).every(({ cells }) => cells.every(isHeaderLike));
  return adjoin && likely ? stack : undefined;
}

/** Tells whether a header without some required columns has so many others that it must be meant for a loan table. */
export function isNearlyATable({ missing, mapping }: HeaderCandidate): boolean {
  return mapping !== undefined || requiredFields.length - missing.length >= nearlyATable;
}

function nearest(candidates: readonly HeaderCandidate[]): HeaderCandidate | undefined {
  let best: { candidate: HeaderCandidate; score: number } | undefined;
  for (const candidate of candidates) {
    const score = scoreOf(candidate);
    if (score > (best?.score ?? 0)) best = { candidate, score };
  }
  return best?.candidate;
}

/**
 * Recognised columns count most. Where few are recognised, the row with the most header-like texts wins, and a row
 * alone beats the same row under a title.
 */
function scoreOf({ claims, missing, headers, rows }: HeaderCandidate): number {
  const texts = headers.filter(({ header }) => header.length <= headerTextLengthMax && !/\d{4}/.test(header));
  if (claims.size === 0 && (texts.length < headerTextsMin || rows.length > 1)) return 0;
  const ofRequired = requiredFields.length - missing.length;
  return ofRequired * 10_000 + claims.size * 300 + texts.length - (rows.length - 1) / 2;
}
