import { type SheetRead, skippedRow } from "./read-sheet.ts";
import type { RowFacts } from "./row-facts.ts";

const summaryName = /汇总|总表|合计|总计|总台账/;
const fields = [
  "borrowerName",
  "borrowerType",
  "associationName",
  "countyCode",
  "amountFen",
  "disbursedOn",
  "dueOn",
  "outstandingFen",
  "status",
] as const satisfies readonly (keyof RowFacts)[];

/** Tells whether a sheet's name says that it sums others up. */
export function isSummaryName(name: string): boolean {
  return summaryName.test(name);
}

/**
 * The sheets that only repeat other sheets: each of their loans is elsewhere with the same facts. For a sheet named 汇总
 * that is enough; another sheet is left out only when it has all loans of at least two others.
 */
export function summarySheets(reads: readonly SheetRead[]): ReadonlySet<SheetRead> {
  const left = new Set<SheetRead>();
  if (reads.length < 2) return left;
  const inOrder = [...reads].sort(
    (a, b) => Number(isSummaryName(b.sheet.name)) - Number(isSummaryName(a.sheet.name)),
  );
  for (const read of inOrder) {
    const others = reads.filter((other) => other !== read && !left.has(other));
    const named = isSummaryName(read.sheet.name);
    if (!named && others.length < 2) continue;
    if (!named && loansIn(read) < Math.max(...others.map(loansIn))) continue;
    const known = loansByNumber(others);
    if (known.size === 0 || !repeatsOnly(read, known)) continue;
    if (named || numbersIn(read).size === known.size) left.add(read);
  }
  return left;
}

/** Leaves a sheet's rows out: each is accounted for as part of a summary. */
export function leaveOut(read: SheetRead): void {
  read.rows = read.rows.map((row) =>
    row.kind === "skipped" ? row : skippedRow(row.sheet, row.row, "summary"),
  );
}

function repeatsOnly({ rows }: SheetRead, known: ReadonlyMap<string, RowFacts | undefined>): boolean {
  let repeated = 0;
  for (const row of rows) {
    if (row.kind === "skipped") continue;
    const loanNo = row.kind === "loan" ? row.facts.loanNo : row.loanNo;
    if (loanNo === undefined || !known.has(loanNo)) return false;
    const facts = known.get(loanNo);
    if (row.kind === "loan" && facts !== undefined && !agrees(row.facts, facts)) return false;
    repeated += 1;
  }
  return repeated > 0;
}

/** Tells whether two rows of a loan say the same where both say something. */
function agrees(one: RowFacts, other: RowFacts): boolean {
  if (one.identity?.number !== other.identity?.number) return false;
  return fields.every(
    (field) => one[field] === undefined || other[field] === undefined || one[field] === other[field],
  );
}

function loansByNumber(reads: readonly SheetRead[]): Map<string, RowFacts | undefined> {
  const known = new Map<string, RowFacts | undefined>();
  for (const { rows } of reads) {
    for (const row of rows) {
      if (row.kind === "loan") known.set(row.facts.loanNo, row.facts);
      else if (row.kind === "refused" && row.loanNo !== undefined && !known.has(row.loanNo)) {
        known.set(row.loanNo, undefined);
      }
    }
  }
  return known;
}

function numbersIn(read: SheetRead): ReadonlySet<string> {
  return new Set(loansByNumber([read]).keys());
}

function loansIn({ rows }: SheetRead): number {
  let count = 0;
  for (const { kind } of rows) if (kind !== "skipped") count += 1;
  return count;
}
