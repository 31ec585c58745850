import * as z from "zod";
import type { Decision } from "#shared/domain/imports/decision.ts";
import { holdings } from "#shared/domain/imports/import-record.ts";
import { questionCodes } from "#shared/domain/imports/questions/question.ts";
import { columnFields } from "#shared/domain/imports/reading/columns.ts";
import { dictionaryFields } from "#shared/domain/imports/reading/table-rules.ts";
import { instant, moneyUnit } from "#shared/records/base/kinds.ts";

const settling = {
  matter: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("columns"),
      fingerprint: z.string(),
      columns: z.array(z.object({ column: z.string(), field: z.enum(columnFields).nullable() })),
      amountUnit: moneyUnit.optional(),
    }),
    z.object({
      kind: z.literal("value"),
      field: z.enum(dictionaryFields),
      value: z.string(),
      meaning: z.string(),
    }),
    z.object({
      kind: z.literal("holds"),
      fingerprint: z.string(),
      holds: z.enum(holdings),
      acceptNames: z.boolean().optional(),
    }),
    z.object({
      kind: z.literal("answer"),
      code: z.enum(questionCodes),
      loanNo: z.string(),
      reason: z.string(),
    }),
  ]),
  decidedBy: z.string(),
  decidedAt: instant,
  importId: z.string(),
  /** Given for one that was withdrawn when its import was undone. */
  withdrawnAt: instant.optional(),
};

/** A decision of a bank's people as it is kept. */
export const decisionRecord = z.object({
  ...settling,
  bankId: z.string(),
  key: z.string(),
  earlier: z.array(z.object(settling)),
} satisfies Record<keyof Decision, z.ZodType>);
