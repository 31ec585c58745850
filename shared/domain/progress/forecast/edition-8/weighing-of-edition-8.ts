import { count, none, type Weighing } from "../weighing.ts";

/** What the ways counted for forecasts in reports of the eighth edition. */
export const weighingOfEdition8: Weighing = {
  counts: {
    even: { plain: count(12_000n, 10n), bold: none },
    climbing: { plain: count(1000n, 10n), bold: count(1n, 1n) },
    newLevel: { plain: count(2000n, 10n), bold: count(2n, 1n) },
    climbed: { plain: count(2000n, 10n), bold: count(2n, 1n) },
    season: { plain: count(4000n, 10n), bold: count(4n, 1n) },
    seasonClimbing: { plain: count(1000n, 10n), bold: count(1n, 1n) },
    wanderingLevel: { plain: count(0n, 20n), bold: none },
    wanderingClimb: { plain: count(0n, 10n), bold: count(0n, 1n) },
  },
  reachTenths: 14n,
  outsideHundredths: 25n,
};
