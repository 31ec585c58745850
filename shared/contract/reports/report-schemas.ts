import * as z from "zod";
import { count, daySchema, fenSchema, instant, monthSchema } from "#shared/contract/base/basic-schemas.ts";
import { causeKinds } from "#shared/domain/reports/correction-causes.ts";
import { reportRecord } from "#shared/records/reports/report-records.ts";
import { mailingSummarySchema } from "./mailing-schemas.ts";

/** `2016-06`, or with the form wanted: `2016-06.html`, `2016-06.docx`. */
export const reportParams = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(\.(json|html|docx|xlsx|pdf))?$/),
});
/** Which revision of a report; the last one where none is asked for. */
export const reportRevisionQuery = z.object({
  revision: z.coerce.number().int().positive().max(999).optional(),
});
export const reportMonthParams = z.object({ month: monthSchema });

export const publishedReportSchema = reportRecord.extend({
  /** The display name of who published it, while the register knows them. */
  publishedByName: z.string().optional(),
});

/** Of a bank until which day its committed books state their figures; `null` where none states a day. */
const bankDataSchema = z.object({ bankId: z.string(), name: z.string(), dataOn: daySchema.nullable() });

export const reportsSchema = z.object({
  items: z.array(publishedReportSchema.extend({ mailing: mailingSummarySchema.optional() })),
  due: z.object({
    /** Months whose report is due and not published, oldest first. */
    missing: z.array(monthSchema),
    /** Months whose report waits for the data of banks, and until when at the latest. */
    waiting: z.array(z.object({ month: monthSchema, until: instant, banks: z.array(bankDataSchema) })),
    next: z.object({ month: monthSchema, dueAt: instant }).optional(),
  }),
  /** How far the data of each bank reaches. */
  banks: z.array(bankDataSchema),
});

const lent = z.object({ loanCount: count, disbursedFen: fenSchema });
const correctionCause = z.object({ fileName: z.string(), kind: z.enum(causeKinds), loanCount: count });
export const reportCorrectionsSchema = z.object({
  month: monthSchema,
  publishedAt: instant,
  /** The earlier report against which it was corrected. */
  comparedWith: monthSchema.nullable(),
  /** `null` when the report could not compare. */
  corrections: z
    .array(z.object({ month: monthSchema, before: lent, after: lent, causes: z.array(correctionCause) }))
    .nullable(),
});
