import { createServer } from "node:net";
import { afterEach, describe, expect, it, test } from "vitest";
import { createSmtpMailer } from "#shared/adapters/mail/smtp-mailer.ts";
import { smtpServerOf } from "#shared/adapters/mail/smtp-server-of.ts";
import { MailRefused } from "#shared/ports/reports/mailer.ts";
import { describeMailer, outgoingMail } from "#test/contracts/mailer.ts";
import { type MailServer, type MailServerFault, startMailServer } from "#test/support/mail-server.ts";

const from = { name: "滁州市科协", address: "report@example.cn" };
let server: MailServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe("the mailer by SMTP", () => {
  describeMailer(async () => {
    const opened = await startMailServer();
    return {
      mailer: createSmtpMailer({ url: opened.url, from }),
      sent: async () => opened.taken.map(({ raw }) => raw),
      close: () => opened.stop(),
    };
  });

  it("names sender and recipient to the server as well as in the message", async () => {
    server = await startMailServer();
    await createSmtpMailer({ url: server.url, from }).send(outgoingMail());

    expect(server.taken).toMatchObject([
      {
        from: "report@example.cn",
        to: ["office@example.cn"],
        mail: { from: { value: [from] }, to: { value: [{ address: "office@example.cn" }] } },
      },
    ]);
  });

  it("signs in with the URL's account", async () => {
    server = await startMailServer();
    const account = `${encodeURIComponent("报送@example.cn")}:${encodeURIComponent("p:w/d")}@`;
    await createSmtpMailer({ url: server.url.replace("//", `//${account}`), from }).send(outgoingMail());

    expect(server.taken).toHaveLength(1);
  });

  test.each<[string, MailServerFault, string]>([
    ["greets with a refusal", { at: "connect", does: 554 }, "unreachable"],
    ["greets with not now", { at: "connect", does: 421 }, "busy"],
    ["hangs up at the greeting", { at: "connect", does: "cut" }, "unreachable"],
    ["refuses the sender", { at: "sender", does: 553 }, "sender"],
    ["hangs up at the sender", { at: "sender", does: "cut" }, "unreachable"],
    ["knows no such recipient", { at: "recipient", does: 550 }, "recipient"],
    ["puts the recipient off", { at: "recipient", does: 451 }, "busy"],
    ["hangs up at the recipient", { at: "recipient", does: "cut" }, "unreachable"],
    ["refuses the message", { at: "message", does: 552 }, "message"],
    ["puts the message off", { at: "message", does: 452 }, "busy"],
  ])("a server that %s surely did not take it over", async (_what, fault, reason) => {
    server = await startMailServer(() => fault);
    const sending = createSmtpMailer({ url: server.url, from }).send(outgoingMail());

    await expect(sending).rejects.toThrow(expect.objectContaining({ name: "MailRefused", reason }));
    expect(server.taken).toEqual([]);
  });

  test.each<[string, MailServerFault]>([
    ["hangs up before its last answer", { at: "message", does: "cut" }],
    ["takes the message and hangs up", { at: "message", does: "take-and-cut" }],
    ["says that it closes instead of an answer", { at: "message", does: 421 }],
  ])("of a server that %s nobody knows", async (_what, fault) => {
    server = await startMailServer(() => fault);
    const sending = createSmtpMailer({ url: server.url, from }).send(outgoingMail());

    const error = await sending.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(MailRefused);
    expect(String(error)).not.toContain("example.cn");
  });

  it("a wrong password, and an account where none is asked for, are refusals", async () => {
    server = await startMailServer();
    const wrong = createSmtpMailer({ url: server.url.replace("//", "//a:b@"), from });
    await expect(wrong.send(outgoingMail())).rejects.toMatchObject({ reason: "sign-in" });
    expect(server.tried).toEqual([]);
  });

  it("no server at the port is a refusal", async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
    const address = probe.address();
    const port = typeof address === "object" ? address?.port : 0;
    await new Promise((resolve) => probe.close(resolve));

    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, from });
    await expect(mailer.send(outgoingMail())).rejects.toMatchObject({ reason: "unreachable" });
  });
});

describe("a mail server's URL", () => {
  test.each([
    ["smtps://mail.example.cn", { port: 465, secure: true, requireTLS: false }],
    ["smtp://mail.example.cn", { port: 587, secure: false, requireTLS: false }],
    ["smtp://u:p@mail.example.cn:25", { port: 25, secure: false, requireTLS: true }],
    ["smtp://u:p@127.0.0.1:25", { port: 25, secure: false, requireTLS: false }],
    ["smtp://[::1]:2525", { host: "::1", port: 2525 }],
  ])("%s says port and encryption", (url, options) => {
    expect(smtpServerOf(url).options).toMatchObject(options);
  });

  it("never turns the check of certificates off", () => {
    expect(smtpServerOf("smtps://mail.example.cn").options).not.toHaveProperty("tls");
  });
});
