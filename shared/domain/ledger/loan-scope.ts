import { type Banks, banksOf } from "#shared/domain/base/bank.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import { groupsOf } from "./attribution.ts";
import type { JournalEntry } from "./journal.ts";
import type { Loan } from "./loan.ts";
import type { LoanFilter } from "./loan-filter.ts";

/** Which loans a person may see: those of one association, one bank or its branches, or one county, or all. */
export type LoanScope = Pick<LoanFilter, "associationId" | "bankId" | "branches" | "countyCode">;

/** An id that no association has. */
const noAssociation = "none";
const nothing = { associationId: noAssociation };

/** The loans that a person may see; who lacks the association or county of their role sees none. A liaison's bank is the programme's unless another is given; of branches that the
 * programme has not a liaison sees nothing. */
export function loanScopeOf(person: Person, programme: Banks): LoanScope {
  switch (sightOf(person).loans) {
    case "all":
      return {};
    case "own-bank":
      return bankScope(person, programme);
    case "own-association":
      return { associationId: person.associationId ?? noAssociation };
    case "own-county":
      return person.countyCode === undefined ? nothing : { countyCode: person.countyCode };
    case "none":
      return nothing;
  }
}

function bankScope({ bankId, branchIds }: Person, programme: Banks): LoanScope {
  const own = bankId ?? programme.bank.bankId;
  return branchIds === undefined
    ? { bankId: own }
    : { bankId: own, branches: branchNames(programme, own, branchIds) };
}

/** What books may call some branches of a bank. */
export function branchNames(
  programme: Banks,
  bankId: string,
  branchIds: readonly string[],
): readonly string[] {
  const branches = banksOf(programme).find((bank) => bank.bankId === bankId)?.branches ?? [];
  const own = branches.filter(({ branchId }) => branchIds.includes(branchId));
  return own.flatMap(({ name, aliases }) => [name, ...aliases]);
}

/** The loans of a bank, or of the branch that is named after a slash; of a branch that the programme has not there are none. */
export function loansOfBranch(programme: Banks, key: string): Pick<LoanFilter, "bankId" | "branches"> {
  const slash = key.indexOf("/");
  if (slash < 0) return { bankId: key };
  const bankId = key.slice(0, slash);
  return { bankId, branches: branchNames(programme, bankId, [key.slice(slash + 1)]) };
}

/** A filter within a scope: one that asks for what lies outside lets nothing through. */
export function filterWithin(filter: LoanFilter, scope: LoanScope): LoanFilter {
  const isWithin = (["associationId", "bankId", "countyCode"] as const).every(
    (name) => scope[name] === undefined || (filter[name] ?? scope[name]) === scope[name],
  );
  const branches = scope.branches?.filter((name) => filter.branches?.includes(name) ?? true);
  return { ...filter, ...scope, ...(branches && { branches }), ...(isWithin ? {} : nothing) };
}

/** Tells whether a loan lies within a scope. */
export function isInScope(scope: LoanScope, { bankId, facts }: Loan): boolean {
  const { associationId, countyCode } = groupsOf(facts);
  return (
    (scope.associationId === undefined || scope.associationId === associationId) &&
    (scope.bankId === undefined || scope.bankId === bankId) &&
    (scope.branches === undefined || scope.branches.some((branch) => branch === facts.branch)) &&
    (scope.countyCode === undefined || scope.countyCode === countyCode)
  );
}

/** Tells whether a person may see the annex, which lists every loan: a liaison only where all loans are of the own bank. */
export function maySeeAnnex(person: Pick<Person, "role" | "branchIds">, programme: Banks): boolean {
  const { annex, loans } = sightOf(person);
  if (loans !== "own-bank") return annex;
  return annex && person.branchIds === undefined && banksOf(programme).length === 1;
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

/** Which associations a person may see: one, those of a county, or all. */
export type AssociationScope = { associationId?: string | undefined; countyCode?: string | undefined };

/** The associations that a person may see; who lacks the association or county of their role sees none. */
export function associationScopeOf(person: Person): AssociationScope {
  switch (sightOf(person).associations) {
    case "all":
      return {};
    case "own":
      return { associationId: person.associationId ?? noAssociation };
    case "own-county":
      return person.countyCode === undefined ? nothing : { countyCode: person.countyCode };
    case "none":
      return nothing;
  }
}

/** Tells whether a person may see an association. */
export function maySeeAssociation(
  person: Person,
  { associationId, countyCode }: Pick<Association, "associationId" | "countyCode">,
): boolean {
  const scope = associationScopeOf(person);
  return (
    (scope.associationId ?? associationId) === associationId &&
    (scope.countyCode ?? countyCode) === countyCode
  );
}
