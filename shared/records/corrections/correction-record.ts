import * as z from "zod";
import { roles } from "#shared/domain/base/person.ts";
import {
  type CorrectionEvent,
  type CorrectionRequest,
  claimableFields,
  correctionEventKinds,
} from "#shared/domain/corrections/correction-request.ts";
import { count, instant } from "#shared/records/base/kinds.ts";

/** What was said to a correction request. */
export const correctionEvent = z.object({
  kind: z.enum(correctionEventKinds),
  at: instant,
  by: z.object({ subject: z.string(), name: z.string(), role: z.enum(roles) }),
  text: z.string(),
  /** The import that is said to have mended the loan. */
  importId: z.string().optional(),
} satisfies Record<keyof CorrectionEvent, z.ZodType>);

/** A correction request. */
export const correctionRecord = z.object({
  correctionId: z.string(),
  revision: count,
  bankId: z.string(),
  loanNo: z.string(),
  associationId: z.string(),
  associationOrigin: z.string().optional(),
  claims: z.literal(true).optional(),
  field: z.enum(claimableFields).optional(),
  shouldBe: z.string().optional(),
  events: z.array(correctionEvent).min(1),
} satisfies Record<keyof CorrectionRequest, z.ZodType>);
