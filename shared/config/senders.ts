import * as z from "zod";
import type { MailFrom } from "#shared/adapters/mail/compose-mail.ts";
import { createOutboxMailer, outboxFrom } from "#shared/adapters/mail/outbox-mailer.ts";
import { createSmtpMailer } from "#shared/adapters/mail/smtp-mailer.ts";
import { createWecomRobot } from "#shared/adapters/mail/wecom-robot.ts";
import { createSignedWebhook, type WebhookPlace } from "#shared/adapters/webhook/signed-webhook.ts";
import type { EventReceiver, Senders } from "#shared/ports/reports/mailer.ts";
import {
  mailFromSchema,
  robotUrlSchema,
  smtpUrlSchema,
  webhookSecretSchema,
  webhookUrlSchema,
} from "./mail-settings.ts";

/** What the secret of a deployment says about mail; without server or sender none is sent. */
const secretSchema = z
  .object({
    smtpUrl: smtpUrlSchema.optional(),
    mailFrom: mailFromSchema.optional(),
    wecomRobotUrl: robotUrlSchema.optional(),
    webhookUrl: webhookUrlSchema.optional(),
    webhookSecret: webhookSecretSchema.optional(),
  })
  .refine(({ smtpUrl, mailFrom }) => smtpUrl === undefined || mailFrom !== undefined, { path: ["mailFrom"] })
  .refine(({ webhookUrl, webhookSecret }) => webhookUrl === undefined || webhookSecret !== undefined, {
    path: ["webhookSecret"],
  });

/** The ways of a self-hosted installation: a mail server, or else the outbox folder; and perhaps the group's robot. */
export function localSenders(options: {
  smtpUrl: string | undefined;
  mailFrom: MailFrom | undefined;
  robotUrl: string | undefined;
  webhook: WebhookPlace | undefined;
  outbox: string;
  now: () => string;
}): Senders {
  const { smtpUrl, mailFrom = outboxFrom, robotUrl, outbox, now } = options;
  const mailer =
    smtpUrl === undefined
      ? createOutboxMailer({ folder: outbox, from: mailFrom })
      : createSmtpMailer({ url: smtpUrl, from: mailFrom });
  const robot = robotUrl === undefined ? undefined : createWecomRobot({ url: robotUrl });
  const webhook = options.webhook && createSignedWebhook(options.webhook, now);
  return async () => ({ mailer, robot, webhook });
}

/**
 * The ways of a deployment: its event bus, and what its secret says, read each time, so that a change needs no
 * deployment. A secret that says it wrongly fails by naming the fields, never what is in them.
 */
export function cloudSenders(
  readSecret: () => Promise<string>,
  bus: EventReceiver,
  now: () => string,
): Senders {
  return async () => {
    const secret = parseSecret(await readSecret());
    const { smtpUrl, mailFrom, wecomRobotUrl, webhookUrl: url, webhookSecret } = secret;
    return {
      mailer:
        smtpUrl === undefined || mailFrom === undefined
          ? undefined
          : createSmtpMailer({ url: smtpUrl, from: mailFrom }),
      robot: wecomRobotUrl === undefined ? undefined : createWecomRobot({ url: wecomRobotUrl }),
      webhook:
        url === undefined || webhookSecret === undefined
          ? undefined
          : createSignedWebhook({ url, secret: webhookSecret, mayBeLocal: false }, now),
      bus,
    };
  };
}

function parseSecret(json: string): z.output<typeof secretSchema> {
  const parsed = secretSchema.safeParse(parseJson(json));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join(".") || "JSON");
  throw new Error(`the mail secret is not good: ${fields.join(", ")}`);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
