import type { ReadTables } from "#shared/domain/imports/reading/loan-tables.ts";
import { columnsMissing, readLoanTables } from "#shared/domain/imports/reading/read-loan-tables.ts";
import type { ReadRow } from "#shared/domain/imports/reading/row-facts.ts";

/** Reads a book of which the ledger knows no loan: what is presumed counts, and what new loans lack refuses. */
export function readAsNew(...book: Parameters<typeof readLoanTables>): ReadTables {
  const read = readLoanTables(...book);
  if (read.outcome === "refused") return read;
  const [lacking] = read.lacking;
  if (lacking === undefined) return { ...read, rows: read.rows.map(asNewLoan) };
  return { outcome: "refused", failure: columnsMissing(lacking), understood: read.understood };
}

function asNewLoan(row: ReadRow): ReadRow {
  if (row.kind !== "loan") return row;
  const { presumed, ifNew, ...loan } = row;
  if (ifNew !== undefined) {
    const { sheet, row: number, facts, loanNoCell } = loan;
    const { loanNo, amountFen } = facts;
    return {
      sheet,
      row: number,
      kind: "refused",
      loanNo,
      amountFen,
      loanNoCell,
      reasons: ifNew.reasons.map(({ reason }) => reason),
      unknown: ifNew.unknown,
    };
  }
  if (presumed === undefined) return loan;
  const stated = Object.fromEntries(Object.entries(loan.facts).filter(([, value]) => value !== undefined));
  return {
    ...loan,
    facts: { ...presumed.derived, ...presumed.decided, ...stated, loanNo: loan.facts.loanNo },
  };
}
