import type { Sheet, SheetRow } from "../sheet.ts";
import { requiredFields } from "./columns.ts";
import { isSecondLine, isUnitRow } from "./header-below.ts";
import {
  doubleRowCandidate,
  groupEnds,
  type HeaderCandidate,
  singleRowCandidate,
} from "./header-candidates.ts";
import type { ColumnMapping } from "./table-rules.ts";

/** How many of a sheet's first rows are searched for the header. */
export const headerRowsSearchedMax = 60;
/** With this many of the required columns a table is taken for a loan table that lacks the others. */
const nearlyATable = 5;
/** A row of which nothing is recognised may be a header when it has this many short texts. */
const headerTextsMin = 4;
const headerTextLengthMax = 30;

/**
 * Finds the header of a loan table among a sheet's first rows: the one whose columns the liaison has decided about, else
 * the first row, or pair of rows under merged groups, that has every required column, else the row that comes nearest;
 * `undefined` when none looks like a header at all.
 */
export function findHeader(
  sheet: Pick<Sheet, "merges">,
  firstRows: readonly SheetRow[],
  mappings: readonly ColumnMapping[],
): HeaderCandidate | undefined {
  const rows = firstRows.slice(0, headerRowsSearchedMax);
  const groupEnd = groupEnds(sheet.merges ?? [], rows.at(-1)?.row ?? 0);
  const singles = rows.map((row) => singleRowCandidate(row, mappings));
  const candidates: HeaderCandidate[] = [];
  for (const [position, single] of singles.entries()) {
    const [row] = single.rows;
    const next = singles[position + 1];
    const [below] = next?.rows ?? [];
    const adjoining = row !== undefined && below?.row === row.row + 1 && next !== undefined;
    const double = adjoining ? doubleRowCandidate(row, below, groupEnd, mappings) : undefined;
    if (double !== undefined && belongsTo(single, double)) candidates.push(double);
    candidates.push(single);
    if (double !== undefined && next !== undefined && next.missing.length > 0) candidates.push(double);
  }
  return (
    candidates.find(({ mapping }) => mapping !== undefined) ??
    candidates.find(({ missing }) => missing.length === 0) ??
    nearest(candidates)
  );
}

/** Tells whether the second row of a pair belongs to the first even where that has all it needs. */
function belongsTo(single: HeaderCandidate, { rows }: HeaderCandidate): boolean {
  const [upper, lower] = rows;
  if (upper === undefined || lower === undefined) return false;
  const known = new Set<number>();
  for (const { decision, first, second } of single.claims.values()) {
    for (const { index } of [...decision, ...first, ...second]) known.add(index);
  }
  return isUnitRow(lower) || (single.missing.length === 0 && isSecondLine(upper, lower, known));
}

/** Tells whether a header without some required columns has so many of the others that it must be meant for a loan table. */
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
 * Recognised columns count most; among rows of which little is recognised the one with the most header-like texts wins,
 * and a row alone before the same row under a title.
 */
function scoreOf({ claims, missing, headers, rows }: HeaderCandidate): number {
  const texts = headers.filter(({ header }) => header.length <= headerTextLengthMax && !/\d{4}/.test(header));
  if (claims.size === 0 && (texts.length < headerTextsMin || rows.length > 1)) return 0;
  const ofRequired = requiredFields.length - missing.length;
  return ofRequired * 10_000 + claims.size * 300 + texts.length - (rows.length - 1) / 2;
}
