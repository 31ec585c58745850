import { countyNameOf } from "#shared/app/ledger/name-loans.ts";
import { bankFreshness } from "#shared/app/progress/bank-freshness.ts";
import {
  type AssociationCoverage,
  associationCoverage,
} from "#shared/domain/associations/association-coverage.ts";
import { banksOf, branchOf } from "#shared/domain/base/bank.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { isNonPerforming } from "#shared/domain/ledger/classification.ts";
import { loansOfFigure } from "#shared/domain/ledger/figure-loans.ts";
import { loanScopeOf, maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import { type GroupSum, sumOfGroups } from "#shared/domain/ledger/loan-sums.ts";
import { associationKey, type Measures, programmeKey } from "#shared/domain/ledger/totals.ts";
import type { Association } from "#shared/domain/people/association.ts";
import {
  type GoalPart,
  goalPartOf,
  type SplitBasis,
  splitGoal,
} from "#shared/domain/programme/goal-split.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { type BankProgress, type BanksTold, bankProgress } from "#shared/domain/progress/bank-progress.ts";
import type { Freshness } from "#shared/domain/progress/freshness.ts";
import type { Progress } from "#shared/domain/progress/progress.ts";
import { type ClassFigures, classFigures } from "#shared/domain/progress/quality.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { figureScopeOf } from "./figure-scope.ts";
import { readProgress } from "./read-progress.ts";
import { loansSummedMax } from "./sum-loans.ts";

type NamedAssociation = Association & { countyName: string };

/** What the programme's watchers see besides its progress. */
export type Cockpit = {
  asOf: Day;
  /** Of all loans up to the day: what is owed, overdue, bad, and lent to poor households. */
  measures: Measures;
  coverage: AssociationCoverage<NamedAssociation>;
  classes: ClassFigures;
  byBank: BankProgress[];
  freshness: Freshness[];
  /** The goal in parts of counties, with what counts towards each. */
  split: { by: SplitBasis; counties: (GoalPart & { code: string })[] };
};

/**
 * What the cells do not tell of a day, by default today in Asia/Shanghai. Of a ledger with more loans than
 * `loansSummedMax` neither classes nor banks are told, and the associations covered are those with any loan. A liaison is
 * told of the own bank and branches alone, and of the others together; a county's supervisor of the county alone.
 */
export async function readCockpit(
  given: Pick<Deps, "programme" | "ledger" | "snapshots" | "associations" | "imports" | "now">,
  caller: Person,
  { asOf }: { asOf?: Day | undefined } = {},
): Promise<Cockpit> {
  const { programme, countyCode } = await figureScopeOf(given, caller);
  const deps = { ...given, programme };
  const [{ progress, groups, withLoan }, listed, freshness] = await Promise.all([
    readFigures(deps, { asOf, countyCode }),
    deps.associations.list(),
    bankFreshness(deps),
  ]);
  const associations = listed
    .filter((one) => maySeeAssociation(caller, one))
    .map((association) => ({
      ...association,
      countyName: countyNameOf(deps, association.countyCode),
    }));
  const { bankId } = loanScopeOf(caller, programme);
  const told = bankId === undefined ? {} : { bankId, branchIds: caller.branchIds };
  return {
    asOf: progress.asOf,
    measures: groups === undefined ? progress : { ...progress, ...badCounts(groups) },
    coverage: associationCoverage(associations, withLoan),
    classes: groups === undefined ? [] : classFigures(groups),
    byBank: groups === undefined ? [] : bankLines(given.programme, programme, groups, told),
    split: splitOf(programme, associations, progress),
    freshness,
  };
}

/** How many loans are overdue or bad with a balance, which totals do not tell (ADR 49). */
function badCounts(groups: readonly GroupSum[]): Pick<Measures, "overdueCount" | "nonPerformingCount"> {
  const bad = groups.filter(
    ({ quality }) => quality !== undefined && quality !== "unclassified" && isNonPerforming(quality),
  );
  return {
    overdueCount: BigInt(groups.reduce((sum, { overdueCount }) => sum + overdueCount, 0)),
    nonPerformingCount: BigInt(sumOfGroups(bad).loanCount),
  };
}

/** What the banks lent; a branch that is not of the programme as it is seen is named where it has a loan in it. */
function bankLines(
  whole: Programme,
  seen: Programme,
  groups: readonly GroupSum[],
  told: BanksTold,
): BankProgress[] {
  return bankProgress(banksOf(whole), groups, told).map((line) => ({
    ...line,
    branches: line.branches.filter(
      ({ branchId, loanCount }) =>
        loanCount > 0 || branchOf(seen, line.bankId ?? "", branchId ?? "") !== undefined,
    ),
  }));
}

/** What a look through the loans found: their sums, where they are not too many, and the associations with one that counts. */
type Looked = { groups: readonly GroupSum[] | undefined; withLoan: Set<string> };

async function readFigures(
  deps: Pick<Deps, "programme" | "ledger" | "snapshots" | "imports" | "now">,
  { asOf, countyCode }: { asOf: Day | undefined; countyCode: string | undefined },
): Promise<{ progress: Progress } & Looked> {
  const progress = await readProgress(deps, { asOf, countyCode });
  const lookedThrough = countyCode === undefined ? progress.loanCount : await loanCountNow(deps);
  if (lookedThrough <= BigInt(loansSummedMax))
    return { progress, ...(await lookThrough(deps, progress, countyCode)) };
  return { progress, groups: undefined, withLoan: await associationsWithTotal(deps) };
}

function splitOf(
  programme: Programme,
  associations: readonly Association[],
  { byCounty }: Progress,
): Cockpit["split"] {
  const { by, counties } = splitGoal(programme, associations);
  const parts = [...counties].map(([code, goalFen]) => {
    const countedFen = byCounty.find((line) => line.code === code)?.countedFen ?? 0n;
    return { code, ...goalPartOf(goalFen, countedFen) };
  });
  return { by, counties: parts };
}

/** Goes through the loans up to the day: once where all of them count, as they mostly do. */
async function lookThrough(
  { ledger, programme }: Pick<Deps, "ledger" | "programme">,
  { asOf, disbursedFen, countedFen }: Progress,
  countyCode: string | undefined,
): Promise<Looked> {
  const frame = { asOf, firstOn: programme.firstOn, lastOn: programme.lastOn };
  const sumAll = ledger.sumLoans(loansOfFigure({ countyCode }, frame), loansSummedMax);
  const [all, counted] = await Promise.all([
    sumAll,
    disbursedFen === countedFen
      ? sumAll
      : ledger.sumLoans(loansOfFigure({ countyCode, counted: true }, frame), loansSummedMax),
  ]);
  return {
    groups: all.groups,
    withLoan: new Set(counted.groups.map(({ associationId }) => associationId)),
  };
}

/** How many loans there are: a store may have to go through all of them to find a county's. */
async function loanCountNow({ ledger }: Pick<Deps, "ledger">): Promise<bigint> {
  const [total] = await ledger.totals(programmeKey);
  return total?.measures.loanCount ?? 0n;
}

async function associationsWithTotal({ ledger }: Pick<Deps, "ledger">): Promise<Set<string>> {
  const prefix = associationKey("");
  const totals = await ledger.totals(prefix);
  const lent = totals.filter(({ measures }) => measures.loanCount > 0n);
  return new Set(lent.map(({ key }) => key.slice(prefix.length)));
}
