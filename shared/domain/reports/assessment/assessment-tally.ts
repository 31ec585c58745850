import { addBorrower, type Borrowers, noBorrowers } from "#shared/domain/associations/member-coverage.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { addQuarters, lastDayOfQuarter, type Quarter, quarterOf } from "#shared/domain/base/quarter.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { measuresOf } from "#shared/domain/ledger/totals.ts";
import { countsTowardsGoal, type Programme } from "#shared/domain/programme/programme.ts";
import { branchFinder, type Subject, subjectKey } from "./subject.ts";

/** How many answers were owed by a day, and how many of them came in time. */
export type AnswersOwed = { inTime: number; owed: number };

/** What a quarter's loans come to for one who is assessed. */
export type SubjectTally = {
  /** Disbursed within the programme's window, up to the quarter's end. */
  countedFen: Fen;
  quarterFen: Fen;
  quarterLastYearFen: Fen;
  outstandingFen: Fen;
  overdueFen: Fen;
  nonPerformingFen: Fen;
  answers: AnswersOwed;
};

/** What scorecards are made from: loans are added one by one, in any order. */
export type AssessmentTally = {
  quarter: Quarter;
  asOf: Day;
  lines: Map<string, SubjectTally>;
  /** Who had had a loan before the quarter, and by its end. */
  before: Borrowers;
  now: Borrowers;
  /** The latest data date of the books that tell of the loans. */
  dataOn: Day | null;
  frame: Frame;
};

type Frame = {
  window: Pick<Programme, "firstOn" | "lastOn">;
  branchOf: ReturnType<typeof branchFinder>;
  /** The answers owed on loans, by the key of the loan. */
  answers: ReadonlyMap<string, AnswersOwed>;
};

/** A tally of a quarter without any loan yet; `answers` are those owed on loans, by `loanKeyText`. */
export function startAssessment(
  programme: Pick<Programme, "firstOn" | "lastOn" | "bank" | "otherBanks">,
  quarter: Quarter,
  answers: ReadonlyMap<string, AnswersOwed> = new Map(),
): AssessmentTally {
  return {
    ...{ quarter, asOf: lastDayOfQuarter(quarter), lines: new Map(), dataOn: null },
    ...{ before: noBorrowers(), now: noBorrowers() },
    frame: { window: programme, branchOf: branchFinder(programme), answers },
  };
}

/** Adds a loan; one disbursed after the quarter's end is left out. */
export function addToAssessment(tally: AssessmentTally, loan: Loan): void {
  const { facts } = loan;
  if (facts.disbursedOn > tally.asOf) return;
  const quarter = quarterOf(monthOf(facts.disbursedOn));
  if (quarter < tally.quarter) addBorrower(tally.before, facts);
  addBorrower(tally.now, facts);
  if (facts.dataOn !== undefined && facts.dataOn > (tally.dataOn ?? "")) tally.dataOn = facts.dataOn;
  const answers = tally.frame.answers.get(loanKeyText(loan));
  const { outstandingFen, overdueFen, nonPerformingFen } = measuresOf(facts);
  for (const subject of subjectsOf(tally, loan)) {
    const line = lineOf(tally, subject);
    if (countsTowardsGoal(tally.frame.window, facts.disbursedOn)) line.countedFen += facts.amountFen;
    if (quarter === tally.quarter) line.quarterFen += facts.amountFen;
    if (quarter === addQuarters(tally.quarter, -4)) line.quarterLastYearFen += facts.amountFen;
    line.outstandingFen += outstandingFen;
    line.overdueFen += overdueFen;
    line.nonPerformingFen += nonPerformingFen;
    line.answers.inTime += answers?.inTime ?? 0;
    line.answers.owed += answers?.owed ?? 0;
  }
}

/** What is collected for a subject; nothing where no loan is its. */
export function tallyOf({ lines }: Pick<AssessmentTally, "lines">, subject: Subject): SubjectTally {
  return lines.get(subjectKey(subject)) ?? emptyTally();
}

function subjectsOf({ frame }: AssessmentTally, { bankId, facts }: Loan): Subject[] {
  const { associationId, countyCode } = groupsOf(facts);
  const branchId = frame.branchOf(bankId, facts.branch);
  const subjects: Subject[] = [
    { kind: "association", id: associationId },
    { kind: "county", id: countyCode },
  ];
  return branchId === undefined ? subjects : [...subjects, { kind: "branch", id: branchId }];
}

function lineOf({ lines }: AssessmentTally, subject: Subject): SubjectTally {
  const key = subjectKey(subject);
  const line = lines.get(key) ?? emptyTally();
  lines.set(key, line);
  return line;
}

function emptyTally(): SubjectTally {
  const sums = { countedFen: 0n, quarterFen: 0n, quarterLastYearFen: 0n };
  const owed = { outstandingFen: 0n, overdueFen: 0n, nonPerformingFen: 0n };
  return { ...sums, ...owed, answers: { inTime: 0, owed: 0 } };
}
