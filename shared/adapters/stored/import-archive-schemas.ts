import * as z from "zod";
import { questionCodes } from "#shared/domain/imports/questions/question.ts";
import { type SkipReason, skipReasonNames } from "#shared/domain/imports/reading/row-facts.ts";
import { dictionaryFields } from "#shared/domain/imports/reading/table-rules.ts";
import { rowOutcomes } from "#shared/domain/imports/row-answer.ts";
import { toldFromTexts } from "#shared/domain/ledger/field-text.ts";
import { loanFields } from "#shared/domain/ledger/loan.ts";
import { fieldChangeSchema } from "./entry-schema.ts";
import { factsTextsSchema } from "./facts-texts.ts";

const count = z.int().nonnegative();
const toldSchema = factsTextsSchema.transform((texts) => toldFromTexts((field) => texts[field] ?? null));

/** A page of a plan; plans of earlier versions presume nothing. */
export const planPageSchema = z.array(
  z.object({
    sheet: z.string(),
    row: count,
    loanNo: z.string(),
    told: toldSchema,
    presumed: toldSchema.optional(),
  }),
);

/** What a check found: its letters, and the decisions it went by, which earlier versions did not keep. */
export const foundSchema = z.tuple([
  z.string(),
  z.array(z.object({ field: z.enum(dictionaryFields), key: z.string(), meaning: z.string() })).optional(),
]);

const reason = { column: z.string(), code: z.string(), message: z.string(), remedy: z.string() };
const skipReason = z.custom<SkipReason>(
  (value) => typeof value === "string" && Object.hasOwn(skipReasonNames, value),
);

const storedAnswer = z.object({
  sheet: z.string(),
  row: count,
  outcome: z.enum(rowOutcomes),
  loanNo: z.string().optional(),
  reasons: z.array(z.object({ cell: z.string(), ...reason, value: z.string() })),
  changes: z.array(fieldChangeSchema).optional(),
  skipped: skipReason.optional(),
  amount: z
    .string()
    .regex(/^-?\d+$/)
    .optional(),
});

/** A page of answers. Keys stay in their order, so that an answer that is written again is byte for byte the same. */
export const answersPageSchema = z.array(
  z
    .custom<z.output<typeof storedAnswer>>((value) => storedAnswer.safeParse(value).success)
    .transform(({ amount, ...answer }) => ({
      ...answer,
      ...(amount === undefined ? {} : { amountFen: BigInt(amount) }),
    })),
);

/** The one summary in its file. */
export const rowsSummarySchema = z.tuple([
  z.object({
    sheets: z.array(
      z.object({
        sheet: z.string(),
        new: count,
        changed: count,
        unchanged: count,
        refused: count,
        skipped: count,
      }),
    ),
    fields: z.array(z.object({ field: z.enum(loanFields), rows: count })),
    reasons: z.array(z.object({ ...reason, rows: count, firstCell: z.string() })),
    reasonsLeftOut: count,
  }),
]);

/** The questions of a check. */
export const questionsSchema = z.array(
  z.object({
    code: z.enum(questionCodes),
    subject: z.string(),
    loanNo: z.string(),
    sheet: z.string().optional(),
    row: count.optional(),
    message: z.string(),
    questionId: z.string(),
  }),
);
