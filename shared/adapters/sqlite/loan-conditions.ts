import { classifications, isNonPerforming } from "#shared/domain/ledger/classification.ts";
import type { LoanField } from "#shared/domain/ledger/loan.ts";
import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import type { LoanMeasure } from "#shared/domain/ledger/loan-measure.ts";
import { isClosed, loanStatuses } from "#shared/domain/ledger/loan-status.ts";

const text = (field: LoanField) => `facts ->> '$.${field}'`;
const listed = (words: readonly string[]) => `(${words.map((word) => `'${word}'`).join(", ")})`;

const settled = "status IS 'settled'";
/** What was disbursed with a loan, what is still owed, and the stated credit line, in fen. */
export const disbursedFen = `CAST(${text("amountFen")} AS INTEGER)`;
export const outstandingFen = `CAST(coalesce(${text("outstandingFen")},
  CASE WHEN status IN ${listed(loanStatuses.filter(isClosed))} THEN '0' ELSE ${text("amountFen")} END) AS INTEGER)`;
export const creditLineFen = `CAST(coalesce(${text("creditLineFen")}, '0') AS INTEGER)`;
/** What the bank's books call the branch, or null. */
export const branchName = text("branch");
const owes = `${outstandingFen} > 0`;
/** Whether a loan is overdue with a balance. */
export const overdue = `status IS 'overdue' AND ${owes}`;
/** The class in which a loan's quality is counted, or null. */
export const qualityClass = `CASE WHEN NOT ${owes} THEN NULL
  WHEN ${text("classification")} IS NOT NULL AND NOT ${settled} THEN ${text("classification")} ELSE 'unclassified' END`;
const bad = listed(classifications.filter(isNonPerforming));

const measureConditions: Record<LoanMeasure, string> = {
  overdue,
  settled,
  nonPerforming: `${text("classification")} IN ${bad} AND NOT ${settled} AND ${owes}`,
  renewal: `${text("renewal")} IS 'true'`,
  newMoney: `${text("renewal")} IS NOT 'true'`,
  poor: `${text("poorHousehold")} IS 'true'`,
  outstanding: owes,
  creditLine: `${creditLineFen} > 0`,
};

/** `letsThrough` for a filter, as conditions on the table of loans with their values. */
export function loanConditions(filter: LoanFilter): { conditions: string[]; values: string[] } {
  const conditions: string[] = [];
  const values: string[] = [];
  const also = (condition: string, value: string | undefined) => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  also("association_id = ?", filter.associationId);
  also("bank_id = ?", filter.bankId);
  also(
    `${text("branch")} IN (SELECT value FROM json_each(?))`,
    filter.branches && JSON.stringify(filter.branches),
  );
  also("county_code = ?", filter.countyCode);
  also("month = ?", filter.month);
  also("coalesce(status, 'unknown') = ?", filter.status);
  also(`${text("borrowerType")} = ?`, filter.borrowerType);
  also(`${text("disbursedOn")} >= ?`, filter.disbursedFrom);
  also(`${text("disbursedOn")} <= ?`, filter.disbursedUntil);
  also(`${text("dueOn")} >= ?`, filter.dueFrom);
  also(`${text("dueOn")} <= ?`, filter.dueUntil);
  if (filter.measure !== undefined) conditions.push(measureConditions[filter.measure]);
  if (filter.classification === "unclassified") {
    conditions.push(`(${text("classification")} IS NULL OR ${settled}) AND ${owes}`);
  } else {
    also(`NOT ${settled} AND ${owes} AND ${text("classification")} = ?`, filter.classification);
  }
  return { conditions, values };
}
