import * as z from "zod";
import {
  count,
  daySchema,
  fenSchema,
  idText,
  instant,
  monthSchema,
  pageQuery,
} from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { foundCounts, pageOf } from "#shared/contract/base/shared-schemas.ts";
import { listOrderTexts } from "#shared/domain/base/list-order.ts";
import { recordOf } from "#shared/domain/base/record-of.ts";
import { borrowerGroups } from "#shared/domain/ledger/borrower-type.ts";
import {
  type CarriedField,
  type CarriedValues,
  carriedFields,
} from "#shared/domain/ledger/carried-fields.ts";
import { entryKinds } from "#shared/domain/ledger/journal.ts";
import { loanFieldRows, loanNoLengthMax } from "#shared/domain/ledger/loan.ts";
import type { PlainKind } from "#shared/domain/ledger/loan-field-row.ts";
import { loanOrders } from "#shared/domain/ledger/loan-list.ts";
import { loanMeasures, qualityClasses } from "#shared/domain/ledger/loan-measure.ts";
import { statedStatuses } from "#shared/domain/ledger/loan-status.ts";
import { journalBlock, journalEntry } from "#shared/records/ledger/journal.ts";

/** Two ids and a slash between. */
const branchTextMax = 2 * wireLimits.idLengthMax + 1;

const loanFilterQuery = {
  associationId: idText.optional(),
  countyCode: z.string().max(12).optional(),
  /** The id of a bank, or of a bank and one of its branches with a slash between. */
  branch: z.string().max(branchTextMax).optional(),
  borrowerType: z.enum(borrowerGroups).optional(),
  /** The month of the disbursement, or the first and the last of several; days are included. */
  month: monthSchema.optional(),
  monthFrom: monthSchema.optional(),
  monthTo: monthSchema.optional(),
  disbursedFrom: daySchema.optional(),
  disbursedUntil: daySchema.optional(),
  dueFrom: daySchema.optional(),
  dueUntil: daySchema.optional(),
  /** `unknown`: no book has stated any. */
  status: z.enum(statedStatuses).optional(),
  /** What totals count loans by; `newMoney` is all that is no renewal, `outstanding` a balance above zero. */
  measure: z.enum(loanMeasures).optional(),
  /** The class in which the loan's quality is counted; a settled loan is in none. */
  classification: z.enum(qualityClasses).optional(),
};

export const loansQuery = z.object({ ...pageQuery, ...loanFilterQuery });
/** A name must not appear in a URL, so it travels in the body. */
export const findLoansBody = loansQuery.extend({
  search: z.string().trim().min(1).max(wireLimits.searchLengthMax).optional(),
  /** A column upwards, or with a minus before it down. */
  sort: z.enum(listOrderTexts(loanOrders)).optional(),
});
/** A loan's number goes as it is: it may hold a slash, which no path keeps apart from its own (the HTTP API decodes paths). */
export const loanQuery = z.object({
  loanNo: z.string().min(1).max(wireLimits.idLengthMax),
  bankId: z.string().max(64).optional(),
});
export const loansSumQuery = z.object(loanFilterQuery);

const loanSum = {
  loanCount: count,
  disbursedFen: fenSchema,
  outstandingFen: fenSchema,
  creditLineFen: fenSchema,
};

export const loansSumSchema = z.object({
  ...loanSum,
  /** Whether there are more loans than a sum goes through; then it is of the first `loanCount` of the list. */
  more: z.boolean(),
});

const kindSchemas = {
  text: z.string(),
  code: z.string(),
  fen: fenSchema,
  day: daySchema,
  ppm: z.int(),
  flag: z.boolean(),
} as const satisfies Record<PlainKind, z.ZodType>;

/** Money is an integer on the wire, all else what it is. */
type CarriedSchema<Value> = z.ZodType<Value, Value extends bigint ? number : Value>;

// The kind that a schema is of is the one that the field's type is made from.
const { dueOn, creditLineFen, ...others } = recordOf(carriedFields, (field) => {
  const row = loanFieldRows[field];
  return (row.kind === "enum" ? z.enum(Object.keys(row.names)) : kindSchemas[row.kind]).optional();
}) as { [Field in CarriedField]: z.ZodOptional<CarriedSchema<NonNullable<CarriedValues[Field]>>> };

export const loanSchema = z.object({
  bankId: z.string(),
  loanNo: z.string(),
  version: count,
  /** Masked for everyone who is not the bank's liaison or the borrower's own association. */
  borrowerName: z.string(),
  borrowerIdTail: z.string(),
  borrowerType: z.enum(borrowerGroups),
  associationId: z.string(),
  associationName: z.string(),
  countyCode: z.string(),
  countyName: z.string(),
  amountFen: fenSchema,
  disbursedOn: daySchema,
  dueOn,
  outstandingFen: fenSchema,
  outstandingKnown: z.boolean(),
  /** The credit line that the book states for the loan; it is not money paid out. */
  creditLineFen,
  annualRatePercent: z.number().optional(),
  ...others,
});

export const foundLoansSchema = pageOf(loanSchema)
  .extend({ ...foundCounts, /** Of all that are found, not of this page only. */ sum: z.object(loanSum) })
  .required({ total: true, more: true });

const block = journalBlock(fenSchema).extend({
  /** The display name of who committed it, while the register knows them. */
  byName: z.string().optional(),
});

export const journalQuery = z.object({
  ...pageQuery,
  importId: idText.optional(),
  kind: z.enum(entryKinds).optional(),
  /** A part of the loan's number. */
  search: z.string().trim().min(1).max(loanNoLengthMax).optional(),
});

export const journalPageSchema = z.object({
  items: z.array(block),
  cursor: z.string().optional(),
  /** The number of the last block of all. */
  headBlockNo: count,
});

export const loanWithHistorySchema = loanSchema.extend({
  history: z.array(journalEntry(fenSchema).extend({ knownAt: instant, importId: z.string() })),
  /** Today in Asia/Shanghai. */
  asOf: daySchema,
});
