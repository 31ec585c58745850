import { sumOf } from "../micro.ts";
import { backTest, type Trial } from "./back-test.ts";
import { type ChallengerName, challengers, type Method, recentTrend, steadyMean } from "./methods.ts";

/** How many months ahead methods are compared. */
const aheadMax = 6;
/** How many of the latest origins are looked at apart, and how many it takes in all to choose a method. */
const lateOrigins = 4;
const originsMin = 6;
/** An error that is clearly smaller, and one that is hardly larger, in percent of that of the steady mean. */
const clearlyBetterPercent = 80n;
const hardlyWorsePercent = 110n;
/** Divisible by the square of each distance: squared errors are compared as those of an average month. */
const evenScale = 3600n;

/** The method that a history is forecast with, and others that it does not rule out: the range goes as far as they do. */
export type Choice = {
  name: "steady-mean" | ChallengerName;
  method: Method;
  notRuledOut: readonly Method[];
};

/** The squared errors of a method and of the steady mean at the same origins: all, the latest, and those before them. */
type Match = Record<"all" | "late" | "early", { own: bigint; steady: bigint }>;

/**
 * The steady mean, unless another method would have been clearly better, over all earlier months and over the latest of
 * them: then the one that would have been best.
 */
export function chooseMethod(months: readonly bigint[]): Choice {
  const steady = backTest(steadyMean, months, aheadMax);
  const matches = [...challengers, { name: undefined, method: recentTrend }]
    .filter(({ method }) => months.length - method.from >= lateOrigins)
    .map((one) => ({ ...one, match: matchOf(one.method, steady, months) }));
  const notRuledOut = matches.filter(({ match }) => isHardlyWorse(match)).map(({ method }) => method);
  let best = { own: 1n, steady: 1n };
  let choice: Choice = { name: "steady-mean", method: steadyMean, notRuledOut };
  for (const { name, method, match } of matches) {
    const isTried = name !== undefined && months.length - method.from >= originsMin;
    if (!isTried || !isClearlyBetter(match)) continue;
    if (match.all.own * best.steady >= best.own * match.all.steady) continue;
    best = match.all;
    choice = { name, method, notRuledOut };
  }
  return choice;
}

function matchOf(method: Method, steady: readonly Trial[], months: readonly bigint[]): Match {
  const own = backTest(method, months, aheadMax);
  const late = months.length - lateOrigins;
  const between = (from: number, until: number) => ({
    own: squaresOf(own, from, until),
    steady: squaresOf(steady, from, until),
  });
  return {
    all: between(method.from, months.length),
    late: between(late, months.length),
    early: between(method.from, late),
  };
}

function isClearlyBetter({ all, late, early }: Match): boolean {
  const isBetter = isWithin(all, clearlyBetterPercent) && isWithin(late, clearlyBetterPercent);
  return isBetter && isWithin(early, 100n);
}

function isHardlyWorse({ all, late }: Match): boolean {
  return isWithin(all, hardlyWorsePercent) && isWithin(late, hardlyWorsePercent);
}

function isWithin({ own, steady }: Match["all"], percent: bigint): boolean {
  return own * 10_000n <= steady * percent * percent;
}

function squaresOf(trials: readonly Trial[], from: number, until: number): bigint {
  return sumOf(
    trials
      .filter(({ origin }) => origin >= from && origin < until)
      .map(({ error, ahead }) => (error * error * evenScale) / BigInt(ahead * ahead)),
  );
}
