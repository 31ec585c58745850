import * as z from "zod";
import { count, instant, monthSchema } from "#shared/contract/base/basic-schemas.ts";

export const verifySchema = z.object({
  ok: z.boolean(),
  loans: count,
  entries: count,
  head: z.string(),
  /** The heads printed on published reports, and the block of each; `null` where the journal has none. */
  reportHeads: z.array(
    z.object({ month: monthSchema, publishedAt: instant, headHash: z.string(), blockNo: count.nullable() }),
  ),
  differences: z.array(
    z.object({ kind: z.string(), key: z.string(), expected: z.string(), found: z.string() }),
  ),
});
