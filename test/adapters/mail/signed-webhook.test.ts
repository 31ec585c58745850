import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { isBlockedAddress } from "#shared/adapters/webhook/blocked-addresses.ts";
import { createSignedWebhook } from "#shared/adapters/webhook/signed-webhook.ts";
import { MailRefused } from "#shared/ports/reports/mailer.ts";

const secret = "0123456789abcdef0123456789abcdef";
const now = () => "2016-11-01T00:00:00.000Z";
let server: Server;
let url: string;
let status: number;
let asked: { request: IncomingMessage; body: string }[];

beforeEach(async () => {
  asked = [];
  status = 204;
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      asked.push({ request, body });
      response.writeHead(status, { location: "http://127.0.0.1:1/" }).end("x".repeat(1_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events?for=yinhui`;
});
afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())));

const reasonOf = (sent: Promise<void>) =>
  sent.then(
    () => "taken",
    (error: unknown) => (error instanceof MailRefused ? error.reason : "unknown"),
  );

describe("a signed webhook", () => {
  it("posts the event with its id, and a signature that a receiver can compute", async () => {
    const body = '{"type":"MonthlyReportPublished","programme":"银会"}';
    await createSignedWebhook({ url, secret, mayBeLocal: true }, now).deliver("yinhui-1", body);

    const [{ request, body: arrived } = { request: undefined, body: "" }] = asked;
    expect(arrived).toBe(body);
    expect(request?.url).toBe("/events?for=yinhui");
    const { "x-yinhui-timestamp": timestamp, ...headers } = request?.headers ?? {};
    expect(timestamp).toBe("1477958400");
    const expected = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
    expect(headers).toMatchObject({ "x-yinhui-id": "yinhui-1", "x-yinhui-signature": `v1=${expected}` });
  });

  test.each([
    [200, "taken"],
    [302, "busy"],
    [401, "sign-in"],
    [404, "busy"],
    [500, "busy"],
  ])("answered with %i is %s, and follows nowhere", async (answered, reason) => {
    status = answered;
    const webhook = createSignedWebhook({ url, secret, mayBeLocal: true }, now);
    expect(await reasonOf(webhook.deliver("id", "{}"))).toBe(reason);
    expect(asked).toHaveLength(1);
  });

  it("that cannot be reached is refused", async () => {
    const webhook = createSignedWebhook({ url: "http://127.0.0.1:9/", secret, mayBeLocal: true }, now);
    expect(await reasonOf(webhook.deliver("id", "{}"))).toBe("unreachable");
  });

  it("goes to no address of this machine unless that is allowed, whatever it is called", async () => {
    const { port } = new URL(url);
    for (const host of ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"]) {
      const webhook = createSignedWebhook({ url: `http://${host}:${port}/`, secret, mayBeLocal: false }, now);
      expect(await reasonOf(webhook.deliver("id", "{}")), host).not.toBe("taken");
    }
    expect(asked).toEqual([]);
  });

  test.each([
    "169.254.169.254",
    "127.9.9.9",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "fe80::1",
    "100.100.100.200",
  ])("%s is blocked", (address) => {
    expect(isBlockedAddress(address)).toBe(true);
  });

  test.each(["10.1.2.3", "192.168.1.5", "203.0.113.7", "2001:db8::1"])("%s is not", (address) => {
    expect(isBlockedAddress(address)).toBe(false);
  });
});
