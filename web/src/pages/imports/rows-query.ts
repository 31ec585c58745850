import type { RouteOutput } from "#shared/contract/routes.ts";
import type { RowOutcome } from "#shared/domain/imports/row-answer.ts";
import { type LoanField, loanFields } from "#shared/domain/ledger/loan.ts";

type Counts = NonNullable<RouteOutput<"read-import">["counts"]>;

/** The outcomes of rows in the order of their tabs, with the name of each. */
export const rowTabs = [
  ["refused", "退回"],
  ["changed", "变更"],
  ["new", "新增"],
  ["unchanged", "未变"],
  ["skipped", "非贷款行"],
] as const satisfies readonly (readonly [RowOutcome, string])[];

/** Which rows the address asks for. */
export type RowsQuery = {
  outcome: RowOutcome;
  sheet?: string | undefined;
  loanNo?: string | undefined;
  field?: LoanField | undefined;
  code?: string | undefined;
  column?: string | undefined;
  /** Changed rows as whole loans, not field by field; and beside each value the cell of the file. */
  whole: boolean;
  cells: boolean;
};

/** What a query of the address asks for; without an outcome the first that has any rows, those that need a look before others. */
export function rowsQueryOf(query: URLSearchParams, counts: Counts): RowsQuery {
  const named = rowTabs.find(([outcome]) => outcome === query.get("rows"));
  const [outcome] = named ?? rowTabs.find(([one]) => counts[one] > 0) ?? rowTabs[0];
  const text = (name: string) => query.get(name) || undefined;
  return {
    outcome,
    sheet: text("sheet"),
    loanNo: text("loan"),
    field: outcome === "changed" ? loanFields.find((field) => field === query.get("field")) : undefined,
    code: outcome === "refused" ? text("code") : undefined,
    column: outcome === "refused" ? text("column") : undefined,
    whole: outcome === "changed" && query.get("whole") === "1",
    cells: query.get("cells") === "1",
  };
}
