import * as z from "zod";
import { recordOf } from "#shared/domain/base/record-of.ts";
import { type AssessmentRules, assessmentMeasures } from "#shared/domain/programme/assessment-rules.ts";
import type { Settings } from "#shared/domain/programme/programme-settings.ts";
import { count, daySchema, instant } from "#shared/records/base/kinds.ts";

const aliases = z.array(z.string());

/** A county of the programme. */
export const countyRecord = z.object({
  code: z.string(),
  name: z.string(),
  aliases,
  goalWeight: count.optional(),
});

/** A branch of a bank. */
export const branchRecord = z.object({
  branchId: z.string(),
  name: z.string(),
  aliases,
  countyCode: z.string().optional(),
});

/** A bank with the branches that are kept apart. */
export const bankRecord = z.object({
  bankId: z.string(),
  name: z.string(),
  branches: z.array(branchRecord).optional(),
});

/** By what a quarter is assessed: weights in percent, of 100 together, and whole points of 100. */
export const assessmentRulesRecord = z.object({
  weights: z.object(recordOf(assessmentMeasures, () => count)),
  exampleFrom: count,
  behindBelow: count,
  rectifyDays: count,
  inReport: z.boolean(),
} satisfies Record<keyof AssessmentRules, z.ZodType>);

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
    /** From which day (1 to 28) on it goes out although a bank's data is awaited. */
    reportDeadlineDay: count.optional(),
    /** By what a quarter is assessed (考核办法). */
    assessmentRules: assessmentRulesRecord.optional(),
    /** How long people stay signed in: those of the offices, and those of an association. */
    sessionTerms: z.object({ officeHours: count, associationDays: count }).optional(),
    /** 主送机关 and 抄送机关 of reports; nobody gets a copy where the second is empty. */
    addressedTo: z.string().optional(),
    copiedTo: z.string().optional(),
    /** In official order, with the other names that books write and the weight of its part of the goal. */
    counties: z.array(countyRecord).optional(),
    /** The programme's own bank first; none goes away. */
    banks: z.array(bankRecord).optional(),
    /** Where published reports are mailed to. */
    mailTo: z.array(z.string()).optional(),
  } satisfies Record<keyof Settings, z.ZodType>);

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
