import * as z from "zod";
import {
  count,
  daySchema,
  fenSchema,
  goalPartSchema,
  instant,
  wholeCount,
} from "#shared/contract/base/basic-schemas.ts";
import { qualityClasses } from "#shared/domain/ledger/loan-measure.ts";
import { splitBases } from "#shared/domain/programme/goal-split.ts";

const owedSchema = z.object({ loanCount: wholeCount, outstandingFen: fenSchema });

const lent = {
  name: z.string(),
  loanCount: count,
  disbursedFen: fenSchema,
  outstandingFen: fenSchema,
  percentOfDisbursed: z.number(),
};

const age = {
  /** The latest data date of a committed book. */
  dataOn: daySchema.nullable(),
  lastCommittedAt: instant.nullable(),
  /** From that day, or that of the last commit where no book said one, to today. */
  ageDays: count.nullable(),
  stale: z.boolean(),
};

export const cockpitSchema = z.object({
  asOf: daySchema,
  associations: z.object({
    total: count,
    /** With a loan that counts towards the goal. */
    covered: count,
    /** The first of those without, by county and name. */
    withoutLoan: z.array(
      z.object({
        associationId: z.string(),
        name: z.string(),
        countyCode: z.string(),
        countyName: z.string(),
      }),
    ),
    withoutLoanCount: count,
    unconfirmed: count,
  }),
  quality: z.object({
    outstandingFen: fenSchema,
    /** All classes, best first; empty when the ledger has more loans than one look goes through. */
    byClass: z.array(
      owedSchema.extend({ loanCount: count, classification: z.enum(qualityClasses), name: z.string() }),
    ),
    overdue: owedSchema,
    nonPerforming: owedSchema,
    /** Shares of what is outstanding. */
    overduePercent: z.number(),
    nonPerformingPercent: z.number(),
  }),
  poor: z.object({ loanCount: wholeCount, disbursedFen: fenSchema, percentOfDisbursed: z.number() }),
  /**
   * What each bank and branch lent; the lines add up to all loans, and one without an id sums what has no line. Empty
   * when the ledger has more loans than one request reads.
   */
  byBank: z.array(
    z.object({
      bankId: z.string().nullable(),
      ...lent,
      /** Empty where the bank has no branches; without an id what is of no known one. */
      branches: z.array(z.object({ branchId: z.string().nullable(), ...lent })),
    }),
  ),
  /** The goal in parts of counties that add up to it, and what counts towards each. */
  split: z.object({
    by: z.enum(splitBases),
    counties: z.array(goalPartSchema.extend({ code: z.string() })),
  }),
  freshness: z.array(
    z.object({
      bankId: z.string(),
      name: z.string(),
      ...age,
      /** The same for each branch, where branches upload their own books. */
      branches: z.array(z.object({ branchId: z.string(), name: z.string(), ...age })).optional(),
    }),
  ),
});
