import type { LoanField } from "#shared/domain/loan.ts";
import type { LoanFilter } from "#shared/domain/loan-filter.ts";
import { type GroupSum, groupSums, type SummedFacts } from "#shared/domain/loan-sums.ts";
import { firstLoans } from "./first-loans.ts";
import { summedLoanItem } from "./item-schemas.ts";
import type { Table } from "./table.ts";

const facts = [
  "associationId",
  "amountFen",
  "outstandingFen",
  "creditLineFen",
  "status",
  "classification",
] as const satisfies readonly LoanField[];

/** The sums over the first loans of a list, of which no more is read than is summed. */
export async function sumLoans(
  table: Table,
  filter: LoanFilter,
  loansMax: number,
): Promise<{ groups: GroupSum[]; more: boolean }> {
  const found = await firstLoans(table, filter, { wanted: loansMax + 1, facts });
  const loans = found.slice(0, loansMax).map((item): SummedFacts => summedLoanItem.parse(item).facts);
  return { groups: groupSums(loans), more: found.length > loansMax };
}
