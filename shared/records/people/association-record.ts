import * as z from "zod";
import type { Association } from "#shared/domain/people/association.ts";
import { count, daySchema, instant } from "#shared/records/base/kinds.ts";

const facts = {
  name: z.string(),
  countyCode: z.string(),
  township: z.string().optional(),
  socialCreditCode: z.string().optional(),
  /** Whom to call about it; given to who keeps the register alone. */
  contactName: z.string().optional(),
  contactPhone: z.string().optional(),
  aliases: z.array(z.string()),
  confirmed: z.boolean(),
  closedOn: daySchema.optional(),
  /** The association that it is part of. */
  mergedInto: z.string().optional(),
};

/** A time for which an association was on the list. */
export const associationStay = z.object({ takenInAt: instant.optional(), withdrawnAt: instant });

/** An association of the register. */
export const associationRecord = z.object({
  associationId: z.string(),
  ...facts,
  revision: count.optional(),
  versions: z
    .array(
      z.object({
        facts: z.object(facts),
        endedBy: z.object({
          at: instant,
          by: z.string(),
          byName: z.string().optional(),
          why: z.string().optional(),
          changeId: z.string(),
        }),
      }),
    )
    .optional(),
  takenInAt: instant.optional(),
  withdrawnAt: instant.optional(),
  before: z.array(associationStay).optional(),
} satisfies Record<keyof Association, z.ZodType>);
