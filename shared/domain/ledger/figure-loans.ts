import type { Day } from "#shared/domain/base/day.ts";
import { lastDayOf, type Month } from "#shared/domain/base/month.ts";
import type { BorrowerGroup } from "./attribution.ts";
import type { LoanFilter } from "./loan-filter.ts";
import type { LoanMeasure, QualityClass } from "./loan-measure.ts";

/** What a figure of the progress or the cockpit is of: all loans up to its day, or those that its fields pick. */
export type Figure = {
  countyCode?: string | undefined;
  borrowerType?: BorrowerGroup | undefined;
  /** The month of the disbursement. */
  month?: Month | undefined;
  /** The last month of a cumulative figure. */
  throughMonth?: Month | undefined;
  measure?: LoanMeasure | undefined;
  classification?: QualityClass | undefined;
  /** Whether only loans within the programme's window are in it, as for all that counts towards the goal. */
  counted?: boolean | undefined;
};

/** The day of a figure and the programme's window. */
export type FigureFrame = { asOf: Day; firstOn: Day; lastOn: Day };

/** The filter that lets exactly those loans through that are in a figure. */
export function loansOfFigure(
  { throughMonth, counted = false, ...fields }: Figure,
  { asOf, firstOn, lastOn }: FigureFrame,
): LoanFilter {
  const ends = [
    asOf,
    ...(counted ? [lastOn] : []),
    ...(throughMonth === undefined ? [] : [lastDayOf(throughMonth)]),
  ].sort();
  const bounds = { ...(counted ? { disbursedFrom: firstOn } : {}), disbursedUntil: ends[0] };
  return { ...fields, ...bounds };
}
