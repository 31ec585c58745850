import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { remoteAddress } from "#selfhost/remote-address.ts";
import { createTryLimiter } from "#selfhost/try-limiter.ts";

let nowMs = Date.parse("2016-11-01T02:00:00.000Z");
const now = () => new Date(nowMs).toISOString();
const tooMany = expect.objectContaining({ code: "too-many-tries" });

function countMany(limiter: ReturnType<typeof createTryLimiter>, times: number, address: string) {
  for (let made = 0; made < times; made++) limiter.count(address);
}

test("an address has thirty tries in ten minutes, and is told when there are more", () => {
  const limiter = createTryLimiter(now);
  countMany(limiter, 30, "192.0.2.1");

  expect(() => limiter.count("192.0.2.1")).toThrow(
    expect.objectContaining({ code: "too-many-tries", facts: { until: "2016-11-01 10:10" } }),
  );
  limiter.count("192.0.2.2");

  nowMs += 10 * 60_000;
  limiter.count("192.0.2.1");
});

test("good tries are not counted", () => {
  const limiter = createTryLimiter(now);
  for (let made = 0; made < 100; made++) {
    limiter.count("192.0.2.1");
    limiter.forgive("192.0.2.1");
  }
  countMany(limiter, 30, "192.0.2.1");

  expect(() => limiter.count("192.0.2.1")).toThrow(tooMany);
});

test("all addresses together have three hundred, so that no more are ever kept", () => {
  const limiter = createTryLimiter(now);
  for (let made = 0; made < 300; made++) limiter.count(`198.51.100.${made % 250}`);

  expect(() => limiter.count("203.0.113.9")).toThrow(tooMany);
});

test("addresses of one IPv6 network count together, those of IPv4 written as IPv6 by themselves", () => {
  const limiter = createTryLimiter(now);
  countMany(limiter, 15, "2001:db8::1");
  countMany(limiter, 15, "2001:db8:0:0:1:2:3:4");
  countMany(limiter, 30, "::ffff:192.0.2.1");

  expect(() => limiter.count("2001:db8::ffff")).toThrow(tooMany);
  limiter.count("2001:db8:0:1::1");
  expect(() => limiter.count("192.0.2.1")).toThrow(tooMany);
});

test("only a trusted proxy is believed in what it says of addresses", () => {
  const request = (peer: string, said?: string) =>
    ({ socket: { remoteAddress: peer }, headers: { "x-forwarded-for": said } }) as unknown as IncomingMessage;
  const trusted = ["127.0.0.1", "10.0.0.1"];

  expect(remoteAddress(request("192.0.2.7", "203.0.113.9"), trusted)).toBe("192.0.2.7");
  expect(remoteAddress(request("::ffff:127.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.1"), trusted)).toBe(
    "203.0.113.9",
  );
  expect(remoteAddress(request("127.0.0.1", "nonsense"), trusted)).toBe("127.0.0.1");
  expect(remoteAddress(request("127.0.0.1"), [])).toBe("127.0.0.1");
});
