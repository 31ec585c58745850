import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import { type GroupSum, groupSums, type SummedLoan } from "#shared/domain/ledger/loan-sums.ts";
import { firstLoans } from "./first-loans.ts";
import type { Table } from "./table.ts";

/** The sums over the first loans of a list; nothing else of them is kept. */
export async function sumLoans(
  table: Table,
  filter: LoanFilter,
  loansMax: number,
): Promise<{ groups: GroupSum[]; more: boolean }> {
  const found = await firstLoans(table, filter, {
    wanted: loansMax + 1,
    keep: ({ bankId, facts }): SummedLoan => ({
      bankId,
      associationId: facts.associationId,
      branch: facts.branch,
      amountFen: facts.amountFen,
      outstandingFen: facts.outstandingFen,
      creditLineFen: facts.creditLineFen,
      status: facts.status,
      classification: facts.classification,
    }),
  });
  return { groups: groupSums(found.slice(0, loansMax)), more: found.length > loansMax };
}
