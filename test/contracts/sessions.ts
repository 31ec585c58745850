import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Session, sessionsMax } from "#shared/domain/people/session.ts";
import type { SessionRepository } from "#shared/ports/people/session-repository.ts";

const long = "2016-01-01T00:00:00.000Z";
const session = (number: number, more: Partial<Session> = {}): Session => ({
  secretHash: `hash-${number}`,
  signedInAt: `2016-11-01T02:00:00.${String(number).padStart(3, "0")}Z`,
  ...more,
});

/** What sessions promise. */
export function describeSessions(
  name: string,
  open: () => Promise<{ sessions: SessionRepository; close(): Promise<void> }>,
): void {
  describe(name, () => {
    let sessions: SessionRepository;
    let close: () => Promise<void>;
    beforeEach(async () => {
      ({ sessions, close } = await open());
    });
    afterEach(() => close());

    test("are found by whose they are and their secret's hash, as they were kept, until they are ended", async () => {
      const kept = session(1, { passwordSetAt: "2016-10-01T00:00:00.000Z" });
      await sessions.add("account:1", kept, long);
      await sessions.add("account:2", session(2), long);

      expect(await sessions.find("account:1", "hash-1")).toEqual(kept);
      expect(await sessions.find("account:2", "hash-2")).toEqual(session(2));
      expect(await sessions.find("account:2", "hash-1")).toBeUndefined();
      expect(await sessions.find("nobody", "hash-1")).toBeUndefined();

      await sessions.end("account:2", "hash-1");
      await sessions.end("account:1", "hash-1");
      await sessions.end("account:1", "hash-1");
      await sessions.end("nobody", "hash-1");
      expect(await sessions.find("account:1", "hash-1")).toBeUndefined();
      expect(await sessions.find("account:2", "hash-2")).toEqual(session(2));
    });

    test("of one person are so many and no more: the oldest goes, nobody else's", async () => {
      await sessions.add("account:2", session(0), long);
      for (let number = 0; number <= sessionsMax; number++)
        await sessions.add("account:1", session(number), long);

      const found = async (number: number) =>
        (await sessions.find("account:1", `hash-${number}`)) !== undefined;
      expect([await found(0), await found(1), await found(sessionsMax)]).toEqual([false, true, true]);
      expect(await sessions.find("account:2", "hash-0")).toBeDefined();
    });

    test("that began too long ago are forgotten with the next", async () => {
      await sessions.add("account:1", session(1), long);
      await sessions.add("account:1", session(2), long);

      await sessions.add("account:1", session(3), session(2).signedInAt);

      expect(await sessions.find("account:1", "hash-1")).toBeUndefined();
      expect(await sessions.find("account:1", "hash-2")).toBeDefined();
    });

    test("that begin in the same moment are all kept, and may end in the same", async () => {
      const numbers = [1, 2, 3, 4, 5];
      await Promise.all(numbers.map((number) => sessions.add("account:1", session(number), long)));
      for (const number of numbers) expect(await sessions.find("account:1", `hash-${number}`)).toBeDefined();

      await Promise.all(numbers.map((number) => sessions.end("account:1", `hash-${number}`)));
      for (const number of numbers)
        expect(await sessions.find("account:1", `hash-${number}`)).toBeUndefined();
    });
  });
}
