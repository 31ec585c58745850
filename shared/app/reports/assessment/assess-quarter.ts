import { everyPage } from "#shared/app/base/every-page.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { readAtOneHead } from "#shared/app/ledger/read-at-one-head.ts";
import { loansOn } from "#shared/app/reports/loans-on.ts";
import type { Member, PoorHousehold } from "#shared/domain/associations/member.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { addQuarters, lastDayOfQuarter, type Quarter, quarterOf } from "#shared/domain/base/quarter.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { addToAssessment } from "#shared/domain/reports/assessment/assessment-tally.ts";
import type { Scorecard } from "#shared/domain/reports/assessment/scorecard.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { finishQuarter, type QuarterDeps, startQuarter } from "./quarter-sources.ts";

/** What assessing a quarter by the ledger as it is now needs. */
export type AssessDeps = QuarterDeps &
  Pick<Deps, "associations" | "members" | "poorHouseholds" | "now" | "pause">;

/** The cards of a quarter, the day that they are of, and the latest data date of the books behind them. */
export type AssessedQuarter = {
  quarter: Quarter;
  asOf: Day;
  dataOn: Day | null;
  associations: readonly Association[];
  cards: readonly Scorecard[];
};

/** The cards of a quarter by the ledger and the registers as they are now, balances as of the quarter's end. */
export async function assessQuarter(deps: AssessDeps, quarter: Quarter): Promise<AssessedQuarter> {
  const associations = await deps.associations.list();
  const [members, households] = await Promise.all([
    allOf<Member>(deps.members.list),
    allOf<PoorHousehold>(deps.poorHouseholds.list),
  ]);
  const day = lastDayOfQuarter(quarter);
  const tally = await readAtOneHead(deps, async (head) => {
    const started = await startQuarter(deps, quarter);
    const source = { loans: eachLoan(deps.ledger, {}), show: (loan: Loan) => loan };
    for await (const loan of loansOn(deps, source, { head, day })) addToAssessment(started, loan);
    return started;
  });
  const registers = { at: deps.now(), associations, members, households };
  const cards = await finishQuarter(deps, tally, registers);
  return { quarter, asOf: tally.asOf, dataOn: tally.dataOn, associations, cards };
}

/** The quarters of a programme that are over, the latest first; at most those of its window up to now. */
export function quartersOver({ firstOn }: Pick<Programme, "firstOn">, now: string): Quarter[] {
  const first = quarterOf(monthOf(firstOn));
  const quarters: Quarter[] = [];
  let quarter = addQuarters(quarterOf(monthOf(shanghaiDayOf(now))), -1);
  while (quarter >= first) {
    quarters.push(quarter);
    quarter = addQuarters(quarter, -1);
  }
  return quarters;
}

/** Fails with `quarter-too-early` or `quarter-before-start` for a quarter that cannot be assessed. */
export function demandAssessable(
  { programme, now }: Pick<Deps, "programme" | "now">,
  quarter: Quarter,
): void {
  if (lastDayOfQuarter(quarter) >= shanghaiDayOf(now()))
    throw new LedgerFailure("quarter-too-early", { quarter });
  if (quarter < quarterOf(monthOf(programme.firstOn)))
    throw new LedgerFailure("quarter-before-start", { quarter });
}

async function allOf<Item>(list: Parameters<typeof everyPage<Item>>[0]): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of everyPage(list)) all.push(item);
  return all;
}
