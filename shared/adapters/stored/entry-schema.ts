import * as z from "zod";
import { entryKinds } from "#shared/domain/ledger/journal.ts";
import { loanFields } from "#shared/domain/ledger/loan.ts";
import { decimal } from "./json-text.ts";

/** A change of a loan's field. */
export const fieldChangeSchema = z.object({
  field: z.enum(loanFields),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** An entry of the journal as it is stored in JSON. */
export const entrySchema = z.object({
  seq: z.int(),
  kind: z.enum(entryKinds),
  bankId: z.string(),
  loanNo: z.string(),
  version: z.int(),
  changes: z.array(fieldChangeSchema),
  disbursedDeltaFen: decimal,
  outstandingDeltaFen: decimal,
  effectiveOn: z.string(),
  source: z.object({ sheet: z.string(), row: z.int() }),
});
