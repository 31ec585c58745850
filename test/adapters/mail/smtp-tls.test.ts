import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it, test } from "vitest";
import { createSmtpMailer } from "#shared/adapters/mail/smtp-mailer.ts";
import { outgoingMail } from "#test/contracts/mailer.ts";

const from = { name: "", address: "report@example.cn" };
const notThisMachineByName = "0.0.0.0";

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** A mail server whose certificate, the library's own, nobody vouches for; `heard` is what it was told. */
async function startServer(options: SMTPServerOptions): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    onAuth: (_auth, _session, callback) => {
      heard.push("password");
      callback(null, { user: "report" });
    },
    onMailFrom: (_address, _session, callback) => {
      heard.push("sender");
      callback();
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => new Promise((resolve) => server.close(() => resolve()));
  return { port: (server.server.address() as AddressInfo).port, heard };
}

const refusal = expect.objectContaining({ name: "MailRefused", reason: "unreachable" });

describe("mail over a network", () => {
  it("gives neither password nor message to a server without STARTTLS", async () => {
    const { port, heard } = await startServer({ disabledCommands: ["STARTTLS"] });
    const mailer = createSmtpMailer({ url: `smtp://report:secret@${notThisMachineByName}:${port}`, from });

    await expect(mailer.send(outgoingMail())).rejects.toThrow(refusal);
    expect(heard).toEqual([]);
  });

  test.each<[string, string, SMTPServerOptions]>([
    ["by STARTTLS with an account", "smtp://report:secret@127.0.0.1", {}],
    ["by STARTTLS without one", "smtp://127.0.0.1", {}],
    ["from the beginning", "smtps://report:secret@127.0.0.1", { secure: true }],
  ])("a certificate that nobody vouches for is not accepted, encrypted %s", async (_how, url, options) => {
    const { port, heard } = await startServer(options);
    const mailer = createSmtpMailer({ url: `${url}:${port}`, from });

    await expect(mailer.send(outgoingMail())).rejects.toThrow(refusal);
    expect(heard).toEqual([]);
  });
});
