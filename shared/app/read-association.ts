import type { Association } from "#shared/domain/association.ts";
import { type CountyPlace, placeAmong } from "#shared/domain/county-place.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/day.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { type GoalPart, goalPartOf, splitGoal } from "#shared/domain/goal-split.ts";
import { loanScopeOf, maySeeAssociation } from "#shared/domain/loan-scope.ts";
import type { Fen } from "#shared/domain/money.ts";
import type { Person } from "#shared/domain/person.ts";
import { addToStanding, emptyStanding, type Standing } from "#shared/domain/standing.ts";
import { associationKey, type Measures, zeroMeasures } from "#shared/domain/totals.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { eachLoan } from "./each-loan.ts";
import type { MeasuredAssociation } from "./list-associations.ts";
import { countyNameOf } from "./name-loans.ts";
import { type NoteDeps, noteReading } from "./note-reading.ts";

/** How an association stands, its part of the goal, and its place in its county where it has borrowed anything. */
export type AssociationStanding = MeasuredAssociation &
  Standing & {
    asOf: Day;
    place: CountyPlace | undefined;
    /** Its part of the goal; absent while it is not confirmed. */
    share: GoalPart | undefined;
  };

/**
 * How an association stands on a day, today in Asia/Shanghai unless another is given. Fails with `association-unknown`,
 * also when the association is not the caller's to see.
 */
export async function readAssociation(
  deps: Pick<Deps, "associations" | "ledger" | "programme"> & NoteDeps,
  caller: Person,
  { associationId, asOf }: { associationId: string; asOf?: Day | undefined },
): Promise<AssociationStanding> {
  const association = maySeeAssociation(caller, associationId)
    ? await deps.associations.get(associationId)
    : undefined;
  if (association === undefined) throw new LedgerFailure("association-unknown");
  await noteReading(deps, caller, { associationId, kind: "standing" });
  const day = asOf ?? shanghaiDayOf(deps.now());
  const totals = new Map(
    (await deps.ledger.totals(associationKey(""))).map((one) => [one.key, one.measures]),
  );
  const measuresFor = (id: string) => totals.get(associationKey(id)) ?? zeroMeasures();
  const listed = await deps.associations.list();
  const { countedFen, ...standing } = await standingOf(deps, caller, associationId, day);
  const goalFen = splitGoal(deps.programme, listed).associations.get(associationId);
  return {
    association,
    countyName: countyNameOf(deps, association.countyCode),
    measures: measuresFor(associationId),
    place: placeOf(listed, association, measuresFor),
    share: goalFen === undefined ? undefined : goalPartOf(goalFen, countedFen),
    asOf: day,
    ...standing,
  };
}

async function standingOf(
  deps: Pick<Deps, "ledger" | "programme">,
  caller: Person,
  associationId: string,
  asOf: Day,
): Promise<Standing & { countedFen: Fen }> {
  const filter = { ...loanScopeOf(caller, deps.programme.bank.bankId), associationId };
  const standing = emptyStanding();
  const { firstOn, lastOn } = deps.programme;
  let countedFen = 0n;
  for await (const { facts } of eachLoan(deps.ledger, filter)) {
    addToStanding(standing, facts, asOf);
    if (facts.disbursedOn >= firstOn && facts.disbursedOn <= lastOn) countedFen += facts.amountFen;
  }
  return { ...standing, countedFen };
}

/** The only thing of others that an association is told: how many of its county there are, and how many are before it. */
function placeOf(
  listed: readonly Association[],
  { associationId, countyCode }: Association,
  measuresFor: (associationId: string) => Measures,
): CountyPlace | undefined {
  const neighbours = listed.filter((one) => one.countyCode === countyCode);
  return placeAmong(
    neighbours.map((one) => measuresFor(one.associationId).disbursedFen),
    measuresFor(associationId).disbursedFen,
  );
}
