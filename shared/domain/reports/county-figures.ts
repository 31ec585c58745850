import type { Fen } from "#shared/domain/base/money.ts";
import { ranksOf } from "#shared/domain/base/rank.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { unattributed, unattributedName } from "#shared/domain/ledger/attribution.ts";
import { goalPartOf } from "#shared/domain/programme/goal-split.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { CountyFigures } from "./figures.ts";
import { lentOf, toHouseholds } from "./overall-figures.ts";
import { emptyLine, type Tally } from "./tally.ts";

/** The counties of the programme in official order, also those without a loan, and then codes that are not its own. */
export function countyFigures(
  counties: Programme["counties"],
  tally: Pick<Tally, "counties">,
  goals: ReadonlyMap<string, Fen>,
): CountyFigures[] {
  const listed = counties.map(({ code, name }) => ({
    code,
    name,
    line: tally.counties.get(code) ?? emptyLine(),
  }));
  const rankOf = ranksOf(
    listed.map(({ line }) => line.cumulative.disbursedFen),
    listed.map(({ line }) => line.cumulativeBeforeFen),
  );
  const codes = new Set(counties.map(({ code }) => code));
  const others = [...tally.counties]
    .filter(([code]) => !codes.has(code))
    .map(([code, line]) => ({ code, name: code === unattributed ? unattributedName : code, line }))
    .sort((a, b) => textOrder(a.code, b.code));
  return [...listed, ...others].map(({ code, name, line }, index) => {
    const goalFen = goals.get(code) ?? null;
    return {
      code,
      name,
      month: lentOf(line.month),
      cumulative: toHouseholds(line.cumulative),
      outstandingFen: line.outstandingFen,
      goalFen,
      percentOfGoal:
        goalFen === null ? null : goalPartOf(goalFen, line.cumulative.disbursedFen).percentOfGoal,
      ...rankOf(index),
    };
  });
}
