import { beforeEach, describe, expect, test } from "vitest";
import type { Clock } from "#shared/ports/base/system.ts";
import type { TryCounter } from "#shared/ports/people/accounts.ts";

const tooMany = expect.objectContaining({ code: "too-many-tries" });

async function countMany(limiter: TryCounter, times: number, address: string) {
  for (let made = 0; made < times; made++) await limiter.count(address);
}

/** What counting tries promises. */
export function describeTryCounter(name: string, open: (now: Clock) => Promise<TryCounter>): void {
  describe(name, () => {
    let nowMs: number;
    let limiter: TryCounter;
    beforeEach(async () => {
      nowMs = Date.parse("2016-11-01T02:00:00.000Z");
      limiter = await open(() => new Date(nowMs).toISOString());
    });

    test("an address has thirty tries in ten minutes, and is told when there are more", async () => {
      await countMany(limiter, 30, "192.0.2.1");

      await expect(limiter.count("192.0.2.1")).rejects.toEqual(
        expect.objectContaining({ code: "too-many-tries", facts: { until: "2016-11-01 10:10" } }),
      );
      await limiter.count("192.0.2.2");

      nowMs += 10 * 60_000;
      await limiter.count("192.0.2.1");
    });

    test("good tries are not counted", async () => {
      for (let made = 0; made < 100; made++) {
        await limiter.count("192.0.2.1");
        await limiter.forgive("192.0.2.1");
      }
      await countMany(limiter, 30, "192.0.2.1");

      await expect(limiter.count("192.0.2.1")).rejects.toEqual(tooMany);
    });

    test("all addresses together have three hundred, so that no more are ever kept", async () => {
      for (let made = 0; made < 300; made++) await limiter.count(`198.51.100.${made % 250}`);

      await expect(limiter.count("203.0.113.9")).rejects.toEqual(tooMany);
    });

    test("what others fail at shuts nobody out from where somebody got in of late, but has its own thirty", async () => {
      await limiter.count("203.0.113.9");
      await limiter.welcome("203.0.113.9");
      for (let made = 0; made < 300; made++) await limiter.count(`198.51.100.${made % 250}`);

      await countMany(limiter, 30, "203.0.113.9");
      await expect(limiter.count("203.0.113.9")).rejects.toEqual(tooMany);
      await expect(limiter.count("203.0.113.10")).rejects.toEqual(tooMany);

      nowMs += 31 * 24 * 60 * 60_000;
      for (let made = 0; made < 300; made++) await limiter.count(`198.51.100.${made % 250}`);
      await expect(limiter.count("203.0.113.9")).rejects.toEqual(tooMany);
    });

    test("a good try is not counted, from where it is welcome", async () => {
      for (let made = 0; made < 100; made++) {
        await limiter.count("192.0.2.1");
        await limiter.welcome("192.0.2.1");
      }
      await countMany(limiter, 30, "192.0.2.1");
    });

    test("addresses of one IPv6 network count together, those of IPv4 written as IPv6 by themselves", async () => {
      await countMany(limiter, 15, "2001:db8::1");
      await countMany(limiter, 15, "2001:db8:0:0:1:2:3:4");
      await countMany(limiter, 30, "::ffff:192.0.2.1");

      await expect(limiter.count("2001:db8::ffff")).rejects.toEqual(tooMany);
      await limiter.count("2001:db8:0:1::1");
      await expect(limiter.count("192.0.2.1")).rejects.toEqual(tooMany);
    });
  });
}
