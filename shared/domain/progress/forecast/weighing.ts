/** The kinds of ways that lending may go, as docs/pace.md lists them. */
export type WayName =
  | "even"
  | "climbing"
  | "newLevel"
  | "climbed"
  | "season"
  | "seasonClimbing"
  | "wanderingLevel"
  | "wanderingClimb";

/** What ways of a kind count together, for the middle and for the range, before any month has spoken. */
type Count = { middle: bigint; range: bigint };

/** What ways count as they are, and bold: with shapes five times as large. */
export type WayCounts = Record<WayName, { plain: Count; bold: Count }>;

/**
 * What ways count, how far each reaches, in tenths of what its sums are usually off by, and how many hundredths of the
 * weight may end outside the range on either side.
 */
export type Weighing = { counts: WayCounts; reachTenths: bigint; outsideHundredths: bigint };

export const count = (middle: bigint, range: bigint): Count => ({ middle, range });
export const none = count(0n, 0n);

/** The weighing of forecasts made now. */
export const presentWeighing: Weighing = {
  counts: {
    even: { plain: count(12_000n, 2n), bold: none },
    climbing: { plain: count(1000n, 2n), bold: count(8n, 5n) },
    newLevel: { plain: count(1000n, 5n), bold: count(20_000n, 0n) },
    climbed: { plain: count(0n, 2n), bold: count(700n, 10n) },
    season: { plain: count(7000n, 4n), bold: count(4n, 0n) },
    seasonClimbing: { plain: count(700n, 10n), bold: count(1n, 1n) },
    wanderingLevel: { plain: count(0n, 16n), bold: none },
    wanderingClimb: { plain: count(0n, 5n), bold: none },
  },
  reachTenths: 13n,
  outsideHundredths: 26n,
};
