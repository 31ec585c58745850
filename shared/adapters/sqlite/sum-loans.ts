import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import type { GroupSum } from "#shared/domain/ledger/loan-sums.ts";
import type { Database } from "./database.ts";
import {
  branchName,
  creditLineFen,
  disbursedFen,
  loanConditions,
  outstandingFen,
  overdue,
  qualityClass,
} from "./loan-conditions.ts";
import { groupSumRow } from "./row-schemas.ts";

/** The sums over the first loans of a list, worked out by the database. */
export function sumLoans(
  database: Database,
  filter: LoanFilter,
  loansMax: number,
): { groups: GroupSum[]; more: boolean } {
  const { conditions, values } = loanConditions(filter);
  const list = `SELECT * FROM loan WHERE ${["true", ...conditions].join(" AND ")}
    ORDER BY association_id, bank_id, loan_no LIMIT ? OFFSET ?`;
  const sql = `SELECT association_id, bank_id, ${branchName} AS branch, ${qualityClass} AS quality,
      count(*) AS loan_count, count(CASE WHEN ${overdue} THEN 1 END) AS overdue_count,
      sum(${disbursedFen}) AS disbursed_fen, sum(${outstandingFen}) AS outstanding_fen,
      sum(${creditLineFen}) AS credit_line_fen
    FROM (${list}) GROUP BY association_id, bank_id, branch, quality`;
  const groups = database.all(sql, ...values, loansMax, 0).map((row): GroupSum => groupSumRow.parse(row));
  const count = groups.reduce((sum, { loanCount }) => sum + loanCount, 0);
  const more = count === loansMax && database.get(list, ...values, 1, loansMax) !== undefined;
  return { groups, more };
}
