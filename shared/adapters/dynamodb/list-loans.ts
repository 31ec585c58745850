import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import type { Page } from "#shared/ports/base/page.ts";
import { decodeCursor, encodeCursor } from "../stored/cursor.ts";
import { firstLoans, type LoanPlace } from "./first-loans.ts";
import type { Table } from "./table.ts";

/** A page of loans in the order of (associationId, bankId, loanNo). */
export async function listLoans(
  table: Table,
  filter: LoanFilter,
  limit: number,
  cursor?: string,
): Promise<Page<Loan>> {
  const after = cursor === undefined ? undefined : loanPlaceOf(cursor);
  const found = await firstLoans(table, filter, { after, wanted: limit + 1, keep: (loan) => loan });
  const items = found.slice(0, limit);
  const end = items.at(-1);
  if (found.length <= limit || end === undefined) return { items };
  return { items, cursor: encodeCursor([groupsOf(end.facts).associationId, end.bankId, end.loanNo]) };
}

function loanPlaceOf(cursor: string): LoanPlace {
  const [associationId = "", bankId = "", loanNo = ""] = decodeCursor(cursor, 3);
  return { associationId, place: `${bankId}#${loanNo}` };
}
