import { columnNames } from "./columns.ts";
import type { ReadRow } from "./row-facts.ts";
import { rowReasonTexts } from "./row-reason.ts";

const lowerCase = /[a-z]/;

/**
 * Refuses the rows whose loan number differs from another row's in the case of letters only: they are one loan written
 * twice or a slip, and both would count. The rows are changed in place, their order is kept.
 */
export function refuseCaseTwins(sheets: readonly { rows: ReadRow[] }[]): void {
  const suspected = new Set<string>();
  for (const { rows } of sheets) {
    for (const row of rows) {
      if (row.kind === "loan" && lowerCase.test(row.facts.loanNo)) {
        suspected.add(row.facts.loanNo.toUpperCase());
      }
    }
  }
  if (suspected.size === 0) return;
  const spellings = new Map<string, Set<string>>();
  for (const { rows } of sheets) {
    for (const row of rows) {
      if (row.kind !== "loan") continue;
      const upper = row.facts.loanNo.toUpperCase();
      if (suspected.has(upper))
        spellings.set(upper, (spellings.get(upper) ?? new Set()).add(row.facts.loanNo));
    }
  }
  for (const { rows } of sheets) {
    for (const [index, row] of rows.entries()) {
      if (row.kind !== "loan" || (spellings.get(row.facts.loanNo.toUpperCase())?.size ?? 1) < 2) continue;
      rows[index] = refusedTwin(row);
    }
  }
}

function refusedTwin({ sheet, row, facts, loanNoCell }: Extract<ReadRow, { kind: "loan" }>): ReadRow {
  const reason = {
    cell: loanNoCell,
    column: columnNames.loanNo,
    code: "loan-no-case",
    ...rowReasonTexts["loan-no-case"],
    value: facts.loanNo,
  };
  return {
    sheet,
    row,
    kind: "refused",
    loanNo: facts.loanNo,
    amountFen: facts.amountFen,
    reasons: [reason],
    loanNoCell,
  };
}
