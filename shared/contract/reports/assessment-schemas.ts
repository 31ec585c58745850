import * as z from "zod";
import { daySchema, fenSchema } from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { assessmentMeasures } from "#shared/domain/programme/assessment-rules.ts";
import {
  assessmentTextLengthMax,
  responsibleLengthMax,
} from "#shared/domain/reports/assessment/assessment-record.ts";
import { assessmentSteps } from "#shared/domain/reports/assessment/assessment-steps.ts";
import { verdicts } from "#shared/domain/reports/assessment/scorecard.ts";
import { subjectKinds } from "#shared/domain/reports/assessment/subject.ts";
import { assessmentRulesRecord } from "#shared/records/programme/settings.ts";
import {
  assessmentEvent,
  assessmentRecord,
  quarterSchema,
} from "#shared/records/reports/assessment-record.ts";

export const quarterParams = z.object({ quarter: quarterSchema });
export const assessmentQuery = z.object({ quarter: quarterSchema.optional() });

/** Points of 100 with one decimal; `null` where nothing can be said. */
const points = z.number().min(0).max(100).nullable();

const event = assessmentEvent.omit({ by: true, points: true }).extend({
  kindName: z.string(),
  /** By whose name, not by which account. */
  byName: z.string(),
});

/** A decision with its events, oldest first, and what the last of them has left it in. */
export const assessmentDecisionSchema = assessmentRecord.omit({ events: true }).extend({
  inForce: z.boolean(),
  /** Whether it is past its day. */
  overdue: z.boolean(),
  events: z.array(event),
});

const measureScore = z.object({
  measure: z.enum(assessmentMeasures),
  name: z.string(),
  /** How it is scored, in Chinese. */
  rule: z.string(),
  weight: z.int(),
  points,
  /** So much done of so much, in fen or in numbers; `null` where it cannot be measured. */
  figures: z.object({ unit: z.enum(["fen", "count"]), done: fenSchema, of: fenSchema }).nullable(),
});

const scorecard = z.object({
  kind: z.enum(subjectKinds),
  id: z.string(),
  name: z.string(),
  points,
  verdict: z.enum(verdicts),
  verdictName: z.string(),
  scores: z.array(measureScore),
  example: assessmentDecisionSchema.optional(),
  rectification: assessmentDecisionSchema.optional(),
  /** What the caller may do now. */
  may: z.array(z.enum(assessmentSteps)),
});

export const assessmentSchema = z.object({
  quarter: quarterSchema,
  /** The quarter's last day, as of which loans and balances are, as far as books tell. */
  asOf: daySchema,
  /** The latest data date of these books. */
  dataOn: daySchema.nullable(),
  rules: assessmentRulesRecord,
  quarters: z.array(quarterSchema),
  cards: z.array(scorecard),
  /** What is to be mended still of other quarters. */
  openItems: z.array(assessmentDecisionSchema),
});

export const decideAssessmentBody = z.strictObject({
  subject: z.strictObject({
    kind: z.enum(subjectKinds),
    id: z
      .string()
      .min(1)
      .max(2 * wireLimits.idLengthMax + 1)
      .regex(/^[A-Za-z0-9._/-]+$/),
  }),
  step: z.enum(assessmentSteps),
  /** That of the decision which the caller has read; 0 where there was none. */
  revision: z.int().nonnegative(),
  text: z.string().trim().max(assessmentTextLengthMax).default(""),
  /** Who answers for mending it, and until when; with `open` alone. */
  responsible: z.string().trim().max(responsibleLengthMax).optional(),
  dueOn: daySchema.optional(),
});
