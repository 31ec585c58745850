import * as z from "zod";
import { isQuarter } from "#shared/domain/base/quarter.ts";
import {
  type AssessmentEvent,
  type AssessmentRecord,
  assessmentEventKinds,
  assessmentKinds,
} from "#shared/domain/reports/assessment/assessment-record.ts";
import { type Subject, subjectKinds } from "#shared/domain/reports/assessment/subject.ts";
import { count, daySchema, instant } from "#shared/records/base/kinds.ts";

export const quarterSchema = z.string().refine(isQuarter, "不是有效的季度，应为 2016Q2 这样的写法");

/** Who is assessed. */
export const subjectRecord = z.object({
  kind: z.enum(subjectKinds),
  id: z.string(),
} satisfies Record<keyof Subject, z.ZodType>);

/** Points in tenths. */
export const pointsRecord = count.nullable();

/** One event of a decision about who is assessed. */
export const assessmentEvent = z.object({
  kind: z.enum(assessmentEventKinds),
  at: instant,
  by: z.object({ subject: z.string(), name: z.string() }),
  text: z.string(),
  points: pointsRecord.optional(),
  responsible: z.string().optional(),
  dueOn: daySchema.optional(),
  byRule: z.literal(true).optional(),
} satisfies Record<keyof AssessmentEvent, z.ZodType>);

/** A decision about who is assessed, with its events. */
export const assessmentRecord = z.object({
  kind: z.enum(assessmentKinds),
  quarter: quarterSchema,
  subject: subjectRecord,
  subjectName: z.string(),
  revision: count,
  events: z.array(assessmentEvent),
} satisfies Record<keyof AssessmentRecord, z.ZodType>);
