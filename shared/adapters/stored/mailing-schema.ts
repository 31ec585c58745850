import * as z from "zod";
import {
  deliveryActions,
  deliveryChannels,
  deliveryStates,
  refusalReasons,
  withholdings,
} from "#shared/domain/reports/mailing.ts";

const deliverySchema = z.object({
  deliveryId: z.string(),
  channel: z.enum(deliveryChannels),
  address: z.string().optional(),
  messageId: z.string(),
  state: z.enum(deliveryStates),
  changedAt: z.string(),
  attemptCount: z.int(),
  toOutbox: z.boolean(),
  reason: z.enum(refusalReasons).optional(),
  retryAt: z.string().optional(),
  decisions: z.array(z.object({ action: z.enum(deliveryActions), by: z.string(), at: z.string() })),
});

/** A mailing as it is stored in JSON. */
export const mailingSchema = z.object({
  month: z.string(),
  revision: z.int(),
  version: z.int(),
  openedAt: z.string(),
  withheld: z.enum(withholdings).optional(),
  deliveries: z.array(deliverySchema),
});
