import * as z from "zod";
import { borrowerTypes } from "#shared/domain/borrower-type.ts";
import { classifications } from "#shared/domain/classification.ts";
import { isDay } from "#shared/domain/day.ts";
import { importStates } from "#shared/domain/import-record.ts";
import { entryKinds } from "#shared/domain/journal.ts";
import { loanFields } from "#shared/domain/loan.ts";
import { loanStatuses } from "#shared/domain/loan-status.ts";
import { isMonth } from "#shared/domain/month.ts";
import { roles } from "#shared/domain/person.ts";
import { wireLimits } from "./limits.ts";

/** Money on the wire: whole fen as a safe JSON integer. */
export const fenSchema = z.int();
const count = z.int().nonnegative();

export const daySchema = z.string().refine(isDay, "不是有效的日期，应为 YYYY-MM-DD").meta({ format: "date" });
export const monthSchema = z.string().refine(isMonth, "不是有效的月份，应为 YYYY-MM");
const instant = z.string();
const idText = z
  .string()
  .min(1)
  .max(wireLimits.idLengthMax)
  .regex(/^[A-Za-z0-9._-]+$/);

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(wireLimits.pageSizeMax).default(wireLimits.pageSizeDefault),
  cursor: z.string().min(1).max(wireLimits.cursorLengthMax).optional(),
};

export const importIdParams = z.object({ importId: idText });
export const associationIdParams = z.object({ associationId: idText });
export const loanNoParams = z.object({ loanNo: z.string().min(1).max(wireLimits.idLengthMax) });
/** `2016-06`, or with the form wanted: `2016-06.html`, `2016-06.json`. */
export const reportParams = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(\.(json|html))?$/),
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
});

export const programmeSchema = z.object({
  name: z.string(),
  city: z.string(),
  goalFen: fenSchema,
  firstOn: daySchema,
  lastOn: daySchema,
  bank: z.object({ bankId: z.string(), name: z.string() }),
  counties: z.array(z.object({ code: z.string(), name: z.string() })),
});

export const measuresSchema = z.object({
  loanCount: count,
  disbursedFen: fenSchema,
  outstandingFen: fenSchema,
  overdueCount: count,
  overdueFen: fenSchema,
  settledCount: count,
  settledFen: fenSchema,
  nonPerformingCount: count,
  nonPerformingFen: fenSchema,
  renewalCount: count,
  renewalFen: fenSchema,
  poorCount: count,
  poorFen: fenSchema,
});

export const progressSchema = measuresSchema.extend({
  asOf: daySchema,
  goalFen: fenSchema,
  /** Disbursed within the programme's window: what counts towards the goal. */
  countedFen: fenSchema,
  percentOfGoal: z.number(),
  timeElapsedPercent: z.number(),
  aheadOfPacePercent: z.number(),
  remainingFen: fenSchema,
  remainingMonths: count,
  requiredPerMonthFen: fenSchema.optional(),
  byCounty: z.array(measuresSchema.extend({ code: z.string(), name: z.string() })),
  byBorrowerType: z.array(measuresSchema.extend({ type: z.enum(borrowerTypes), name: z.string() })),
  byMonth: z.array(measuresSchema.extend({ month: monthSchema, cumulativeFen: fenSchema })),
});

export const announceBody = z.object({
  fileName: z.string().trim().min(1).max(wireLimits.fileNameLengthMax),
  byteSize: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const importSchema = z.object({
  importId: z.string(),
  state: z.enum(importStates),
  stateName: z.string(),
  fileName: z.string(),
  byteSize: count,
  sha256: z.string(),
  announcedAt: instant,
  changedAt: instant,
  committedAt: instant.optional(),
  progress: z.object({ doneRows: count, totalRows: count }).optional(),
  counts: z
    .object({ read: count, new: count, changed: count, unchanged: count, refused: count, skipped: count })
    .optional(),
  effect: z
    .object({
      disbursedFenBefore: fenSchema,
      disbursedFenAfter: fenSchema,
      percentOfGoalBefore: z.number(),
      percentOfGoalAfter: z.number(),
    })
    .optional(),
  understood: z
    .array(
      z.object({
        sheet: z.string(),
        headerRow: count,
        amountUnit: z.enum(["yuan", "wan"]),
        unitFrom: z.enum(["header", "title", "default"]),
        columns: z.array(z.object({ column: z.string(), header: z.string(), field: z.string().nullable() })),
      }),
    )
    .optional(),
  controlTotal: z.object({ fileFen: fenSchema, readFen: fenSchema, agrees: z.boolean() }).optional(),
  dataOn: daySchema.optional(),
  notices: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
  problem: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
});

export const announcedSchema = z.object({
  importId: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});

export const rowOutcomes = ["new", "changed", "unchanged", "refused", "skipped"] as const;

export const rowsQuery = z.object({ ...pageQuery, outcome: z.enum(rowOutcomes).optional() });

export const rowAnswerSchema = z.object({
  sheet: z.string(),
  row: count,
  outcome: z.enum(rowOutcomes),
  loanNo: z.string().optional(),
  amountFen: fenSchema.optional(),
  reasons: z.array(
    z.object({
      cell: z.string(),
      column: z.string(),
      code: z.string(),
      message: z.string(),
      remedy: z.string(),
      value: z.string(),
    }),
  ),
  changes: z
    .array(
      z.object({
        field: z.string(),
        name: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    )
    .optional(),
});

export const loansQuery = z.object({
  ...pageQuery,
  associationId: idText.optional(),
  countyCode: z.string().max(12).optional(),
  month: monthSchema.optional(),
  status: z.enum(loanStatuses).optional(),
});

export const loanSchema = z.object({
  bankId: z.string(),
  loanNo: z.string(),
  version: count,
  /** Masked for everyone who is not the bank's liaison or the borrower's own association. */
  borrowerName: z.string(),
  borrowerIdTail: z.string(),
  borrowerType: z.enum(borrowerTypes),
  associationId: z.string(),
  associationName: z.string(),
  countyCode: z.string(),
  countyName: z.string(),
  amountFen: fenSchema,
  disbursedOn: daySchema,
  dueOn: daySchema.optional(),
  outstandingFen: fenSchema,
  outstandingKnown: z.boolean(),
  annualRatePercent: z.number().optional(),
  product: z.string().optional(),
  guarantee: z.string().optional(),
  purpose: z.string().optional(),
  branch: z.string().optional(),
  contractNo: z.string().optional(),
  status: z.enum(loanStatuses).optional(),
  classification: z.enum(classifications).optional(),
  poorHousehold: z.boolean().optional(),
  renewal: z.boolean().optional(),
  dataOn: daySchema.optional(),
});

const fieldChangeSchema = z.object({
  field: z.enum(loanFields),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const journalEntrySchema = z.object({
  seq: count,
  kind: z.enum(entryKinds),
  bankId: z.string(),
  loanNo: z.string(),
  version: count,
  changes: z.array(fieldChangeSchema),
  disbursedDeltaFen: fenSchema,
  outstandingDeltaFen: fenSchema,
  effectiveOn: daySchema,
  source: z.object({ sheet: z.string(), row: count }),
});

export const journalBlockSchema = z.object({
  blockNo: count,
  previousHash: z.string(),
  hash: z.string(),
  knownAt: instant,
  by: z.string(),
  importId: z.string(),
  entries: z.array(journalEntrySchema),
});

export const loanWithHistorySchema = loanSchema.extend({
  history: z.array(journalEntrySchema.extend({ knownAt: instant, importId: z.string() })),
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
      status: z.enum([...loanStatuses, "unknown"]),
      name: z.string(),
      loanCount: count,
      disbursedFen: fenSchema,
      outstandingFen: fenSchema,
    }),
  ),
  maturing: z.array(z.object({ withinDays: count, loanCount: count, outstandingFen: fenSchema })),
  /** Loans past their due day with a balance, whatever status the bank reports. */
  pastDue: z.object({ loanCount: count, outstandingFen: fenSchema }),
});

export const publishedReportSchema = z.object({
  month: monthSchema,
  revision: count,
  publishedAt: instant,
  publishedBy: z.string(),
  sha256: z.string(),
  headHash: z.string(),
});

export const verifySchema = z.object({
  ok: z.boolean(),
  loans: count,
  entries: count,
  head: z.string(),
  differences: z.array(
    z.object({ kind: z.string(), key: z.string(), expected: z.string(), found: z.string() }),
  ),
});
