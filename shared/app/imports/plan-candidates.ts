import { textOrder } from "#shared/domain/base/text-order.ts";
import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import { columnNames } from "#shared/domain/imports/reading/columns.ts";
import type { ReadRow } from "#shared/domain/imports/reading/row-facts.ts";
import { type RowReason, rowReasonTexts } from "#shared/domain/imports/reading/row-reason.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import { fieldChanges } from "#shared/domain/ledger/field-text.ts";
import type { StatedFacts } from "#shared/domain/ledger/loan.ts";
import type { Candidate, SortedRows } from "./sorted-rows.ts";

type LoanRow = Extract<ReadRow, { kind: "loan" }>;

/** Plans the first row of each loan number, unless rows of that number do not agree. */
export function planCandidates(
  sorted: SortedRows,
  candidates: readonly Candidate[],
  disputed: Set<string>,
): void {
  for (const { answer, match } of sorted.refused) {
    if (match === "known" && answer.loanNo !== undefined && isCountyMissing(answer))
      disputed.add(answer.loanNo);
  }
  const seen = new Map<string, StatedFacts>();
  for (const { loanNo, told } of candidates) {
    const earlier = seen.get(loanNo);
    if (earlier === undefined) seen.set(loanNo, told);
    else if (fieldChanges(earlier, told).length > 0) disputed.add(loanNo);
  }
  const planned = new Set<string>();
  for (const { loanNoCell, ...candidate } of candidates) {
    const { sheet, row, loanNo, told, match } = candidate;
    const answer = { sheet, row, loanNo, amountFen: told.amountFen };
    if (disputed.has(loanNo)) {
      const reason = {
        cell: loanNoCell,
        column: columnNames.loanNo,
        code: "loan-no-repeated",
        ...rowReasonTexts["loan-no-repeated"],
        value: loanNo,
      };
      sorted.refused.push({ answer: { ...answer, outcome: "refused", reasons: [reason] }, match });
    } else if (planned.has(loanNo)) {
      sorted.repeated.push({ answer: { ...answer, outcome: "unchanged", reasons: [] }, match });
    } else {
      planned.add(loanNo);
      sorted.planned.push(candidate);
    }
  }
}

const countyMissingCode = "association-county-not-told";

/** Why a row is refused whose association is new and whose county is unknown. */
export function countyMissing({ facts }: LoanRow): RowReason {
  const { associationName: value = "" } = facts;
  return {
    cell: "",
    column: columnNames.associationName,
    code: countyMissingCode,
    ...rowReasonTexts[countyMissingCode],
    value,
  };
}

function isCountyMissing({ reasons }: RowAnswer): boolean {
  return reasons.some(({ code }) => code === countyMissingCode);
}

/** Loan numbers that a refused row shares with another row: it is unknown which of them is right. */
export function disputedLoanNos(rows: readonly ReadRow[]): Set<string> {
  const disputed = new Set<string>();
  for (const row of rows) {
    if (row.kind === "refused" && row.loanNo !== undefined && row.aside !== true) disputed.add(row.loanNo);
  }
  return disputed;
}

/** Sorts planned rows by the totals that they touch. */
export function sortByTotals(planned: PlannedRow[]): void {
  const keys = new Map(planned.map((row) => [row, totalsOrder(row)]));
  planned.sort((a, b) => textOrder(keys.get(a) ?? "", keys.get(b) ?? ""));
}

function totalsOrder({ told, presumed, loanNo }: PlannedRow): string {
  const { countyCode, associationId, borrowerType } = { ...presumed, ...defined(told) };
  return [countyCode, associationId, told.disbursedOn?.slice(0, 7), borrowerType, loanNo].join("\u0000");
}

function defined({ countyCode, associationId, borrowerType }: StatedFacts): StatedFacts {
  return {
    ...(countyCode === undefined ? {} : { countyCode }),
    ...(associationId === undefined ? {} : { associationId }),
    ...(borrowerType === undefined ? {} : { borrowerType }),
  };
}
