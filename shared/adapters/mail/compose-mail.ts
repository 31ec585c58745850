import { MailRefused, type OutgoingMail } from "#shared/ports/reports/mailer.ts";

/** Who mail is from: an address, and the name that is shown for it. */
export type MailFrom = { name: string; address: string };

/** The domain of an address. */
export function domainOf({ address }: MailFrom): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

/**
 * A mail as the bytes of an Internet message (RFC 5322, MIME): the same bytes each time. Its headers hold nothing but what
 * the fields say: the library encodes whatever could end a header.
 */
export async function composeMail(mail: OutgoingMail, from: MailFrom): Promise<Buffer> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const composer = new MailComposer({
    from,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.messageId}>`,
    date: new Date(mail.writtenAt),
    headers: { "Auto-Submitted": "auto-generated" },
    attachments: mail.attachments.map(({ fileName, contentType, bytes }) => ({
      filename: fileName,
      contentType,
      content: Buffer.from(bytes),
    })),
    baseBoundary: mail.messageId.replaceAll(/[^A-Za-z0-9]/g, ""),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer
    .compile()
    .build()
    .catch(() => {
      throw new MailRefused("message");
    });
}
