import * as z from "zod";
import { count, idText, instant, monthSchema } from "#shared/contract/base/basic-schemas.ts";
import {
  deliveryActions,
  deliveryChannels,
  deliveryStates,
  mailToMax,
  refusalReasons,
  withholdings,
} from "#shared/domain/reports/mailing.ts";

/** How many messages about a report are in each state; absent while none is reserved. */
export const mailingSummarySchema = z.object({
  withheld: z.enum(withholdings).optional(),
  reserved: count,
  sending: count,
  sent: count,
  refused: count,
  unknown: count,
  /** Those that go no further without a person. */
  needsPerson: count,
  /** Those of the sent ones that only lie in the outbox folder. */
  toOutbox: count,
});

export const mailingSchema = z.object({
  month: monthSchema,
  revision: count,
  withheld: z.enum(withholdings).optional(),
  deliveries: z
    .array(
      z.object({
        deliveryId: z.string(),
        channel: z.enum(deliveryChannels),
        /** Whom it goes to, masked. */
        recipient: z.string(),
        state: z.enum(deliveryStates),
        changedAt: instant,
        attemptCount: count,
        toOutbox: z.boolean(),
        reason: z.enum(refusalReasons).optional(),
        retryAt: instant.optional(),
        needsPerson: z.boolean(),
        decisions: z.array(z.object({ action: z.enum(deliveryActions), by: z.string(), at: instant })),
      }),
    )
    .max(mailToMax + 1),
});

/** What a person knows of a message that went no further. */
export const decideDeliveryBody = z.strictObject({ deliveryId: idText, action: z.enum(deliveryActions) });
