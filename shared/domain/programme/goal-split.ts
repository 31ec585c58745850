import { groupBy } from "#shared/domain/base/group-by.ts";
import { largestRemainder } from "#shared/domain/base/largest-remainder.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { withoutMerged } from "#shared/domain/people/merged.ts";
import { percentHundredths } from "./pace.ts";
import type { Programme } from "./programme.ts";

/** By what the goal is split over the counties: the weights of the programme's file, how many confirmed associations each has, or, without either, evenly. */
export const splitBases = ["weights", "associations", "evenly"] as const;
export type SplitBasis = (typeof splitBases)[number];

/** The goal in parts: of each county by its code, and of each association of these by its id. */
export type GoalSplit = {
  by: SplitBasis;
  counties: ReadonlyMap<string, Fen>;
  associations: ReadonlyMap<string, Fen>;
};

/** A part of the goal, and what counts towards it. */
export type GoalPart = { goalFen: Fen; countedFen: Fen; percentOfGoal: number };

type Listed = Pick<Association, "associationId" | "countyCode" | "confirmed" | "mergedInto">;

const wanFen = 1_000_000n;

/**
 * Splits the programme's goal over its counties, and each county's part evenly over its confirmed associations, in
 * whole 万元 by the largest remainder. Counties add up to the goal, and associations to their county. Without any
 * association or weight all counties get the same. What the goal has beyond whole 万元 goes to the first.
 */
export function splitGoal(
  { goalFen, counties }: Pick<Programme, "goalFen" | "counties">,
  associations: readonly Listed[],
): GoalSplit {
  const confirmed = withoutMerged(associations).filter((one) => one.confirmed);
  const ofCounty = groupBy(confirmed, ({ countyCode }) => countyCode);
  const by = basisOf(counties, ofCounty);
  const weights = counties.map(({ code, goalWeight = 0 }) =>
    BigInt(by === "weights" ? goalWeight : (ofCounty.get(code)?.length ?? 0)),
  );
  const countyParts = split(goalFen, weights);
  const countyOf = new Map(counties.map(({ code }, index) => [code, countyParts[index] ?? 0n]));
  const associationOf = new Map<string, Fen>();
  for (const { code } of counties) {
    const own = (ofCounty.get(code) ?? []).map(({ associationId }) => associationId).sort();
    const parts = split(
      countyOf.get(code) ?? 0n,
      own.map(() => 1n),
    );
    for (const [index, associationId] of own.entries()) associationOf.set(associationId, parts[index] ?? 0n);
  }
  return { by, counties: countyOf, associations: associationOf };
}

function basisOf(counties: Programme["counties"], ofCounty: ReadonlyMap<string, unknown>): SplitBasis {
  if (counties.some(({ goalWeight }) => goalWeight !== undefined)) return "weights";
  return counties.some(({ code }) => ofCounty.has(code)) ? "associations" : "evenly";
}

/** What of a part of the goal is reached. */
export function goalPartOf(goalFen: Fen, countedFen: Fen): GoalPart {
  return { goalFen, countedFen, percentOfGoal: Number(percentHundredths(countedFen, goalFen)) / 100 };
}

function split(fen: Fen, weights: readonly bigint[]): Fen[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  if (all === 0n) {
    return weights.length === 0
      ? []
      : split(
          fen,
          weights.map(() => 1n),
        );
  }
  const wan = fen / wanFen;
  const parts = largestRemainder(
    weights.map((weight) => wan * weight),
    all,
  ).map((part) => part * wanFen);
  const first = weights.findIndex((weight) => weight > 0n);
  return parts.map((part, index) => (index === first ? part + (fen % wanFen) : part));
}
