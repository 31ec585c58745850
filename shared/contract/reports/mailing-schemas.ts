import * as z from "zod";
import { count, idText } from "#shared/contract/base/basic-schemas.ts";
import { deliveryActions, mailToMax, ownChannels, withholdings } from "#shared/domain/reports/mailing.ts";
import { deliveryRecord, mailingRecord } from "#shared/records/reports/report-records.ts";

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

/** A mailing as its readers see it: nothing of the messages' ids. */
export const mailingSchema = mailingRecord.omit({ version: true, openedAt: true }).extend({
  deliveries: z
    .array(
      deliveryRecord.omit({ address: true, messageId: true }).extend({
        /** Whom it goes to, masked. */
        recipient: z.string(),
        needsPerson: z.boolean(),
      }),
    )
    .max(mailToMax + ownChannels.length),
});

/** What became of a report outside: its messages, and the stamp. */
export const reportOutsideSchema = mailingSchema.extend({
  /** Whether an authority (RFC 3161) has stamped it. */
  stamped: z.boolean(),
});

/** What a person knows of a message that went no further. */
export const decideDeliveryBody = z.strictObject({ deliveryId: idText, action: z.enum(deliveryActions) });
