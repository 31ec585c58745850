import { type Rank, ranksOf } from "#shared/domain/base/rank.ts";
import type { Line } from "../tally.ts";

type RankedLine = { line: Pick<Line, "cumulative" | "cumulativeBeforeFen"> };

/** The places of counties up to edition 6: by the amount alone. */
export function earlierRanks(ranked: readonly RankedLine[]): (index: number) => Rank {
  return ranksOf(
    ranked.map(({ line }) => line.cumulative.disbursedFen),
    ranked.map(({ line }) => line.cumulativeBeforeFen),
  );
}
