import { everyPage } from "#shared/app/base/every-page.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { countyNameOf } from "#shared/app/ledger/name-loans.ts";
import type { Member, PoorHousehold } from "#shared/domain/associations/member.ts";
import {
  addBorrower,
  type CoverageCounts,
  type MemberCoverage,
  memberCoverage,
  noBorrowers,
} from "#shared/domain/associations/member-coverage.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { unattributed } from "#shared/domain/ledger/attribution.ts";
import { associationScopeOf, maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import { associationKey, type Measures, zeroMeasures } from "#shared/domain/ledger/totals.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { presentIds, withoutMerged } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** The coverage of the associations of a place, and how many of them have had a loan. */
export type PlaceCoverage = CoverageCounts & { associations: number; associationsWithLoan: number };

/** Who is reached, as far as a caller may see it; the programme as a whole to who sees all associations. */
export type SeenCoverage = {
  asOf: Day;
  programme?: (PlaceCoverage & { poor: MemberCoverage["poor"]; unattributed: Measures }) | undefined;
  byCounty: (PlaceCoverage & { code: string; name: string })[];
  byAssociation: (CoverageCounts & { association: Association; countyName: string; hasLoan: boolean })[];
};

const nobody: CoverageCounts = { members: 0, membersWithLoan: 0, poorMembers: 0, poorMembersWithLoan: 0 };

/**
 * How many members and registered poor households the programme's loans reach today, counted each time from the
 * registers and the loans, since no total has it.
 */
export async function readMemberCoverage(
  deps: Pick<Deps, "associations" | "members" | "poorHouseholds" | "ledger" | "programme" | "now">,
  caller: Person,
): Promise<SeenCoverage> {
  const asOf = shanghaiDayOf(deps.now());
  const listed = await deps.associations.list();
  const counties = new Map(listed.map(({ associationId, countyCode }) => [associationId, countyCode]));
  const [members, households, borrowers, totals] = await Promise.all([
    allOf<Member>(deps.members.list),
    allOf<PoorHousehold>(deps.poorHouseholds.list),
    borrowersOf(deps),
    deps.ledger.totals(associationKey("")),
  ]);
  const coverage = memberCoverage({
    ...{ members, households, borrowers, asOf },
    presentIdOf: presentIds(listed),
    countyOf: (associationId) => counties.get(associationId),
  });
  const measures = new Map(totals.map((total) => [total.key, total.measures]));
  const measuresOf = (id: string) => measures.get(associationKey(id)) ?? zeroMeasures();
  const byAssociation = withoutMerged(listed)
    .filter((association) => maySeeAssociation(caller, association))
    .map((association) => ({
      association,
      countyName: countyNameOf(deps, association.countyCode),
      hasLoan: measuresOf(association.associationId).loanCount > 0,
      ...(coverage.byAssociation.get(association.associationId) ?? nobody),
    }));
  const seesAll = Object.keys(associationScopeOf(caller)).length === 0;
  return {
    asOf,
    programme: seesAll
      ? {
          ...coverage.programme,
          ...associationsOf(byAssociation),
          poor: coverage.poor,
          unattributed: measuresOf(unattributed),
        }
      : undefined,
    byCounty:
      associationScopeOf(caller).associationId === undefined ? countiesOf(deps, coverage, byAssociation) : [],
    byAssociation,
  };
}

async function borrowersOf({ ledger }: Pick<Deps, "ledger">) {
  const borrowers = noBorrowers();
  for await (const { facts } of eachLoan(ledger, {})) addBorrower(borrowers, facts);
  return borrowers;
}

async function allOf<Item>(list: Parameters<typeof everyPage<Item>>[0]): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of everyPage(list)) all.push(item);
  return all;
}

/** The programme's counties in which the caller sees an association. */
function countiesOf(
  { programme }: Pick<Deps, "programme">,
  coverage: MemberCoverage,
  byAssociation: SeenCoverage["byAssociation"],
): SeenCoverage["byCounty"] {
  return programme.counties.flatMap(({ code, name }) => {
    const within = byAssociation.filter(({ association }) => association.countyCode === code);
    if (within.length === 0) return [];
    return [{ code, name, ...(coverage.byCounty.get(code) ?? nobody), ...associationsOf(within) }];
  });
}

function associationsOf(lines: SeenCoverage["byAssociation"]) {
  return {
    associations: lines.length,
    associationsWithLoan: lines.filter(({ hasLoan }) => hasLoan).length,
  };
}
