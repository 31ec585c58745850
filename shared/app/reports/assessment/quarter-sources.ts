import { everyPage } from "#shared/app/base/every-page.ts";
import type { Member, PoorHousehold } from "#shared/domain/associations/member.ts";
import { memberCoverage } from "#shared/domain/associations/member-coverage.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { type Month, monthOf } from "#shared/domain/base/month.ts";
import type { Quarter } from "#shared/domain/base/quarter.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { presentIds } from "#shared/domain/people/merged.ts";
import { assessmentRulesOf } from "#shared/domain/programme/programme-settings.ts";
import type { BookDate } from "#shared/domain/progress/freshness.ts";
import { answersInTime } from "#shared/domain/reports/assessment/answers-in-time.ts";
import {
  type AnswersOwed,
  type AssessmentTally,
  startAssessment,
} from "#shared/domain/reports/assessment/assessment-tally.ts";
import { booksInTime } from "#shared/domain/reports/assessment/books-in-time.ts";
import { quarterCards } from "#shared/domain/reports/assessment/quarter-cards.ts";
import type { Scorecard } from "#shared/domain/reports/assessment/scorecard.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What assessing a quarter needs besides its loans. */
export type QuarterDeps = Pick<Deps, "programme" | "corrections" | "imports" | "ledger">;

/** Who was on the registers, and when that was known. */
export type QuarterRegisters = {
  at: string;
  associations: readonly Association[];
  members: readonly Member[];
  households: readonly PoorHousehold[];
};

/** Starts the tally of a quarter with the answers to correction requests that were due in it. */
export async function startQuarter(deps: QuarterDeps, quarter: Quarter): Promise<AssessmentTally> {
  const { correctionTerms } = deps.programme;
  const owed = new Map<string, AnswersOwed>();
  const seen = new Set<string>();
  for (const state of ["open", "answered", "closed"] as const) {
    for await (const request of everyPage((limit, cursor) =>
      deps.corrections.list({ state }, limit, cursor),
    )) {
      // One that is answered while the lists are read stands in two of them.
      if (seen.has(request.correctionId)) continue;
      seen.add(request.correctionId);
      const answers = answersInTime(request, correctionTerms, quarter);
      const sum = owed.get(loanKeyText(request)) ?? { inTime: 0, owed: 0 };
      owed.set(loanKeyText(request), {
        inTime: sum.inTime + answers.inTime,
        owed: sum.owed + answers.owed,
      });
    }
  }
  return startAssessment(deps.programme, quarter, owed);
}

/** The cards of a quarter whose loans are all in its tally. */
export async function finishQuarter(
  deps: QuarterDeps,
  tally: AssessmentTally,
  { at, associations, members, households }: QuarterRegisters,
): Promise<Scorecard[]> {
  const { programme } = deps;
  const counties = new Map(associations.map((one) => [one.associationId, one.countyCode]));
  const coverageOf = (borrowers: AssessmentTally["now"]) =>
    memberCoverage({
      ...{ members, households, borrowers, asOf: tally.asOf },
      presentIdOf: presentIds(associations),
      countyOf: (associationId) => counties.get(associationId),
    });
  const books = await booksInForce(deps, at);
  const firstMonth = await firstMonthOwed(deps);
  return quarterCards({
    ...{ programme, rules: assessmentRulesOf(programme), associations, tally },
    coverage: { before: coverageOf(tally.before), now: coverageOf(tally.now) },
    books: booksInTime(programme, books, { quarter: tally.quarter, at, firstMonth }),
  });
}

/** The books that were committed by an instant and not undone by then. */
async function booksInForce({ imports }: Pick<Deps, "imports">, at: string): Promise<BookDate[]> {
  const books: BookDate[] = [];
  for await (const record of everyPage(imports.list)) {
    const { committedAt, undo } = record;
    const isUndone = undo?.undoneAt !== undefined && undo.undoneAt <= at;
    if (committedAt === undefined || committedAt > at || isUndone) continue;
    books.push({ ...record, state: "committed" });
  }
  return books;
}

/** The month of the ledger's first entry, or of the programme's beginning where that is later. */
async function firstMonthOwed({ ledger, programme }: QuarterDeps): Promise<Month | undefined> {
  const [block] = await ledger.blocks(0, 1);
  if (block === undefined) return undefined;
  const [known, begins] = [monthOf(shanghaiDayOf(block.knownAt)), monthOf(programme.firstOn)];
  return known > begins ? known : begins;
}
