import * as z from "zod";
import { roles } from "#shared/domain/base/person.ts";
import { claimableFields, correctionEventKinds } from "#shared/domain/corrections/correction-request.ts";

/** A correction request as it is stored in JSON. */
export const correctionSchema = z.object({
  correctionId: z.string(),
  revision: z.int(),
  bankId: z.string(),
  loanNo: z.string(),
  associationId: z.string(),
  associationOrigin: z.string().optional(),
  field: z.enum(claimableFields).optional(),
  shouldBe: z.string().optional(),
  events: z
    .array(
      z.object({
        kind: z.enum(correctionEventKinds),
        at: z.string(),
        by: z.object({ subject: z.string(), name: z.string(), role: z.enum(roles) }),
        text: z.string(),
        importId: z.string().optional(),
      }),
    )
    .min(1),
});
