import * as z from "zod";
import {
  type Delivery,
  deliveryActions,
  deliveryChannels,
  deliveryStates,
  type Mailing,
  refusalReasons,
  withholdings,
} from "#shared/domain/reports/mailing.ts";
import { count, instant, monthSchema } from "#shared/records/base/kinds.ts";

/** That a revision of a month's report was published. */
export const reportRecord = z.object({
  month: monthSchema,
  revision: count,
  publishedAt: instant,
  publishedBy: z.string(),
  sha256: z.string(),
  headHash: z.string(),
  provisional: z.literal(true).optional(),
});

/** One message to one recipient. */
export const deliveryRecord = z.object({
  deliveryId: z.string(),
  channel: z.enum(deliveryChannels),
  address: z.string().optional(),
  messageId: z.string(),
  state: z.enum(deliveryStates),
  changedAt: instant,
  attemptCount: count,
  toOutbox: z.boolean(),
  reason: z.enum(refusalReasons).optional(),
  retryAt: instant.optional(),
  decisions: z.array(z.object({ action: z.enum(deliveryActions), by: z.string(), at: instant })),
} satisfies Record<keyof Delivery, z.ZodType>);

/** The sending of one report. */
export const mailingRecord = z.object({
  month: monthSchema,
  revision: count,
  version: count,
  openedAt: instant,
  withheld: z.enum(withholdings).optional(),
  deliveries: z.array(deliveryRecord),
} satisfies Record<keyof Mailing, z.ZodType>);
