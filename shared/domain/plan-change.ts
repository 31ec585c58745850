import { type FieldChange, fieldChanges } from "./field-text.ts";
import { type LoanFacts, type LoanState, loanFields, loanVersionMax } from "./loan.ts";
import { isClosed } from "./loan-status.ts";

/** What a row of a book means for a loan: its outcome, the facts after it, and which fields change. */
export type PlannedChange = {
  outcome: "new" | "changed" | "unchanged";
  after: LoanFacts;
  changes: readonly FieldChange[];
  /** Whether the row is of an older day than what the ledger knows, and says something else: it was not followed. */
  outdated: boolean;
};

/**
 * Compares what a book tells of a loan with what the ledger knows. A field that the book does not tell stays as it was;
 * a book of an earlier data date than the ledger's only fills in what is not known yet, so that books uploaded in any
 * order end in the state of the latest. A new data date alone changes nothing.
 */
export function planChange(before: LoanFacts | undefined, row: LoanFacts): PlannedChange {
  const told = withClosedBalance(row);
  if (before === undefined) {
    return { outcome: "new", after: told, changes: fieldChanges(undefined, told), outdated: false };
  }
  const older = told.dataOn !== undefined && before.dataOn !== undefined && told.dataOn < before.dataOn;
  const after: LoanFacts = older
    ? { ...known(told), ...known(before) }
    : { ...known(before), ...known(told) };
  const changes = fieldChanges(before, after);
  if (changes.every((change) => change.field === "dataOn")) {
    const outdated =
      older && fieldChanges(before, { ...known(before), ...known(told), dataOn: before.dataOn }).length > 0;
    return { outcome: "unchanged", after: before, changes: [], outdated };
  }
  return { outcome: "changed", after, changes, outdated: false };
}

/**
 * Compares what a book tells of a loan with what the ledger has under its key, as `planChange` does; `full` when the row
 * would change a loan that has all versions it may have.
 */
export function planLoan(
  before: LoanState | undefined,
  row: LoanFacts,
): Omit<PlannedChange, "outcome"> & { outcome: PlannedChange["outcome"] | "full" } {
  const planned = planChange(before?.facts, row);
  const full = planned.outcome !== "unchanged" && (before?.version ?? 0) >= loanVersionMax;
  return full ? { ...planned, outcome: "full" } : planned;
}

/** A row that says a loan is closed and no balance says that nothing is owed: no older book's balance fills that in. */
function withClosedBalance(row: LoanFacts): LoanFacts {
  if (row.outstandingFen !== undefined || row.status === undefined) return row;
  return isClosed(row.status) ? { ...row, outstandingFen: 0n } : row;
}

function known(facts: LoanFacts): LoanFacts {
  const copy: LoanFacts = { ...facts };
  for (const field of loanFields) if (copy[field] === undefined) delete copy[field];
  return copy;
}
