import * as z from "zod";
import { type SkipReason, skipReasonNames } from "#shared/domain/imports/reading/row-facts.ts";
import { dictionaryFields } from "#shared/domain/imports/reading/table-rules.ts";
import type { StandingLoan } from "#shared/domain/imports/row-answer.ts";
import { statedFromTexts } from "#shared/domain/ledger/field-text.ts";
import { count } from "#shared/records/base/kinds.ts";
import { askedQuestion, rowAnswer, rowsSummary, standingLoan } from "#shared/records/imports/row-records.ts";
import { factsTextsSchema } from "./facts-texts.ts";

const statedSchema = factsTextsSchema.transform((texts) => statedFromTexts((field) => texts[field] ?? null));

/** A page of a plan; plans of earlier versions presume nothing. */
export const planPageSchema = z.array(
  z.object({
    sheet: z.string(),
    row: count,
    loanNo: z.string(),
    told: statedSchema,
    presumed: statedSchema.optional(),
  }),
);

/** What a check found: its letters, and the decisions it went by, which earlier versions did not keep. */
export const foundSchema = z.tuple([
  z.string(),
  z.array(z.object({ field: z.enum(dictionaryFields), key: z.string(), meaning: z.string() })).optional(),
]);

const skipReason = z.custom<SkipReason>(
  (value) => typeof value === "string" && Object.hasOwn(skipReasonNames, value),
);

const fenText = z.codec(z.string().regex(/^-?\d+$/), z.bigint(), { decode: BigInt, encode: String });
const storedStanding = standingLoan(fenText);

/** A standing loan as it is stored: money in decimal. */
export function encodeStanding(stands: StandingLoan): z.input<typeof storedStanding> {
  return z.encode(storedStanding, stands);
}

const storedAnswer = rowAnswer.extend({
  stands: storedStanding.optional(),
  skipped: skipReason.optional(),
  amount: z
    .string()
    .regex(/^-?\d+$/)
    .optional(),
});

/** A page of answers. Keys stay in their order, so that an answer that is written again is byte for byte the same. */
export const answersPageSchema = z.array(
  z
    .custom<z.input<typeof storedAnswer>>((value) => storedAnswer.safeParse(value).success)
    .transform(({ amount, stands, ...answer }) => ({
      ...answer,
      ...(stands === undefined ? {} : { stands: z.decode(storedStanding, stands) }),
      ...(amount === undefined ? {} : { amountFen: BigInt(amount) }),
    })),
);

/** The one summary in its file. */
export const rowsSummarySchema = z.tuple([rowsSummary]);

/** The questions of a check. */
export const questionsSchema = z.array(askedQuestion);
