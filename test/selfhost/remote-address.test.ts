import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { remoteAddress } from "#selfhost/remote-address.ts";

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
