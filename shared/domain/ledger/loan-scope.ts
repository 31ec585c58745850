import type { Person } from "#shared/domain/base/person.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { JournalEntry } from "./journal.ts";
import type { Loan } from "./loan.ts";

/** Which loans a person may see: those of one association, those of one bank, or all. */
export type LoanScope = { associationId?: string | undefined; bankId?: string | undefined };

/** An id that no association has. */
const noAssociation = "none";

/** The loans that a person may see; an association without an id sees none. A liaison's bank is the programme's unless another is given. */
export function loanScopeOf(person: Person, programmeBankId: string): LoanScope {
  switch (sightOf(person).loans) {
    case "all":
      return {};
    case "own-bank":
      return { bankId: person.bankId ?? programmeBankId };
    case "own-association":
      return { associationId: person.associationId ?? noAssociation };
    case "none":
      return { associationId: noAssociation };
  }
}

/** Tells whether a loan lies within a scope. */
export function isInScope(scope: LoanScope, loan: Loan): boolean {
  return (
    (scope.associationId === undefined || scope.associationId === loan.facts.associationId) &&
    (scope.bankId === undefined || scope.bankId === loan.bankId)
  );
}

/** The entries of a loan that a person may see: all of them, or only those since it was last opened. */
export function visibleEntries<Entry extends Pick<JournalEntry, "kind">>(
  person: Person,
  entries: readonly Entry[],
): readonly Entry[] {
  if (sightOf(person).history === "whole") return entries;
  return entries.slice(
    Math.max(
      0,
      entries.findLastIndex(({ kind }) => kind === "opened"),
    ),
  );
}

/** The only association that a person may see, or `undefined` for people who see all of them. */
export function associationScopeOf(person: Person): string | undefined {
  switch (sightOf(person).associations) {
    case "all":
      return undefined;
    case "own":
      return person.associationId ?? noAssociation;
    case "none":
      return noAssociation;
  }
}

/** Tells whether a person may see an association: associations see themselves only. */
export function maySeeAssociation(person: Person, associationId: string): boolean {
  return (associationScopeOf(person) ?? associationId) === associationId;
}
