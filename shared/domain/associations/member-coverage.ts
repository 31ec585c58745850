import type { Day } from "#shared/domain/base/day.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { associationNameKey } from "#shared/domain/people/association.ts";
import { belongedOn, type Member, type PoorHousehold } from "./member.ts";

/** How many members there are, how many have had a loan, and both of those of registered poor households. */
export type CoverageCounts = {
  members: number;
  membersWithLoan: number;
  poorMembers: number;
  poorMembersWithLoan: number;
};

/** The poor households on the list, how many have had a loan, and the day of the last list. */
export type PoorCoverage = { households: number; householdsWithLoan: number; listOn: Day | undefined };

/** Who is reached, in the programme, by county and by association; a member of two associations counts once above them. */
export type MemberCoverage = {
  programme: CoverageCounts;
  poor: PoorCoverage;
  byCounty: ReadonlyMap<string, CoverageCounts>;
  byAssociation: ReadonlyMap<string, CoverageCounts>;
};

/** Who has had a loan: by identity, or by association and name where the bank stated no identity. */
export type Borrowers = { identities: Set<string>; names: Set<string> };

/** Nobody. */
export function noBorrowers(): Borrowers {
  return { identities: new Set(), names: new Set() };
}

/** Counts the borrower of a loan in. */
export function addBorrower(borrowers: Borrowers, facts: LoanFacts): void {
  const { borrowerIdHash, borrowerName, associationId } = facts;
  if (borrowerIdHash !== undefined) borrowers.identities.add(borrowerIdHash);
  else if (borrowerName !== undefined && associationId !== undefined) {
    borrowers.names.add(nameOf(associationId, borrowerName));
  }
}

/** What the coverage is counted from; `presentIdOf` gives the association that another one is part of now. */
export type CoverageBasis = {
  members: Iterable<Member>;
  households: Iterable<PoorHousehold>;
  borrowers: Borrowers;
  presentIdOf: (associationId: string) => string;
  countyOf: (associationId: string) => string | undefined;
  asOf: Day;
};

/** Counts who is reached on a day. */
export function memberCoverage(basis: CoverageBasis): MemberCoverage {
  const { borrowers, presentIdOf, countyOf, asOf } = basis;
  const listed = [...basis.households].filter(({ withdrawn }) => withdrawn !== true);
  const poor = new Set(listed.map(({ identityHash }) => identityHash));
  const programme = newCount();
  const byCounty = new Map<string, Count>();
  const byAssociation = new Map<string, Count>();
  for (const member of basis.members) {
    if (!belongedOn(member, asOf)) continue;
    const { identityHash, name } = member;
    const associationId = presentIdOf(member.associationId);
    const isPoor = member.poorHousehold === true || poor.has(identityHash);
    const hasLoan =
      borrowers.identities.has(identityHash) || borrowers.names.has(nameOf(associationId, name));
    const county = countyOf(associationId);
    const counts = [programme, countOf(byAssociation, associationId)];
    if (county !== undefined) counts.push(countOf(byCounty, county));
    for (const count of counts) addMember(count, identityHash, { isPoor, hasLoan });
  }
  return {
    programme: sizesOf(programme),
    poor: poorCoverage(listed, borrowers.identities),
    byCounty: new Map([...byCounty].map(([code, count]) => [code, sizesOf(count)])),
    byAssociation: new Map([...byAssociation].map(([id, count]) => [id, sizesOf(count)])),
  };
}

/** A household is what the list calls it, or its one person where it does not say. */
function poorCoverage(listed: readonly PoorHousehold[], borrowers: ReadonlySet<string>): PoorCoverage {
  const households = new Set<string>();
  const reached = new Set<string>();
  let listOn: Day | undefined;
  for (const { household, identityHash, lastListOn } of listed) {
    const key = household === undefined ? identityHash : `household ${household}`;
    households.add(key);
    if (borrowers.has(identityHash)) reached.add(key);
    if (listOn === undefined || lastListOn > listOn) listOn = lastListOn;
  }
  return { households: households.size, householdsWithLoan: reached.size, listOn };
}

type Count = Record<keyof CoverageCounts, Set<string>>;

function newCount(): Count {
  return {
    members: new Set(),
    membersWithLoan: new Set(),
    poorMembers: new Set(),
    poorMembersWithLoan: new Set(),
  };
}

function countOf(counts: Map<string, Count>, key: string): Count {
  const found = counts.get(key) ?? newCount();
  counts.set(key, found);
  return found;
}

function addMember(
  count: Count,
  identityHash: string,
  { isPoor, hasLoan }: { isPoor: boolean; hasLoan: boolean },
): void {
  count.members.add(identityHash);
  if (hasLoan) count.membersWithLoan.add(identityHash);
  if (isPoor) count.poorMembers.add(identityHash);
  if (isPoor && hasLoan) count.poorMembersWithLoan.add(identityHash);
}

function sizesOf(count: Count): CoverageCounts {
  return {
    members: count.members.size,
    membersWithLoan: count.membersWithLoan.size,
    poorMembers: count.poorMembers.size,
    poorMembersWithLoan: count.poorMembersWithLoan.size,
  };
}

function nameOf(associationId: string, name: string): string {
  return `${associationId} ${associationNameKey(name)}`;
}
