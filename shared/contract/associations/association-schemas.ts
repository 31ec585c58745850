import * as z from "zod";
import {
  count,
  daySchema,
  fenSchema,
  goalPartSchema,
  idText,
  instant,
} from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { measuresSchema } from "#shared/contract/ledger/measures-schema.ts";
import { reasonLengthMax } from "#shared/domain/base/reason.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { statedStatuses } from "#shared/domain/ledger/loan-status.ts";
import { associationSteps, editableFacts } from "#shared/domain/people/association.ts";
import { associationFactFields } from "#shared/domain/people/association-versions.ts";
import { associationRecord } from "#shared/records/people/association-record.ts";

/** What the register has of an association as it is now. */
export const registeredAssociationSchema = associationRecord.omit({
  revision: true,
  versions: true,
  takenInAt: true,
  withdrawnAt: true,
  before: true,
});
export const associationSchema = measuresSchema.extend({
  ...registeredAssociationSchema.shape,
  countyName: z.string(),
});

export const associationStepBody = z.object({
  step: z.enum(associationSteps),
  /** The new name, or the alias. */
  name: z.string().trim().min(2).max(60).optional(),
  /** What is edited; an empty text takes away what is known. */
  edited: z.partialRecord(z.enum(editableFacts), z.string().trim().max(60)).optional(),
  why: z.string().trim().max(reasonLengthMax).optional(),
});

export const confirmationBody = z.object({
  associationIds: z.array(idText).min(1).max(wireLimits.confirmedAssociationsMax),
  why: z.string().trim().max(reasonLengthMax).optional(),
});

export const associationVersionSchema = z.object({
  at: instant,
  byName: z.string().optional(),
  why: z.string().optional(),
  changes: z.array(
    z.object({
      field: z.enum(associationFactFields),
      fieldName: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
});

export const associationSummarySchema = associationSchema.extend({
  asOf: daySchema,
  byStatus: z.array(
    z.object({
      status: z.enum(statedStatuses),
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
