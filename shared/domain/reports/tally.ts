import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { firstDayOf, lastDayOf, type Month, monthOf } from "#shared/domain/base/month.ts";
import { type BorrowerGroup, groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { Classification } from "#shared/domain/ledger/classification.ts";
import { isOfLater } from "#shared/domain/ledger/dated-facts.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { hasMeasure, qualityClassOf } from "#shared/domain/ledger/loan-measure.ts";
import { type Measures, measuresOf } from "#shared/domain/ledger/totals.ts";
import { countsTowardsGoal, type Programme } from "#shared/domain/programme/programme.ts";
import type { Owed } from "#shared/domain/progress/quality.ts";
import type { Lent } from "./lent.ts";
import type { ReportEdition } from "./report-edition.ts";
import { earlierQualityClassOf } from "./until-edition-6/earlier-quality.ts";

/** Loans, their money, the part that renews older loans, and the number of different borrowers. */
export type Lending = Lent & { renewal: Lent; borrowers: Set<string> };

/** What is collected for one county or one borrower type. */
export type Line = {
  month: Lending;
  cumulative: Lending;
  /** Cumulative within the window up to the end of the month before. */
  cumulativeBeforeFen: Fen;
  outstandingFen: Fen;
  overdue: Owed;
  nonPerforming: Owed;
};

/** What a month's figures are made from: loans are added one by one, in any order. */
export type Tally = {
  edition: ReportEdition;
  month: Month;
  asOf: Day;
  firstOn: Day;
  lastOn: Day;
  all: Line;
  counties: Map<string, Line>;
  types: Record<BorrowerGroup, Line>;
  poor: Line;
  beforeWindow: Lent;
  afterWindow: Lent;
  months: Map<Month, Lent>;
  /** What each month brought within the window. */
  countedMonths: Map<Month, Fen>;
  /** What is owed on the loans of the window. */
  countedOutstandingFen: Fen;
  /** The credit lines that the books state for the loans of the window. */
  countedCreditLines: { loanCount: bigint; fen: Fen };
  associations: Set<string>;
  associationsThisMonth: Set<string>;
  outstanding: Owed;
  byClass: Record<Classification, Owed>;
  unclassified: Owed;
  balanceUnknownCount: number;
  /** The loans of whose balance only books with a later data day than the month's end speak. */
  ofLater: { loanCount: number; dataOn: Day | null };
  dataOn: Day | null;
};

/** A tally of a month without any loan yet, for an edition of the report. */
export function startTally(
  { firstOn, lastOn }: Pick<Programme, "firstOn" | "lastOn">,
  month: Month,
  edition: ReportEdition,
): Tally {
  return {
    edition,
    month,
    asOf: lastDayOf(month),
    firstOn,
    lastOn,
    all: emptyLine(),
    counties: new Map(),
    types: {
      association: emptyLine(),
      member: emptyLine(),
      enterprise: emptyLine(),
      unattributed: emptyLine(),
    },
    poor: emptyLine(),
    beforeWindow: emptyLent(),
    afterWindow: emptyLent(),
    months: new Map(),
    countedMonths: new Map(),
    countedOutstandingFen: 0n,
    countedCreditLines: { loanCount: 0n, fen: 0n },
    associations: new Set(),
    associationsThisMonth: new Set(),
    outstanding: emptyOwed(),
    byClass: {
      normal: emptyOwed(),
      "special-mention": emptyOwed(),
      substandard: emptyOwed(),
      doubtful: emptyOwed(),
      loss: emptyOwed(),
    },
    unclassified: emptyOwed(),
    balanceUnknownCount: 0,
    ofLater: { loanCount: 0, dataOn: null },
    dataOn: null,
  };
}

/** Adds a loan to a tally; one disbursed after the month's end is left out. */
export function tallyLoan(tally: Tally, facts: LoanFacts): void {
  if (facts.disbursedOn > tally.asOf) return;
  const measures = measuresOf(facts);
  const month = monthOf(facts.disbursedOn);
  addLent(entryOf(tally.months, month, emptyLent), facts);
  const { associationId, countyCode, borrowerType } = groupsOf(facts);
  const lines = [tally.all, entryOf(tally.counties, countyCode, emptyLine), tally.types[borrowerType]];
  if (facts.poorHousehold === true) lines.push(tally.poor);
  for (const line of lines) {
    addToLine(tally, line, facts, measures);
    addBadTo(tally, line, facts, measures);
  }
  if (facts.disbursedOn < tally.firstOn) addLent(tally.beforeWindow, facts);
  else if (facts.disbursedOn > tally.lastOn) addLent(tally.afterWindow, facts);
  else countIn(tally, month, facts, measures);
  if (month === tally.month) tally.associationsThisMonth.add(associationId);
  addQuality(tally, facts, measures.outstandingFen);
  if (facts.dataOn === undefined) return;
  if (facts.dataOn > (tally.dataOn ?? "")) tally.dataOn = facts.dataOn;
  if (!isOfLater(facts, tally.asOf)) return;
  tally.ofLater.loanCount += 1;
  if (facts.dataOn > (tally.ofLater.dataOn ?? "")) tally.ofLater.dataOn = facts.dataOn;
}

function countIn(tally: Tally, month: Month, facts: LoanFacts, measures: Measures): void {
  tally.associations.add(groupsOf(facts).associationId);
  tally.countedMonths.set(month, (tally.countedMonths.get(month) ?? 0n) + facts.amountFen);
  tally.countedOutstandingFen += measures.outstandingFen;
  tally.countedCreditLines.loanCount += measures.creditLineCount;
  tally.countedCreditLines.fen += measures.creditLineFen;
}

/** The line under a key of a map, made when it is not there yet. */
function entryOf<V>(map: Map<string, V>, key: string, make: () => V): V {
  const present = map.get(key) ?? make();
  map.set(key, present);
  return present;
}

function addToLine(tally: Tally, line: Line, facts: LoanFacts, { outstandingFen }: Measures): void {
  const { disbursedOn } = facts;
  if (monthOf(disbursedOn) === tally.month) addLending(line.month, facts);
  if (countsTowardsGoal(tally, disbursedOn)) {
    addLending(line.cumulative, facts);
    if (disbursedOn < firstDayOf(tally.month)) line.cumulativeBeforeFen += facts.amountFen;
  }
  line.outstandingFen += outstandingFen;
}

/** Up to edition 6 a loan was bad or overdue also where nothing was owed on it any more. */
function addBadTo({ edition }: Tally, line: Line, facts: LoanFacts, measures: Measures): void {
  const isOverdue = edition >= 7 ? hasMeasure(facts, "overdue") : measures.overdueCount > 0n;
  const isBad = edition >= 7 ? hasMeasure(facts, "nonPerforming") : measures.nonPerformingCount > 0n;
  if (isOverdue) addOwed(line.overdue, measures.outstandingFen);
  if (isBad) addOwed(line.nonPerforming, measures.outstandingFen);
}

function addQuality(tally: Tally, facts: LoanFacts, outstandingFen: Fen): void {
  if (outstandingFen > 0n) addOwed(tally.outstanding, outstandingFen);
  const quality = tally.edition >= 7 ? qualityClassOf(facts) : earlierQualityClassOf(facts);
  if (quality !== undefined) {
    addOwed(quality === "unclassified" ? tally.unclassified : tally.byClass[quality], outstandingFen);
  }
  if (facts.outstandingFen === undefined && outstandingFen > 0n) tally.balanceUnknownCount += 1;
}

function addLending(lending: Lending, facts: LoanFacts): void {
  addLent(lending, facts);
  if (facts.renewal === true) addLent(lending.renewal, facts);
  const borrower = facts.borrowerIdHash ?? facts.borrowerName;
  if (borrower !== undefined) lending.borrowers.add(borrower);
}

function addLent(lent: Lent, { amountFen }: LoanFacts): void {
  lent.loanCount += 1;
  lent.disbursedFen += amountFen;
}

function addOwed(owed: Owed, outstandingFen: Fen): void {
  owed.loanCount += 1;
  owed.outstandingFen += outstandingFen;
}

/** A line without any loan. */
export function emptyLine(): Line {
  return {
    ...{ month: emptyLending(), cumulative: emptyLending(), cumulativeBeforeFen: 0n },
    ...{ outstandingFen: 0n, overdue: emptyOwed(), nonPerforming: emptyOwed() },
  };
}

function emptyLending(): Lending {
  return { ...emptyLent(), renewal: emptyLent(), borrowers: new Set() };
}

function emptyLent(): Lent {
  return { loanCount: 0, disbursedFen: 0n };
}

function emptyOwed(): Owed {
  return { loanCount: 0, outstandingFen: 0n };
}
