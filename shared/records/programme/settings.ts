import * as z from "zod";
import { count, daySchema, instant } from "#shared/records/base/kinds.ts";

/** Values of the settings that are given, where `fen` says what money is outside. */
export const settingsValues = <Fen extends z.ZodType<bigint>>(fen: Fen) =>
  z.object({
    name: z.string().optional(),
    goalFen: fen.optional(),
    firstOn: daySchema.optional(),
    lastOn: daySchema.optional(),
    /** The steps before the goal itself, ascending. */
    tranches: z.array(z.object({ until: daySchema, goalFen: fen })).optional(),
    products: z.array(z.string()).optional(),
    fourEyes: z.boolean().optional(),
    correctionTerms: z.object({ answerDays: count, nearDays: count, lateDays: count }).optional(),
    /** From which day (1 to 28) of the next month and which hour (0 to 23) in Asia/Shanghai a month's report is due. */
    reportDay: count.optional(),
    reportHour: count.optional(),
  });

/** A version of the settings. */
export const settingsVersion = <Values extends z.ZodType>(values: Values) =>
  z.object({
    revision: count,
    changedAt: instant,
    changedBy: z.string(),
    reason: z.string(),
    /** What the changed settings were before, and what they are since; both have the same names. */
    before: values,
    after: values,
    /** Everything that versions up to this one have set. */
    settings: values,
  });
