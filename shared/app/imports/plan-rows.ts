import { associationFinder } from "#shared/app/associations/association-finder.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import { columnNames } from "#shared/domain/imports/reading/columns.ts";
import type { ReadRow, RefusalIfNew } from "#shared/domain/imports/reading/row-facts.ts";
import type { RowReason } from "#shared/domain/imports/reading/row-reason.ts";
import { rowReasonTexts } from "#shared/domain/imports/reading/row-reason.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import { fieldChanges } from "#shared/domain/ledger/field-text.ts";
import type { ToldFacts } from "#shared/domain/ledger/loan.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { rowsBetweenTelling, type TellProgress } from "./check-progress.ts";
import { rowSaying } from "./row-saying.ts";

/** A row of the plan while it is checked: what refuses it unless the ledger knows its loan. */
export type CheckedRow = PlannedRow & { ifNew?: RefusalIfNew | undefined };

/** A row that may be planned, and where its loan number stands. */
type Candidate = CheckedRow & { loanNoCell: string };

/** The rows of a file sorted by what is to become of them, before the ledger is asked. */
export type SortedRows = {
  planned: CheckedRow[];
  /** Rows that say again what an earlier row of the same file says. */
  repeated: RowAnswer[];
  refused: RowAnswer[];
  skipped: RowAnswer[];
  /** Associations that the rows name and the register does not have. */
  newAssociations: Association[];
  /** The name that goes with an association's id, of the register or of this file. */
  associationName: (associationId: string) => string;
};

/**
 * Turns read rows into planned ones: identifying numbers into keyed hashes, names of associations into ids. Rows of one
 * loan number stand once when they agree, and are all refused when they do not. The plan is sorted by the totals that
 * its rows touch, so that a posting touches few.
 */
export async function sortRows(
  deps: Pick<Deps, "associations" | "identityHash" | "sha256">,
  rows: readonly ReadRow[],
  dataOn: Day | undefined,
  tell: TellProgress,
): Promise<SortedRows> {
  const newAssociations: Association[] = [];
  const { idOf, nameOf: associationName } = await associationFinder(deps, newAssociations);
  const sorted: SortedRows = {
    planned: [],
    repeated: [],
    refused: [],
    skipped: [],
    newAssociations,
    associationName,
  };
  const disputed = disputedLoanNos(rows);
  const seen = new Map<string, ToldFacts>();
  const candidates: Candidate[] = [];
  for (const [index, read] of rows.entries()) {
    if (index % rowsBetweenTelling === 0) {
      await tell({ stage: "match", doneRows: index, totalRows: rows.length });
    }
    const place = { sheet: read.sheet, row: read.row };
    if (read.kind === "skipped") {
      sorted.skipped.push({ ...place, outcome: "skipped", skipped: read.why, reasons: [] });
    } else if (read.kind === "refused") {
      const { loanNo, amountFen } = read;
      sorted.refused.push({ ...place, outcome: "refused", loanNo, amountFen, reasons: read.reasons });
    } else {
      const { loanNo, amountFen } = read.facts;
      const said = await rowSaying(deps, idOf, read, dataOn);
      if (said === undefined) {
        sorted.refused.push({
          ...place,
          outcome: "refused",
          loanNo,
          amountFen,
          reasons: [countyNotTold(read)],
        });
        disputed.add(loanNo);
        continue;
      }
      const earlier = seen.get(loanNo);
      if (earlier === undefined) seen.set(loanNo, said.told);
      else if (fieldChanges(earlier, said.told).length > 0) disputed.add(loanNo);
      candidates.push({ ...place, loanNo, ...said, ifNew: read.ifNew, loanNoCell: read.loanNoCell });
    }
  }
  planCandidates(sorted, candidates, disputed);
  const keys = new Map(sorted.planned.map((row) => [row, totalsOrder(row)]));
  sorted.planned.sort((a, b) => compareText(keys.get(a) ?? "", keys.get(b) ?? ""));
  return sorted;
}

/** Plans the first row of each loan number, unless rows of that number do not agree. */
function planCandidates(
  sorted: SortedRows,
  candidates: readonly Candidate[],
  disputed: ReadonlySet<string>,
): void {
  const planned = new Set<string>();
  for (const { loanNoCell, ...candidate } of candidates) {
    const { sheet, row, loanNo, told } = candidate;
    const answer = { sheet, row, loanNo, amountFen: told.amountFen };
    if (disputed.has(loanNo)) {
      const reason = {
        cell: loanNoCell,
        column: columnNames.loanNo,
        code: "loan-no-repeated",
        ...rowReasonTexts["loan-no-repeated"],
        value: loanNo,
      };
      sorted.refused.push({ ...answer, outcome: "refused", reasons: [reason] });
    } else if (planned.has(loanNo)) {
      sorted.repeated.push({ ...answer, outcome: "unchanged", reasons: [] });
    } else {
      planned.add(loanNo);
      sorted.planned.push(candidate);
    }
  }
}

/** The associations that rows of a plan name, of those that the register does not have. */
export function associationsIn(planned: readonly PlannedRow[], fresh: readonly Association[]): Association[] {
  if (fresh.length === 0) return [];
  const used = new Set(
    planned.flatMap(({ told, presumed }) => [told.associationId, presumed?.associationId]),
  );
  return fresh.filter(({ associationId }) => used.has(associationId));
}

function countyNotTold({ facts }: Extract<ReadRow, { kind: "loan" }>): RowReason {
  const code = "association-county-not-told";
  const { associationName: value = "" } = facts;
  return { cell: "", column: columnNames.associationName, code, ...rowReasonTexts[code], value };
}

/** Loan numbers of which a row was refused while another row has the same number: which of them is right is not known. */
function disputedLoanNos(rows: readonly ReadRow[]): Set<string> {
  const disputed = new Set<string>();
  for (const row of rows) {
    if (row.kind === "refused" && row.loanNo !== undefined && row.aside !== true) disputed.add(row.loanNo);
  }
  return disputed;
}

function totalsOrder({ told, loanNo }: PlannedRow): string {
  const month = told.disbursedOn?.slice(0, 7);
  return [told.countyCode, told.associationId, month, told.borrowerType, loanNo].join("\u0000");
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
