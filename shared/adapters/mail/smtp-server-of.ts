import type { SMTPConnectionOptions } from "nodemailer/lib/smtp-connection";

/** How to reach a mail server, and as whom. */
export type SmtpServer = {
  options: SMTPConnectionOptions;
  credentials: { user: string; pass: string } | undefined;
};

const timeouts = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
  dnsTimeout: 10_000,
};

/**
 * The mail server that a URL names: `smtps:` is encrypted from the beginning, `smtp:` by STARTTLS, which has to be there
 * wherever a password would go over a network. Certificates are checked.
 */
export function smtpServerOf(smtpUrl: string): SmtpServer {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === "smtps:";
  const host = hostname.replace(/^\[|\]$/g, "");
  const signsIn = username !== "";
  return {
    options: {
      host,
      port: port === "" ? (secure ? 465 : 587) : Number(port),
      secure,
      requireTLS: !secure && signsIn && !isThisMachine(host),
      ...timeouts,
    },
    credentials: signsIn
      ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
      : undefined,
  };
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
