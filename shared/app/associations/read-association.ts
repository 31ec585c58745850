import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { countyNameOf } from "#shared/app/ledger/name-loans.ts";
import { type NoteDeps, noteReading } from "#shared/app/people/note-reading.ts";
import { addToPortfolio, emptyPortfolio, type Portfolio } from "#shared/domain/associations/portfolio.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import { isInScope, loanScopeOf, maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import { associationKey, type Measures, zeroMeasures } from "#shared/domain/ledger/totals.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { withoutMerged } from "#shared/domain/people/merged.ts";
import { type CountyPlace, placeAmong } from "#shared/domain/programme/county-place.ts";
import { type GoalPart, goalPartOf, splitGoal } from "#shared/domain/programme/goal-split.ts";
import { countsTowardsGoal } from "#shared/domain/programme/programme.ts";
import { type Page, pageSizeMax } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { MeasuredAssociation } from "./list-associations.ts";

/** An association's loans in sums, its part of the goal, and its rank in its county if it has borrowed anything. */
export type AssociationSummary = MeasuredAssociation &
  Portfolio & {
    asOf: Day;
    place: CountyPlace | undefined;
    /** Its part of the goal; absent while it is not confirmed. */
    share: GoalPart | undefined;
  };

/** What an association's summary is made from; none of it depends on the caller. */
type AssociationFound = {
  associations: Association[];
  totals: Map<string, Measures>;
  /** The first page of its loans, which takes longest. */
  firstLoans: Promise<Page<Loan>>;
};

/** Looks up, all at the same time, what an association's summary is made from. */
export async function lookUpAssociation(
  deps: Pick<Deps, "associations" | "ledger">,
  associationId: string,
): Promise<AssociationFound> {
  const firstLoans = deps.ledger.listLoans({ associationId }, pageSizeMax);
  firstLoans.catch(() => undefined);
  const [associations, totals] = await Promise.all([
    deps.associations.list(),
    deps.ledger.totals(associationKey("")),
  ]);
  return { associations, totals: new Map(totals.map((one) => [one.key, one.measures])), firstLoans };
}

/**
 * An association's summary of a day, today in Asia/Shanghai unless another is given. Fails with `association-unknown`,
 * also when the caller may not see it.
 */
export async function readAssociation(
  deps: Pick<Deps, "associations" | "ledger" | "programme"> & NoteDeps,
  caller: Person,
  { associationId, asOf }: { associationId: string; asOf?: Day | undefined },
  lookedUp: Promise<AssociationFound> = lookUpAssociation(deps, associationId),
): Promise<AssociationSummary> {
  const { associations, totals, firstLoans } = await lookedUp;
  const association = associations.find((one) => one.associationId === associationId);
  if (association === undefined || !maySeeAssociation(caller, association))
    throw new LedgerFailure("association-unknown");
  const day = asOf ?? shanghaiDayOf(deps.now());
  const [{ countedFen, ...portfolio }] = await Promise.all([
    portfolioOf(deps, caller, { associationId, day, firstLoans }),
    noteReading(deps, caller, { associationId, kind: "standing" }),
  ]);
  const goalFen = splitGoal(deps.programme, associations).associations.get(associationId);
  const measuresFor = (id: string) => totals.get(associationKey(id)) ?? zeroMeasures();
  return {
    association,
    countyName: countyNameOf(deps, association.countyCode),
    measures: measuresFor(associationId),
    place: countyPlaceOf(association, associations, measuresFor),
    share: goalFen === undefined ? undefined : goalPartOf(goalFen, countedFen),
    asOf: day,
    ...portfolio,
  };
}

async function portfolioOf(
  { ledger, programme }: Pick<Deps, "ledger" | "programme">,
  caller: Person,
  {
    associationId,
    day,
    firstLoans,
  }: { associationId: string; day: Day } & Pick<AssociationFound, "firstLoans">,
): Promise<Portfolio & { countedFen: Fen }> {
  const scope = loanScopeOf(caller, programme);
  const portfolio = emptyPortfolio();
  let countedFen = 0n;
  for await (const loan of eachLoan(ledger, { associationId }, await firstLoans)) {
    if (!isInScope(scope, loan)) continue;
    const { amountFen, disbursedOn } = loan.facts;
    addToPortfolio(portfolio, loan.facts, day);
    if (countsTowardsGoal(programme, disbursedOn)) countedFen += amountFen;
  }
  return { ...portfolio, countedFen };
}

/** All that an association learns about others: how many its county has, and how many rank before it. */
function countyPlaceOf(
  { associationId, countyCode }: Association,
  associations: readonly Association[],
  measuresFor: (associationId: string) => Measures,
): CountyPlace | undefined {
  const neighbours = withoutMerged(associations).filter((one) => one.countyCode === countyCode);
  return placeAmong(
    neighbours.map((one) => measuresFor(one.associationId).disbursedFen),
    measuresFor(associationId).disbursedFen,
  );
}
