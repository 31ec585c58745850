import type { Fen } from "#shared/domain/base/money.ts";
import type { LeftOutRows } from "#shared/domain/imports/reading/table-rules.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { loansReadMax } from "#shared/ports/ledger/ledger.ts";
import type { Comparison } from "./compare-rows.ts";
import type { AnsweredRow, SortedRows } from "./sorted-rows.ts";

/**
 * The rows of a bank's whole book that are none of the programme's: those whose borrower is in no register and whose loan
 * the ledger does not know, refused ones and repeated ones too.
 */
export async function leftOutRows(
  deps: Pick<Deps, "ledger">,
  bankId: string,
  { refused, repeated }: SortedRows,
  { outside }: Comparison,
): Promise<LeftOutRows> {
  const left = new Map<string, Map<number, Fen>>();
  const leave = ({ sheet, row, amountFen = 0n }: Pick<RowAnswer, "sheet" | "row" | "amountFen">) => {
    const ofSheet = left.get(sheet) ?? new Map<number, Fen>();
    left.set(sheet, ofSheet.set(row, amountFen));
  };
  outside.forEach(leave);
  const unknown = [...refused, ...repeated].filter(({ match }) => match === "unknown");
  for (let start = 0; start < unknown.length; start += loansReadMax) {
    const batch = unknown.slice(start, start + loansReadMax);
    const known = await knownLoanNos(deps, bankId, batch);
    for (const { answer } of batch) {
      if (answer.loanNo === undefined || !known.has(answer.loanNo)) leave(answer);
    }
  }
  return left;
}

async function knownLoanNos(
  { ledger }: Pick<Deps, "ledger">,
  bankId: string,
  rows: readonly AnsweredRow[],
): Promise<Set<string>> {
  const loanNos = [...new Set(rows.flatMap(({ answer }) => answer.loanNo ?? []))];
  const loans = await ledger.readLoans(loanNos.map((loanNo) => ({ bankId, loanNo })));
  return new Set(loans.flatMap(({ loanNo, facts }) => (facts === undefined ? [] : [loanNo])));
}
