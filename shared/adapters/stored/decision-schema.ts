import * as z from "zod";
import { wordFields } from "#shared/domain/decision.ts";
import { columnFields } from "#shared/domain/loan-table/columns.ts";

const matter = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("columns"),
    fingerprint: z.string(),
    columns: z.array(z.object({ header: z.string(), field: z.enum(columnFields).nullable() })),
    amountUnit: z.enum(["yuan", "wan"]).optional(),
  }),
  z.object({ kind: z.literal("word"), field: z.enum(wordFields), word: z.string(), meaning: z.string() }),
  z.object({ kind: z.literal("answer"), code: z.string(), loanNo: z.string(), reason: z.string() }),
]);
const settling = { matter, decidedBy: z.string(), decidedAt: z.string(), importId: z.string() };

/** A decision as it is stored in JSON. */
export const decisionSchema = z.object({
  ...settling,
  bankId: z.string(),
  key: z.string(),
  earlier: z.array(z.object(settling)),
});
