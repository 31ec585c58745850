import type { Loan } from "#shared/domain/ledger/loan.ts";
import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import type { Page } from "#shared/ports/base/page.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { loanCursor } from "../stored/loan-cursor.ts";
import { pageOf } from "../stored/page-of.ts";
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
  return pageOf(found, limit, loanCursor);
}

function loanPlaceOf(cursor: string): LoanPlace {
  const [associationId = "", bankId = "", loanNo = ""] = decodeCursor(cursor, 3);
  return { associationId, place: `${bankId}#${loanNo}` };
}
