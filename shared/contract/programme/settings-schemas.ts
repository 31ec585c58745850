import * as z from "zod";
import { count, daySchema, exchanged, fenSchema, instant } from "#shared/contract/base/basic-schemas.ts";
import { reasonLengthMax } from "#shared/domain/base/reason.ts";
import { settingLimits } from "#shared/domain/programme/programme-settings.ts";

const line = z.string().trim().max(settingLimits.nameLengthMax);

/** Values of the settings that are given; money in whole fen. */
const settings = z.object({
  name: line.optional(),
  goalFen: fenSchema.optional(),
  firstOn: daySchema.optional(),
  lastOn: daySchema.optional(),
  /** The steps before the goal itself, ascending. */
  tranches: z
    .array(z.object({ until: daySchema, goalFen: fenSchema }))
    .max(settingLimits.tranchesMax)
    .optional(),
  products: z.array(line).max(settingLimits.productsMax).optional(),
  fourEyes: z.boolean().optional(),
  correctionTerms: z.object({ answerDays: count, nearDays: count, lateDays: count }).optional(),
  /** From which day (1 to 28) of the next month and which hour (0 to 23) in Asia/Shanghai a month's report is due. */
  reportDay: count.optional(),
  reportHour: count.optional(),
});

export const changeSettingsBody = z.object({
  /** The revision that the person saw; another one by now is refused. */
  revision: count,
  reason: z.string().trim().min(1).max(reasonLengthMax),
  settings,
});

export const previewSettingsQuery = z.object({
  goalFen: z.codec(z.coerce.number().int(), z.bigint(), exchanged).optional(),
  firstOn: daySchema.optional(),
  lastOn: daySchema.optional(),
});

export const settingsVersionSchema = z.object({
  revision: count,
  changedAt: instant,
  changedBy: z.string(),
  reason: z.string(),
  /** What the changed settings were before, and what they are since; both have the same names. */
  before: settings,
  after: settings,
});

export const settingsSchema = z.object({
  /** 0 while everything is as the programme's file says. */
  revision: count,
  settings: settings.required(),
  /** The changes, newest first. */
  items: z.array(settingsVersionSchema),
  cursor: z.string().optional(),
});

const standing = z.object({
  goalFen: fenSchema,
  countedFen: fenSchema,
  percentOfGoal: z.number(),
  timeElapsedPercent: z.number(),
  aheadOfPacePercent: z.number(),
  requiredPerMonthFen: fenSchema.optional(),
});
/** How the programme stands today, and how it would under other settings. */
export const settingsEffectSchema = z.object({ before: standing, after: standing });
