import * as z from "zod";
import { count, daySchema, fenSchema, monthSchema, wholeCount } from "#shared/contract/base/basic-schemas.ts";
import { measuresSchema } from "#shared/contract/ledger/measures-schema.ts";
import { borrowerGroups } from "#shared/domain/ledger/borrower-type.ts";
import { countingBases } from "#shared/domain/progress/counting-basis.ts";
import { escalationLevels } from "#shared/domain/progress/escalation.ts";
import { forecastMethods } from "#shared/domain/progress/forecast/forecast-method.ts";

const forecastSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("insufficient"), reason: z.string() }),
  z.object({
    state: z.literal("ready"),
    method: z.enum(forecastMethods),
    endFen: fenSchema,
    lowFen: fenSchema,
    highFen: fenSchema,
    /** Cumulative at the end of every month of the window that is not over yet. */
    months: z.array(
      z.object({ month: monthSchema, lowFen: fenSchema, midFen: fenSchema, highFen: fenSchema }),
    ),
    /** Forecasts of the following month made from earlier months alone, and how far off they were on average. */
    backTest: z.object({ origins: count, meanAbsoluteErrorPercent: z.number() }),
    reachesGoalIn: monthSchema.nullable(),
  }),
]);

export const progressSchema = measuresSchema.extend({
  asOf: daySchema,
  /** To which day the banks' data reaches; absent where it is not known. Speed and forecast rest on whole months of it. */
  dataOn: daySchema.optional(),
  goalFen: fenSchema,
  /** Disbursed within the programme's window: what counts towards the goal. */
  countedFen: fenSchema,
  percentOfGoal: z.number(),
  timeElapsedPercent: z.number(),
  aheadOfPacePercent: z.number(),
  remainingFen: fenSchema,
  remainingMonths: count,
  requiredPerMonthFen: fenSchema.optional(),
  /** The mean of the last complete months, at most three. */
  recentPerMonthFen: fenSchema.optional(),
  /** What is planned by the end of `asOf`. */
  plannedFen: fenSchema,
  /** Cumulative at the end of every month of the window. */
  plan: z.array(z.object({ month: monthSchema, planFen: fenSchema })),
  forecast: forecastSchema,
  colour: z.object({ level: z.enum(escalationLevels), reason: z.string() }),
  calibers: z.array(
    z.object({
      key: z.enum(countingBases),
      name: z.string(),
      /** Absent while no book has stated any. */
      fen: fenSchema.optional(),
      percentOfGoal: z.number().optional(),
    }),
  ),
  byCounty: z.array(
    measuresSchema.extend({
      code: z.string(),
      name: z.string(),
      /** By what counts towards the goal; 1 is the largest, `null` for a code that is no county of the programme. */
      rank: count.nullable(),
      /** Through the month before; `null` also when nothing counted by then. */
      rankBefore: count.nullable(),
      /** Disbursed in the month of `asOf`. */
      monthFen: fenSchema,
      /** Disbursed within the window. */
      countedFen: fenSchema,
    }),
  ),
  byBorrowerType: z.array(measuresSchema.extend({ type: z.enum(borrowerGroups), name: z.string() })),
  byMonth: z.array(measuresSchema.extend({ month: monthSchema, cumulativeFen: fenSchema })),
  /** The loans whose association is unknown (待归属). */
  unattributed: z.object({ loanCount: wholeCount, disbursedFen: fenSchema }),
});
