import * as z from "zod";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { toldStatuses } from "#shared/domain/ledger/loan-status.ts";
import { roles } from "#shared/domain/people/person.ts";
import { causeKinds } from "#shared/domain/reports/correction-causes.ts";
import {
  count,
  daySchema,
  fenSchema,
  goalPartSchema,
  idText,
  instant,
  monthSchema,
} from "./base/basic-schemas.ts";
import { wireLimits } from "./base/limits.ts";
import { measuresSchema } from "./progress/progress-schemas.ts";
import { mailingSummarySchema } from "./reports/mailing-schemas.ts";

export const importIdParams = z.object({ importId: idText });
export const associationIdParams = z.object({ associationId: idText });
export const loanNoParams = z.object({ loanNo: z.string().min(1).max(wireLimits.idLengthMax) });
/** `2016-06`, or with the form wanted: `2016-06.html`, `2016-06.docx`. */
export const reportParams = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(\.(json|html|docx|xlsx))?$/),
});
export const reportMonthParams = z.object({ month: monthSchema });

/** A page of a list of anything. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), cursor: z.string().optional() });
}

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  remedy: z.string().optional(),
  requestId: z.string().optional(),
});

export const healthSchema = z.object({
  status: z.literal("ok"),
  version: z.string(),
  store: z.enum(["sqlite", "dynamodb"]),
});

export const signInSchema = z.object({
  issuer: z.string(),
  clientId: z.string(),
  scope: z.string(),
  /** The audience of access tokens, to be asked for as `resource` (RFC 8707). */
  resource: z.string(),
});

export const meSchema = z.object({
  displayName: z.string(),
  role: z.enum(roles),
  associationId: z.string().optional(),
  bankId: z.string().optional(),
  /** True for who came by a link for reading. */
  readOnly: z.boolean().optional(),
  /** The name by which they sign in at the embedded issuer; absent for who signs in otherwise. */
  signInName: z.string().optional(),
});

export const programmeSchema = z.object({
  name: z.string(),
  city: z.string(),
  goalFen: fenSchema,
  firstOn: daySchema,
  lastOn: daySchema,
  bank: z.object({ bankId: z.string(), name: z.string() }),
  counties: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Whether what one liaison brought in, another has to let into the ledger. */
  fourEyes: z.boolean(),
  products: z.array(z.string()),
});

export const associationSchema = measuresSchema.extend({
  associationId: z.string(),
  name: z.string(),
  countyCode: z.string(),
  countyName: z.string(),
  confirmed: z.boolean(),
});

export const associationStandingSchema = associationSchema.extend({
  asOf: daySchema,
  byStatus: z.array(
    z.object({
      status: z.enum(toldStatuses),
      name: z.string(),
      loanCount: count,
      disbursedFen: fenSchema,
      outstandingFen: fenSchema,
    }),
  ),
  /** The association's own loans apart from its members' and enterprises'. */
  byBorrowerType: z.array(
    z.object({
      type: z.enum(borrowerTypes),
      name: z.string(),
      loanCount: count,
      disbursedFen: fenSchema,
      outstandingFen: fenSchema,
    }),
  ),
  /** Of a confirmed association its part of the goal, and what of its loans counts towards it. */
  shareOfGoal: goalPartSchema.optional(),
  /** Its place among the associations of its county by what was disbursed; absent while that is nothing. */
  placeInCounty: z.object({ rank: count, of: count }).optional(),
  maturing: z.array(z.object({ withinDays: count, loanCount: count, outstandingFen: fenSchema })),
  /** Loans past their due day with a balance, whatever status the bank reports. */
  pastDue: z.object({ loanCount: count, outstandingFen: fenSchema }),
});

export const publishedReportSchema = z.object({
  month: monthSchema,
  revision: count,
  publishedAt: instant,
  publishedBy: z.string(),
  /** The display name of who published it, while the register knows them. */
  publishedByName: z.string().optional(),
  sha256: z.string(),
  headHash: z.string(),
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
  /** `null` when the report could not tell any. */
  corrections: z
    .array(z.object({ month: monthSchema, before: lent, after: lent, causes: z.array(correctionCause) }))
    .nullable(),
});

export const verifySchema = z.object({
  ok: z.boolean(),
  loans: count,
  entries: count,
  head: z.string(),
  /** The heads printed on published reports, and the block of each; `null` where the journal has none. */
  reportHeads: z.array(
    z.object({ month: monthSchema, publishedAt: instant, headHash: z.string(), blockNo: count.nullable() }),
  ),
  differences: z.array(
    z.object({ kind: z.string(), key: z.string(), expected: z.string(), found: z.string() }),
  ),
});
