import { Readable } from "node:stream";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { RefusalReason } from "#shared/domain/reports/mailing.ts";
import { type Mailer, MailRefused } from "#shared/ports/reports/mailer.ts";
import { composeMail, domainOf, type MailFrom } from "./compose-mail.ts";
import { type SmtpServer, smtpServerOf } from "./smtp-server-of.ts";

/** How long a whole conversation with a mail server may take. */
const conversationMsMax = 3 * 60_000;

/**
 * Sends mail by SMTP, one connection a message. Before the message's end was handed over the server cannot have taken it;
 * after it, only the server's own 4yz or 5yz to it says that it did not (RFC 5321, 4.2.5 and 6.1).
 */
export function createSmtpMailer({ url, from }: { url: string; from: MailFrom }): Mailer {
  const server = smtpServerOf(url);
  return {
    toOutbox: false,
    domain: domainOf(from),
    async send(mail) {
      const message = readOnce(await composeMail(mail, from));
      try {
        await converse(server, { from: from.address, to: [mail.to] }, message.stream);
      } catch (error) {
        const reason = refusalOf(error, message.wasRead());
        throw reason === undefined ? new Error("the mail server's answer was lost") : new MailRefused(reason);
      }
    },
  };
}

/** The message as a stream that knows whether it was read; the library reads it when the server has asked for it. */
function readOnce(bytes: Buffer): { stream: Readable; wasRead(): boolean } {
  let read = false;
  const stream = new Readable({
    read() {
      read = true;
      this.push(bytes);
      this.push(null);
    },
  });
  return { stream, wasRead: () => read };
}

async function converse(
  { options, credentials }: SmtpServer,
  envelope: { from: string; to: string[] },
  message: Readable,
): Promise<void> {
  const { default: Connection } = await import("nodemailer/lib/smtp-connection");
  const connection = new Connection(options);
  const steps = async () => {
    await step(connection, (done) => connection.connect(done));
    if (credentials !== undefined) {
      if (!connection.allowsAuth) throw new MailRefused("sign-in");
      await step(connection, (done) => connection.login(credentials, done));
    }
    await step(connection, (done) => connection.send(envelope, message, done));
  };
  let deadline: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    deadline = setTimeout(() => reject(new Error("the mail server took too long")), conversationMsMax);
  });
  try {
    await Promise.race([steps(), late]);
    connection.quit();
  } catch (error) {
    connection.close();
    throw error;
  } finally {
    clearTimeout(deadline);
  }
}

/** One step of the conversation: it ends with the server's answer, an error, or the end of the connection. */
function step(
  connection: SMTPConnection,
  start: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on("error", reject);
    connection.once("end", () => reject(new Error("the connection ended")));
    start((error) => (error ? reject(error) : resolve()));
  });
}

function refusalOf(error: unknown, wasRead: boolean): RefusalReason | undefined {
  if (error instanceof MailRefused) return error.reason;
  const { code, command, responseCode } = factsOf(error);
  const passing = responseCode >= 400 && responseCode < 500;
  if (wasRead) {
    const answered = code === "EMESSAGE" && command === "DATA" && responseCode >= 400 && responseCode !== 421;
    if (!answered) return undefined;
    return passing ? "busy" : "message";
  }
  if (passing) return "busy";
  if (code === "EAUTH") return "sign-in";
  if (command === "RCPT TO") return "recipient";
  if (command === "MAIL FROM") return "sender";
  if (command === "DATA") return "message";
  return "unreachable";
}

function factsOf(error: unknown): { code: string; command: string; responseCode: number } {
  const fields = new Map<string, unknown>(error instanceof Error ? Object.entries(error) : []);
  const text = (name: string) => String(fields.get(name) ?? "");
  return {
    code: text("code"),
    command: text("command"),
    responseCode: Number(fields.get("responseCode") ?? 0),
  };
}
