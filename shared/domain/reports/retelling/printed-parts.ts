import type { CoverageCounts } from "#shared/domain/associations/member-coverage.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { AnnexFigures } from "../annex/annex-figures.ts";
import type { AssociationFigures, MonthFigures } from "../figures.ts";

/** A figure that a report printed, with what it is called; what it does not count is absent. */
export type PrintedFigure = {
  name: string;
  loanCount?: number | undefined;
  households?: number | undefined;
  fen?: Fen | undefined;
  /** 位次, `null` where none is printed. */
  place?: number | null | undefined;
  /** What follows from other figures, as it is printed; `null` where a dash is. */
  text?: string | null | undefined;
};

/** The printed figures by a key that stays the same from report to report. */
export type PrintedFigures = ReadonlyMap<string, PrintedFigure>;

type Parts = Pick<
  MonthFigures,
  "beforeWindow" | "afterWindow" | "outstanding" | "byCounty" | "byBorrowerType" | "quality" | "poor"
>;
type Told<T> = { [Key in keyof T]?: T[Key] | undefined };

/** What is compared of a report: all of it that is there. */
export type PrintedParts = Told<Parts & DerivedParts> & {
  thisMonth?: LentInParts | undefined;
  cumulative?: LentInParts | undefined;
  annex?: AnnexFigures | undefined;
};
type LentInParts = LentLike & { newMoney?: LentLike | undefined; renewal?: LentLike | undefined };

export type LentLike = { loanCount: number; disbursedFen: Fen; households?: number | undefined };

/** What a report prints that follows from other figures or from registers. */
export type DerivedParts = Partial<
  Pick<MonthFigures, "monthOnMonthPercent" | "yearOnYearPercent" | "averagePerHouseholdFen">
> & {
  pace?: PaceParts | undefined;
  outlook?: OutlookParts | undefined;
  associations?: Pick<AssociationFigures, "covered" | "coveredThisMonth"> | undefined;
  coverage?: CoverageParts | undefined;
};
type PaceParts = { [Part in keyof MonthFigures["pace"]]?: MonthFigures["pace"][Part] | undefined };
export type OutlookParts = Pick<MonthFigures["outlook"], "recentPerMonthFen" | "calibers"> & {
  forecast: ForecastParts;
  colour: Pick<MonthFigures["outlook"]["colour"], "level">;
};
export type ForecastParts =
  | { state: "insufficient" }
  | Pick<
      Extract<MonthFigures["outlook"]["forecast"], { state: "ready" }>,
      "state" | "endFen" | "lowFen" | "highFen" | "backTest" | "reachesGoalIn"
    >;
export type CoverageParts = {
  programme: CoverageCounts;
  poor: { households: number; householdsWithLoan: number };
  byCounty: readonly ({ code: string } & CoverageCounts)[];
};
