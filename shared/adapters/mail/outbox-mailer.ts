import { join } from "node:path";
import { type Mailer, MailRefused } from "#shared/ports/reports/mailer.ts";
import { writeFileWhole } from "../fs/write-file-whole.ts";
import { composeMail, domainOf, type MailFrom } from "./compose-mail.ts";

/** Who the mails of an outbox folder are from, where no address is set. */
export const outboxFrom: MailFrom = { name: "", address: "yinhui@localhost" };

/**
 * Writes each mail into a folder as `<message id>.eml`, readable by its owner only, to be looked at or sent by hand. A
 * repetition replaces the file of its name, so a failed writing may always be tried again.
 */
export function createOutboxMailer({ folder, from }: { folder: string; from: MailFrom }): Mailer {
  return {
    toOutbox: true,
    domain: domainOf(from),
    async send(mail) {
      const bytes = await composeMail(mail, from);
      const name = mail.messageId.replace(/@.*$/, "").replaceAll(/[^A-Za-z0-9.-]/g, "_");
      await writeFileWhole(join(folder, `${name}.eml`), bytes).catch(() => {
        throw new MailRefused("unreachable");
      });
    },
  };
}
