import * as z from "zod";
import { count, daySchema, fenSchema, goalPartSchema } from "#shared/contract/base/basic-schemas.ts";
import { measuresSchema } from "#shared/contract/ledger/measures-schema.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { toldStatuses } from "#shared/domain/ledger/loan-status.ts";

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
