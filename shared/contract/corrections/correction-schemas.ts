import * as z from "zod";
import { registeredAssociationSchema } from "#shared/contract/associations/association-schemas.ts";
import {
  count,
  daySchema,
  fenSchema,
  idText,
  instant,
  pageQuery,
} from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { foundCounts, pageOf } from "#shared/contract/base/shared-schemas.ts";
import { listOrderTexts } from "#shared/domain/base/list-order.ts";
import { roles } from "#shared/domain/base/person.ts";
import { reasonLengthMax } from "#shared/domain/base/reason.ts";
import { correctionColours } from "#shared/domain/corrections/correction-clock.ts";
import { correctionOrders } from "#shared/domain/corrections/correction-list.ts";
import {
  claimableFields,
  correctionStates,
  correctionTextLengthMax,
  shouldBeLengthMax,
} from "#shared/domain/corrections/correction-request.ts";
import { correctionSteps } from "#shared/domain/corrections/correction-steps.ts";
import { loanNoLengthMax } from "#shared/domain/ledger/loan.ts";
import { correctionEvent, correctionRecord } from "#shared/records/corrections/correction-record.ts";

export const correctionIdParams = z.object({ correctionId: idText });

const loanNo = z.string().min(1).max(loanNoLengthMax);
const text = z.string().trim().min(1).max(correctionTextLengthMax);
const revision = z.int().positive();

export const raiseBody = z.object({
  bankId: z.string().min(1).max(wireLimits.idLengthMax).optional(),
  loanNo,
  field: z.enum(claimableFields).optional(),
  shouldBe: z.string().trim().min(1).max(shouldBeLengthMax).optional(),
  text,
});

export const claimBody = raiseBody.pick({ bankId: true, loanNo: true, text: true });
export const confirmClaimBody = z.object({ revision });

/** `revision` in each body is that of the request which the caller has read. */
export const answerBody = z.object({ revision, text, importId: idText.optional() });
export const closeBody = z.object({
  revision,
  text: z.string().trim().max(correctionTextLengthMax).default(""),
});
export const reopenBody = z.object({ revision, text });

export const correctionsQuery = z.object({
  ...pageQuery,
  state: z.enum(correctionStates).optional(),
  /** Only open requests have a colour. */
  colour: z.enum(correctionColours).optional(),
  associationId: idText.optional(),
  loanNo: loanNo.optional(),
  /** A part of the loan's number. */
  search: z.string().trim().min(1).max(loanNoLengthMax).optional(),
  /** A column upwards, or with a minus before it down. */
  sort: z.enum(listOrderTexts(correctionOrders)).optional(),
});

/** What was said, by whose name and in which role, not by which account. */
const eventSchema = correctionEvent
  .omit({ by: true })
  .extend({ kindName: z.string(), byName: z.string(), byRole: z.enum(roles) });

export const correctionSchema = correctionRecord.omit({ associationOrigin: true, events: true }).extend({
  state: z.enum(correctionStates),
  stateName: z.string(),
  associationName: z.string(),
  /** Whether the caller may give the loan to the association that claims it. */
  mayConfirm: z.boolean().optional(),
  /** The loan as it is now; absent when it is no longer the caller's to see. */
  loan: z.object({ borrowerName: z.string(), amountFen: fenSchema, disbursedOn: daySchema }).optional(),
  fieldName: z.string().optional(),
  /** The field as the ledger has it now, in its canonical text. */
  isNow: z.string().nullable().optional(),
  /** Given while an answer is owed. */
  clock: z
    .object({ dueOn: daySchema, daysLeft: z.int(), colour: z.enum(correctionColours).optional() })
    .optional(),
  raisedAt: instant,
  latest: eventSchema,
  eventCount: count,
  /** What the caller may do now. */
  may: z.array(z.enum(correctionSteps)),
});

export const correctionWithEventsSchema = correctionSchema.extend({ events: z.array(eventSchema) });

export const correctionsSchema = pageOf(correctionSchema).extend({
  ...foundCounts,
  /** How many requests the caller may see, whatever the filter: open ones, of these by colour, and answered ones. */
  counts: z.object({ open: count, blue: count, yellow: count, red: count, answered: count }),
});

export const separateBody = z.object({ why: z.string().trim().max(reasonLengthMax).optional() });
export const mergeBody = separateBody.extend({
  /** The association that it becomes part of. */
  into: idText,
});
export const mergedSchema = z.object({
  association: registeredAssociationSchema,
  /** How many loans moved. */
  moved: count,
});
