import type { JournalEntry } from "./journal.ts";
import type { Loan } from "./loan.ts";
import type { Person } from "./person.ts";

/** Which loans a person may see: those of one association, those of one bank, or all. */
export type LoanScope = { associationId?: string | undefined; bankId?: string | undefined };

/** An id that no association has. */
const noAssociation = "none";

/** The loans that a person may see; an association without an id sees none. A liaison's bank is the programme's unless another is given. */
export function loanScopeOf(person: Person, programmeBankId: string): LoanScope {
  const associationId = associationScopeOf(person);
  if (associationId !== undefined) return { associationId };
  if (person.role === "liaison") return { bankId: person.bankId ?? programmeBankId };
  return {};
}

/** Tells whether a loan lies within a scope. */
export function isInScope(scope: LoanScope, loan: Loan): boolean {
  return (
    (scope.associationId === undefined || scope.associationId === loan.facts.associationId) &&
    (scope.bankId === undefined || scope.bankId === loan.bankId)
  );
}

/**
 * The entries of a loan that a person may see: for an association only those since it was last opened. What was before,
 * and was undone, may have been somebody else's loan.
 */
export function visibleEntries<Entry extends Pick<JournalEntry, "kind">>(
  person: Person,
  entries: readonly Entry[],
): readonly Entry[] {
  if (person.role !== "association") return entries;
  return entries.slice(
    Math.max(
      0,
      entries.findLastIndex(({ kind }) => kind === "opened"),
    ),
  );
}

/** The only association that a person may see, or `undefined` for people who see all of them. */
export function associationScopeOf(person: Person): string | undefined {
  return person.role === "association" ? (person.associationId ?? noAssociation) : undefined;
}

/** Tells whether a person may see an association: associations see themselves only. */
export function maySeeAssociation(person: Person, associationId: string): boolean {
  return (associationScopeOf(person) ?? associationId) === associationId;
}
