import { ascending, distance, larger, micro, root, sumOf } from "../micro.ts";
import type { Trial } from "./back-test.ts";

/** Of how many out of ten back-tested forecasts the range would have held the outcome, at least. */
const heldOfTen = 8;
/** The same where too few earlier forecasts looked as far ahead for what they knew: nearer ones stand in for them. */
const heldOfTenNearer = 8;
/** How many earlier forecasts it takes, each from so many months at least, and how far ahead nearer ones look at least. */
const trialsMin = 3;
const originMin = 6;
const nearerAheadMin = 3;
/** Half a range is never less than this share of what is forecast: months that never differed promise nothing. */
const shareMin = micro / 50n;

/**
 * Half the width of the range so many months ahead, as a share of `widthBase`, in millionths; `undefined` where nothing
 * tells.
 */
export type WidthShare = (ahead: number) => bigint | undefined;

/**
 * What eight of ten earlier forecasts were not farther off than, of those that looked as far ahead for the months they
 * knew as the present one does: what can be said of 18 months from 18 is what could be said of 9 from 9.
 */
export function widthShares(trials: readonly Trial[], months: readonly bigint[]): WidthShare {
  const known = months.length;
  const tried = trials.flatMap(({ origin, ahead, expected, error }) => {
    const base = widthBase(expected, months.slice(0, origin), ahead);
    return base > 0n ? [{ origin, ahead, share: (distance(error, 0n) * micro) / base }] : [];
  });
  const nearer = tried.filter((trial) => trial.ahead >= nearerAheadMin);
  return (ahead) => {
    const alike = tried.filter(
      (trial) => trial.origin >= originMin && trial.ahead === alikeAhead(trial.origin, ahead, known),
    );
    const shares = alike.map(({ share }) => share);
    const share =
      shares.length >= trialsMin
        ? held(shares, heldOfTen)
        : held(
            nearer.map(
              (trial) => (trial.share * root((micro * micro * BigInt(ahead)) / BigInt(trial.ahead))) / micro,
            ),
            heldOfTenNearer,
          );
    return share === undefined ? undefined : larger(share, shareMin);
  };
}

/** What a forecast may be off by is a share of this: what is expected, or half of what months brought before if that is more. */
export function widthBase(expected: bigint, known: readonly bigint[], ahead: number): bigint {
  return larger(expected, (sumOf(known) * BigInt(ahead)) / BigInt(2 * known.length));
}

/** As many months ahead for those known at an origin, rounded half up, and one at least. */
function alikeAhead(origin: number, ahead: number, known: number): number {
  return Math.max(Math.floor((2 * origin * ahead + known) / (2 * known)), 1);
}

/** The smallest share that so many of ten do not exceed. */
function held(shares: readonly bigint[], ofTen: number): bigint | undefined {
  return ascending(shares)[Math.ceil((shares.length * ofTen) / 10) - 1];
}
