import { ownAssociation } from "#shared/domain/people/merged.ts";
import { attributedFields } from "./attribution.ts";
import { type FieldChange, fieldChanges } from "./field-text.ts";
import {
  isWholeLoan,
  type LoanFacts,
  type LoanState,
  loanFields,
  loanVersionMax,
  type StatedFacts,
} from "./loan.ts";
import { isClosed } from "./loan-status.ts";

const starsPattern = /[*＊×]+/;

/** What a row of a book means for a loan: its outcome, the facts after it, and which fields change. */
export type PlannedChange = {
  outcome: "new" | "changed" | "unchanged";
  after: LoanFacts;
  changes: readonly FieldChange[];
  /** Whether the row is of an older day than what the ledger knows, and says something else: it was not followed. */
  outdated: boolean;
};

/** A row that states too little for a loan that the ledger does not know. */
export type LackingRow = { outcome: "lacking" };

/** A row: what it states, and what is presumed where the ledger knows nothing better. */
export type RowSaying = { told: StatedFacts; presumed?: StatedFacts | undefined };

/**
 * Compares what a book states of a loan with the ledger. A field that the book does not state stays as it was; a
 * presumed value counts only where the ledger has none. A book with an earlier data date than the ledger's only fills
 * gaps, so that books uploaded in any order end in the state of the latest. A new data date alone changes nothing.
 */
export function planChange(
  before: LoanFacts | undefined,
  { told: row, presumed }: RowSaying,
): PlannedChange | LackingRow {
  if (before === undefined) {
    const whole = withClosedBalance(withPresumed(presumed, {}, row));
    if (!isWholeLoan(whole)) return { outcome: "lacking" };
    return { outcome: "new", after: whole, changes: fieldChanges(undefined, whole), outdated: false };
  }
  const news = withoutKnownOrigin(withoutMaskedName(row, before), before);
  const said = withSource(withoutSettled(news, before), before);
  const told = known(withClosedBalance(withPresumed(presumed, before, said)));
  const older = told.dataOn !== undefined && before.dataOn !== undefined && told.dataOn < before.dataOn;
  const after: LoanFacts = older ? { ...before, ...told, ...known(before) } : { ...before, ...told };
  const named =
    told.associationId === undefined || (older && before.associationId !== undefined) ? before : told;
  setOrigin(after, named.associationOrigin);
  const changes = fieldChanges(before, after);
  if (changes.every((change) => change.field === "dataOn")) {
    const outdated = older && fieldChanges(before, { ...before, ...told, dataOn: before.dataOn }).length > 0;
    return { outcome: "unchanged", after: before, changes: [], outdated };
  }
  return { outcome: "changed", after, changes, outdated: false };
}

/**
 * Compares a row with the loan under its key, as `planChange` does; `full` when the row would change a loan that
 * already has the maximum of versions.
 */
export function planLoan(
  before: LoanState | undefined,
  row: RowSaying,
): LackingRow | (Omit<PlannedChange, "outcome"> & { outcome: PlannedChange["outcome"] | "full" }) {
  const planned = planChange(before?.facts, row);
  if (planned.outcome === "lacking" || planned.outcome === "unchanged") return planned;
  return (before?.version ?? 0) >= loanVersionMax ? { ...planned, outcome: "full" } : planned;
}

/** A row that says a loan is closed and no balance says that nothing is owed: no older book's balance fills that in. */
function withClosedBalance(row: StatedFacts): StatedFacts {
  if (row.outstandingFen !== undefined || row.status === undefined) return row;
  return isClosed(row.status) ? { ...row, outstandingFen: 0n } : row;
}

/**
 * What a row states, completed by presumed values for fields that neither it nor the ledger has, with their sources.
 */
function withPresumed(presumed: StatedFacts | undefined, before: StatedFacts, row: StatedFacts): StatedFacts {
  if (presumed === undefined) return row;
  const filled: StatedFacts = { ...known(presumed), ...known(row) };
  for (const field of loanFields) {
    if (row[field] === undefined && before[field] !== undefined) delete filled[field];
  }
  for (const [field, source] of attributedFields) {
    if (row[field] !== undefined || before[field] !== undefined) delete filled[source];
  }
  if (filled.associationId === undefined || row.associationId !== undefined)
    setOrigin(filled, row.associationOrigin);
  return filled;
}

/** A masked name (王*) is ignored where the ledger has a full name that matches it. */
function withoutMaskedName(row: StatedFacts, before: LoanFacts): StatedFacts {
  const { borrowerName: told } = row;
  const { borrowerName: known } = before;
  if (told === undefined || known === undefined || !masksName(told, known)) return row;
  const { borrowerName: _, ...rest } = row;
  return rest;
}

/** Tells whether a text is a name in which some characters are replaced by one or more stars. */
function masksName(text: string, name: string): boolean {
  const [mark, ...others] = text.split(starsPattern);
  const end = others.at(-1);
  if (mark === undefined || end === undefined || starsPattern.test(name)) return false;
  let place = mark.length;
  if (!name.startsWith(mark)) return false;
  for (const part of others.slice(0, -1)) {
    place = name.indexOf(part, place + 1);
    if (place < 0) return false;
    place += part.length;
  }
  return name.endsWith(end) && name.length - end.length > place;
}

/** A row that names the loan's former association says nothing about what that is part of now. */
function withoutKnownOrigin(row: StatedFacts, before: LoanFacts): StatedFacts {
  if (row.associationId === undefined || ownAssociation(row) !== ownAssociation(before)) return row;
  const { associationId: _, associationOrigin: __, ...rest } = row;
  return rest;
}

/** A row does not overrule a settled association: whoever settled it knew what the bank's books say. */
function withoutSettled(row: StatedFacts, { associationSource }: LoanFacts): StatedFacts {
  if (associationSource !== "settled" || row.associationId === undefined) return row;
  const { associationId: _, associationOrigin: __, ...rest } = row;
  return rest;
}

/** What a loan was brought under goes with who says its association. */
function setOrigin(facts: StatedFacts, associationOrigin: string | undefined): void {
  if (associationOrigin === undefined) delete facts.associationOrigin;
  else facts.associationOrigin = associationOrigin;
}

/** A row that says otherwise than an attribution did is the loan's source from now on. */
function withSource(row: StatedFacts, before: LoanFacts): StatedFacts {
  let sourced = row;
  for (const [field, source] of attributedFields) {
    const isOverruled = row[field] !== undefined && row[field] !== before[field];
    if (isOverruled && before[source] !== undefined) sourced = { ...sourced, [source]: "stated" };
  }
  return sourced;
}

/** The facts that are known; none is there as `undefined`. */
function known(facts: StatedFacts): Partial<LoanFacts> {
  const copy = { ...facts } as Partial<LoanFacts>;
  for (const field of loanFields) if (copy[field] === undefined) delete copy[field];
  return copy;
}
