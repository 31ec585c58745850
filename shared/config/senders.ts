import * as z from "zod";
import type { MailFrom } from "#shared/adapters/mail/compose-mail.ts";
import { createOutboxMailer, outboxFrom } from "#shared/adapters/mail/outbox-mailer.ts";
import { createSmtpMailer } from "#shared/adapters/mail/smtp-mailer.ts";
import { createWecomRobot } from "#shared/adapters/mail/wecom-robot.ts";
import type { Senders } from "#shared/ports/reports/mailer.ts";
import { mailFromSchema, robotUrlSchema, smtpUrlSchema } from "./mail-settings.ts";

/** What the secret of a deployment says about mail; without server or sender none is sent. */
const secretSchema = z
  .object({
    smtpUrl: smtpUrlSchema.optional(),
    mailFrom: mailFromSchema.optional(),
    wecomRobotUrl: robotUrlSchema.optional(),
  })
  .refine(({ smtpUrl, mailFrom }) => smtpUrl === undefined || mailFrom !== undefined, { path: ["mailFrom"] });

/** The ways of a self-hosted installation: a mail server, or else the outbox folder; and perhaps the group's robot. */
export function localSenders(options: {
  smtpUrl: string | undefined;
  mailFrom: MailFrom | undefined;
  robotUrl: string | undefined;
  outbox: string;
}): Senders {
  const { smtpUrl, mailFrom = outboxFrom, robotUrl, outbox } = options;
  const mailer =
    smtpUrl === undefined
      ? createOutboxMailer({ folder: outbox, from: mailFrom })
      : createSmtpMailer({ url: smtpUrl, from: mailFrom });
  const robot = robotUrl === undefined ? undefined : createWecomRobot({ url: robotUrl });
  return async () => ({ mailer, robot });
}

/**
 * The ways of a deployment, read from its secret each time, so that a change needs no deployment. A secret that says it
 * wrongly fails by naming the fields, never what is in them.
 */
export function cloudSenders(readSecret: () => Promise<string>): Senders {
  return async () => {
    const { smtpUrl, mailFrom, wecomRobotUrl } = parseSecret(await readSecret());
    return {
      mailer:
        smtpUrl === undefined || mailFrom === undefined
          ? undefined
          : createSmtpMailer({ url: smtpUrl, from: mailFrom }),
      robot: wecomRobotUrl === undefined ? undefined : createWecomRobot({ url: wecomRobotUrl }),
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
