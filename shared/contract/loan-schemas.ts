import * as z from "zod";
import { borrowerTypes } from "#shared/domain/borrower-type.ts";
import { classifications } from "#shared/domain/classification.ts";
import { entryKinds } from "#shared/domain/journal.ts";
import { loanFields } from "#shared/domain/loan.ts";
import { loanStatuses } from "#shared/domain/loan-status.ts";
import { count, daySchema, fenSchema, idText, instant, monthSchema, pageQuery } from "./basic-schemas.ts";

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
