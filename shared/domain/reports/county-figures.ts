import type { Fen } from "#shared/domain/base/money.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { unattributed, unattributedName } from "#shared/domain/ledger/attribution.ts";
import { goalPartOf } from "#shared/domain/programme/goal-split.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { CountyFigures } from "./figures.ts";
import { lentOf, toHouseholds } from "./overall-figures.ts";
import { sharePercent } from "./percent.ts";
import { emptyLine, type Line, type Tally } from "./tally.ts";
import { earlierRanks } from "./until-edition-6/earlier-ranks.ts";

/** The counties of the programme in official order, also those without a loan, and then codes that are not its own. */
export function countyFigures(
  counties: Programme["counties"],
  { counties: lines, edition }: Pick<Tally, "counties" | "edition">,
  goals: ReadonlyMap<string, Fen>,
): CountyFigures[] {
  const listed = counties.map(({ code, name }) => ({ code, name, line: lines.get(code) ?? emptyLine() }));
  const codes = new Set(counties.map(({ code }) => code));
  const others = [...lines]
    .filter(([code]) => !codes.has(code))
    .map(([code, line]) => ({ code, name: code === unattributed ? unattributedName : code, line }))
    .sort((a, b) => textOrder(a.code, b.code));
  const ranked = listed.map(({ code, line }) => ({ goalFen: goals.get(code) ?? 0n, line }));
  const rankOf = edition >= 7 ? ranksOf(ranked) : earlierRanks(ranked);
  return [...listed, ...others].map(({ code, name, line }, index) => {
    const goalFen = goals.get(code) ?? null;
    return {
      code,
      name,
      month: lentOf(line.month),
      cumulative: toHouseholds(line.cumulative),
      outstandingFen: line.outstandingFen,
      ...(edition >= 7 ? qualityOf(line) : {}),
      goalFen,
      percentOfGoal:
        goalFen === null ? null : goalPartOf(goalFen, line.cumulative.disbursedFen).percentOfGoal,
      ...rankOf(index),
    };
  });
}

/** What of a line's balance is overdue and bad. */
export function qualityOf({
  outstandingFen,
  overdue,
  nonPerforming,
}: Pick<Line, "outstandingFen" | "overdue" | "nonPerforming">) {
  return {
    overdue,
    overduePercent: sharePercent(overdue.outstandingFen, outstandingFen),
    nonPerforming,
    nonPerformingPercent: sharePercent(nonPerforming.outstandingFen, outstandingFen),
  };
}

/** A county with its part of the goal; nothing where it has none. */
type RankedLine = { goalFen: Fen; line: Pick<Line, "cumulative" | "cumulativeBeforeFen"> };

/** Places by what is printed of the goal, so that equal figures have equal places; what lent nothing has none. */
function ranksOf(ranked: readonly RankedLine[]) {
  const percents = (amountOf: (line: RankedLine["line"]) => Fen) =>
    ranked.map(({ goalFen, line }) =>
      goalFen === 0n || amountOf(line) === 0n ? null : goalPartOf(goalFen, amountOf(line)).percentOfGoal,
    );
  const now = percents(({ cumulative }) => cumulative.disbursedFen);
  const before = percents(({ cumulativeBeforeFen }) => cumulativeBeforeFen);
  return (index: number) => ({ rank: placeAt(now, index), rankBefore: placeAt(before, index) });
}

function placeAt(percents: readonly (number | null)[], index: number): number | null {
  const own = percents[index] ?? null;
  return own === null ? null : percents.filter((other) => other !== null && other > own).length + 1;
}
