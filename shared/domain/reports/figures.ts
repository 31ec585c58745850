import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { BorrowerGroup } from "#shared/domain/ledger/attribution.ts";
import type { Classification } from "#shared/domain/ledger/classification.ts";
import type { SplitBasis } from "#shared/domain/programme/goal-split.ts";
import type { Pace } from "#shared/domain/programme/pace.ts";
import type { Owed } from "#shared/domain/progress/quality.ts";
import type { Lent, LentToHouseholds } from "./lent.ts";
import type { PlanStatus } from "./plan-status.ts";

/** A county's line: the month, the cumulative disbursement within the window, what is owed, overdue and bad. */
export type CountyFigures = {
  code: string;
  name: string;
  month: Lent;
  cumulative: LentToHouseholds;
  outstandingFen: Fen;
  /** Absent before edition 7, as is `nonPerforming` with the shares of what is owed. */
  overdue?: Owed | undefined;
  overduePercent?: number | undefined;
  nonPerforming?: Owed | undefined;
  nonPerformingPercent?: number | undefined;
  /** Its part of the goal, and how much of it the cumulative disbursement is; `null` for a code that is no county of the programme. */
  goalFen: Fen | null;
  percentOfGoal: number | null;
  /**
   * Its place by how much of its part of the goal is reached, as printed; equals rank equal. `null` where there is no
   * part or nothing was disbursed. Up to edition 6 by the amount, also of nothing.
   */
  rank: number | null;
  /** The same through the month before. */
  rankBefore: number | null;
};

/** Which of the programme's associations have had a loan within the window, up to the month's end. */
export type AssociationFigures = {
  total: number;
  covered: number;
  coveredThisMonth: number;
  unconfirmed: number;
  /** The first of those without, at most `namesWithoutLoanMax`, by county and name. */
  withoutLoan: readonly { name: string; countyCode: string }[];
  withoutLoanCount: number;
};

/** The quality of what was disbursed up to the month's end, as the ledger knows it when the figures are made. */
export type QualityFigures = {
  overdue: Owed;
  overduePercent: number;
  nonPerforming: Owed;
  nonPerformingPercent: number;
  /** All five classes; money of settled loans is in none of them. */
  byClass: readonly (Owed & { classification: Classification })[];
  unclassified: Owed;
};

/** Every number of a month's report; money in fen. */
export type MonthFigures = {
  month: Month;
  /** The last day of the month, as of which everything is counted. */
  asOf: Day;
  thisMonth: LentToHouseholds & { newMoney: Lent; renewal: Lent };
  /** 环比: against the month before; `null` when that one was zero. */
  previousMonth: Lent;
  monthOnMonthPercent: number | null;
  /** 同比: against the same month a year ago; `null` when that one was zero. */
  sameMonthLastYear: Lent;
  yearOnYearPercent: number | null;
  /** From the window's first day to the month's end, or the window's last day. */
  cumulative: LentToHouseholds & { newMoney: Lent; renewal: Lent };
  averagePerHouseholdFen: Fen;
  beforeWindow: Lent;
  afterWindow: Lent;
  pace: Pace;
  outlook: PlanStatus;
  outstanding: Owed;
  /** Loans without a balance in any book: their whole amount counts as owed. */
  balanceUnknownCount: number;
  /**
   * Of how many loans no book with a data day within the month or before speaks, and the latest data day of the books
   * that their balances come from instead. Absent before edition 7, which told balances as known when it was made.
   */
  ofLater?: { loanCount: number; dataOn: Day | null } | undefined;
  byCounty: readonly CountyFigures[];
  /** By what the goal is split over the counties. */
  goalSplitBy: SplitBasis;
  byBorrowerType: readonly {
    type: BorrowerGroup;
    month: Lent;
    cumulative: LentToHouseholds;
    outstandingFen: Fen;
  }[];
  associations: AssociationFigures;
  quality: QualityFigures;
  poor: { month: Lent; cumulative: LentToHouseholds; percentOfDisbursed: number };
  /** Every month with loans up to this one, ascending. */
  byMonth: readonly (Lent & { month: Month })[];
  /** The latest data date of the books that the figures use, where they state one. */
  dataOn: Day | null;
};
