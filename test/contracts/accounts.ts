import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#shared/domain/base/person.ts";
import type { Account } from "#shared/domain/people/account.ts";
import type { EntryLink } from "#shared/domain/people/entry-link.ts";
import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import { type AccountStore, entryLinksMax } from "#shared/ports/people/accounts.ts";
import type { Store } from "#shared/ports/store.ts";

const madeAt = "2016-11-01T02:00:00.000Z";
const later = "2016-11-02T02:00:00.000Z";
const expiresAt = "2016-11-08T02:00:00.000Z";

const link = (linkId: string, changes: Partial<EntryLink> = {}): EntryLink => ({
  linkId,
  kind: "invitation",
  secretHash: `hash-${linkId}`,
  subject: `account:${linkId}`,
  displayName: "李敏",
  role: "auditor",
  madeBy: "王芳",
  madeAt,
  expiresAt,
  ...changes,
});
const account = (linkId: string, name: string): Account => ({
  subject: `account:${linkId}`,
  name,
  passwordHash: "hash",
  passwordSetAt: later,
});
const person = (linkId: string): Person => ({
  issuer: "i",
  subject: `account:${linkId}`,
  displayName: "李敏",
  role: "auditor",
});
const change: PeopleChange = { changeId: "c1", kind: "joined", at: later, by: "李敏", whom: "李敏" };

/** What accounts, links and tries promise. */
export function describeAccounts(
  name: string,
  open: () => Promise<{ store: Store & AccountStore; close(): Promise<void> }>,
): void {
  describe(name, () => {
    let store: Store & AccountStore;
    let close: () => Promise<void>;
    beforeEach(async () => {
      ({ store, close } = await open());
    });
    afterEach(() => close());

    const join = (linkId: string, name: string, at = later) =>
      store.accounts.join(linkId, at, account(linkId, name), person(linkId), change);

    describe("an account", () => {
      test("comes with its person and its change, and uses its invitation up", async () => {
        expect(await store.accounts.any()).toBe(false);
        await store.entryLinks.add(link("1"));

        expect(await join("1", "Li.Min")).toBe("joined");

        expect(await store.accounts.findByName(" ｌi.min")).toEqual(account("1", "Li.Min"));
        expect(await store.people.find("i", "account:1")).toMatchObject(person("1"));
        expect((await store.people.changes(["i"], 10)).items).toEqual([change]);
        expect(await store.entryLinks.get("1")).toMatchObject({ usedAt: later });
        expect(await join("1", "other")).toBe("link-ended");
        expect(await store.accounts.list()).toHaveLength(1);
      });

      test("is not made under a name that is taken, or by a link that has ended or expired; nothing is then", async () => {
        for (const id of ["1", "2", "3"]) await store.entryLinks.add(link(id));
        await join("1", "limin");
        await store.entryLinks.end("3", later, "王芳");

        expect(await join("2", "LIMIN")).toBe("name-taken");
        expect(await join("2", "other", expiresAt)).toBe("link-ended");
        expect(await join("3", "other")).toBe("link-ended");
        expect(await join("4", "other")).toBe("link-ended");
        expect((await store.people.list("i")).map(({ subject }) => subject)).toEqual(["account:1"]);
        expect(await store.entryLinks.get("2")).not.toHaveProperty("usedAt");
      });

      test("that was taken away frees its name, ends its links, and still was there", async () => {
        await store.entryLinks.add(link("1"));
        await join("1", "limin");
        await store.entryLinks.add(link("2", { kind: "new-password", subject: "account:1" }));

        await store.accounts.remove("account:1", later);

        expect(await store.accounts.find("account:1")).toBeUndefined();
        expect(await store.accounts.findByName("limin")).toBeUndefined();
        expect(await store.accounts.setPassword("account:1", "x", later)).toBe(false);
        expect(await store.entryLinks.get("2")).toMatchObject({ endedAt: later });
        expect(await store.accounts.any()).toBe(true);
      });

      test("takes a new password, by a link only while that is open", async () => {
        await store.entryLinks.add(link("1"));
        await join("1", "limin");
        await store.entryLinks.add(link("2", { kind: "new-password", subject: "account:1" }));

        expect(await store.accounts.setPassword("account:1", "second", later, { linkId: "2" })).toBe(true);
        expect(await store.accounts.setPassword("account:1", "third", later, { linkId: "2" })).toBe(false);
        await store.accounts.noteSignIn("account:1", later);

        expect(await store.accounts.find("account:1")).toMatchObject({
          passwordHash: "second",
          lastSignInAt: later,
        });
      });
      test("takes each step of its one-time codes once, and no earlier one", async () => {
        await store.entryLinks.add(link("1"));
        const secondFactor = { secret: "A".repeat(32), lastStep: 7 };
        await store.accounts.join(
          "1",
          later,
          { ...account("1", "limin"), secondFactor },
          person("1"),
          change,
        );

        const taken = await Promise.all([8, 8, 8].map((step) => store.accounts.takeStep("account:1", step)));
        expect(taken.filter(Boolean)).toHaveLength(1);
        expect(await store.accounts.takeStep("account:1", 7)).toBe(false);
        expect(await store.accounts.takeStep("nobody", 9)).toBe(false);
        expect(await store.accounts.find("account:1")).toMatchObject({ secondFactor: { lastStep: 8 } });
      });

      test("is given a second factor, another, or none by itself, and keeps all else", async () => {
        await store.entryLinks.add(link("1"));
        await join("1", "limin");
        const first = { secret: "A".repeat(32), lastStep: 7 };
        const second = { secret: "B".repeat(32), lastStep: 3 };

        expect(await store.accounts.setSecondFactor("account:1", first)).toBe(true);
        expect(await store.accounts.takeStep("account:1", 7)).toBe(false);
        expect(await store.accounts.takeStep("account:1", 8)).toBe(true);
        expect(await store.accounts.setSecondFactor("account:1", second)).toBe(true);
        expect(await store.accounts.find("account:1")).toEqual({
          ...account("1", "limin"),
          secondFactor: second,
        });
        expect(await store.accounts.takeStep("account:1", 4)).toBe(true);

        expect(await store.accounts.setSecondFactor("account:1", undefined)).toBe(true);
        expect(await store.accounts.find("account:1")).toEqual(account("1", "limin"));
        expect(await store.accounts.takeStep("account:1", 9)).toBe(false);
        expect(await store.accounts.setSecondFactor("nobody", first)).toBe(false);
      });

      test("keeps its second factor with a new password, and has that of the link with one that a link sets", async () => {
        await store.entryLinks.add(link("1"));
        const secondFactor = { secret: "A".repeat(32), lastStep: 7 };
        await store.accounts.join(
          "1",
          later,
          { ...account("1", "limin"), secondFactor },
          person("1"),
          change,
        );
        const kept = async () => (await store.accounts.find("account:1"))?.secondFactor;

        await store.accounts.setPassword("account:1", "second", later);
        expect(await kept()).toEqual(secondFactor);
        const another = { secret: "B".repeat(32), lastStep: 9 };
        for (const id of ["2", "3"])
          await store.entryLinks.add(link(id, { kind: "new-password", subject: "account:1" }));
        await store.accounts.setPassword("account:1", "third", later, { linkId: "2", secondFactor: another });
        expect(await kept()).toEqual(another);
        await store.accounts.setPassword("account:1", "fourth", later, { linkId: "3" });
        expect(await kept()).toBeUndefined();
      });

      test("whose name was freed lets another have it", async () => {
        for (const id of ["1", "2"]) await store.entryLinks.add(link(id));
        await join("1", "limin");
        await store.accounts.remove("account:1", later);

        expect(await join("2", "LiMin")).toBe("joined");
        expect(await store.accounts.findByName("limin")).toMatchObject({ subject: "account:2" });
      });

      test("is carried as it is, also one that was taken away, and never over one that is there", async () => {
        for (const id of ["1", "2"]) await store.entryLinks.add(link(id));
        await join("1", "limin");
        await join("2", "other");
        await store.accounts.remove("account:2", later);

        expect(await store.accountCarrier.carried()).toEqual([
          { subject: "account:1", account: account("1", "limin") },
          { subject: "account:2", account: undefined },
        ]);
        await store.accountCarrier.takeIn({ subject: "account:1", account: account("1", "second") });
        await store.accountCarrier.takeIn({ subject: "account:3", account: account("3", "third") });
        expect(await store.accounts.find("account:1")).toEqual(account("1", "limin"));
        expect(await store.accounts.findByName("third")).toEqual(account("3", "third"));
      });

      test("of those who follow one invitation at once is one", async () => {
        await store.entryLinks.add(link("1"));

        const outcomes = await Promise.all(["one", "two", "three"].map((name) => join("1", name)));

        expect(outcomes.toSorted()).toEqual(["joined", "link-ended", "link-ended"]);
        expect(await store.accounts.list()).toHaveLength(1);
      });
    });

    describe("tries at a password", () => {
      test("are counted by name whatever its case, lock at the tenth, and are forgotten when told to", async () => {
        const { accounts } = store;
        for (let tries = 0; tries < 10; tries++) expect(await accounts.countTry("LiMin", 1000)).toBe(0);

        const until = 1000 + 15 * 60_000;
        expect(await accounts.countTry("limin", 1001)).toBe(until);
        expect(await accounts.lockedUntilMs("limin", 1001)).toBe(until);
        expect(await accounts.lockedUntilMs("limin", until)).toBe(0);
        expect(await accounts.countTry("other", 1001)).toBe(0);

        expect(await accounts.countTry("limin", until)).toBe(0);
        expect(await accounts.lockedUntilMs("limin", until)).toBe(until + 30 * 60_000);
        await accounts.forgetTries("LIMIN");
        expect(await accounts.lockedUntilMs("limin", until)).toBe(0);
      });

      test("a day old are forgotten by themselves", async () => {
        for (let tries = 0; tries < 9; tries++) await store.accounts.countTry("limin", 0);
        const dayLater = 24 * 60 * 60_000 + 1;

        await store.accounts.countTry("other", dayLater);
        await store.accounts.countTry("limin", dayLater);

        expect(await store.accounts.lockedUntilMs("limin", dayLater)).toBe(0);
      });
    });

    describe("links", () => {
      test("are found by their secret's hash, listed newest first, and ended once", async () => {
        for (const id of ["1", "2"])
          await store.entryLinks.add(link(id, { readOnly: true, associationId: "a" }));

        expect(await store.entryLinks.findBySecret("hash-2")).toEqual(
          link("2", { readOnly: true, associationId: "a" }),
        );
        expect(await store.entryLinks.findBySecret("hash-3")).toBeUndefined();
        expect((await store.entryLinks.list()).map(({ linkId }) => linkId)).toEqual(["2", "1"]);
        await store.entryLinks.end("1", later, "王芳");
        await store.entryLinks.end("1", expiresAt, "另一人");
        expect(await store.entryLinks.get("1")).toMatchObject({ endedAt: later, endedBy: "王芳" });
      });

      test("that let nobody in any more make room for new ones; open ones are never forgotten", {
        timeout: 60_000,
      }, async () => {
        const id = (number: number) => String(number).padStart(5, "0");
        const numbers = Array.from({ length: entryLinksMax }, (_, number) => number);
        for (let first = 0; first < entryLinksMax; first += 25) {
          const some = numbers.slice(first, first + 25);
          await Promise.all(
            some.map((number) =>
              store.entryLinks.add(link(id(number), number < 2 ? { endedAt: madeAt } : {})),
            ),
          );
        }

        expect(await store.entryLinks.add(link("90001"))).toBe(true);
        expect(await store.entryLinks.add(link("90002"))).toBe(true);
        expect(await store.entryLinks.add(link("90003"))).toBe(false);
        expect(await store.entryLinks.get(id(0))).toBeUndefined();
        expect(await store.entryLinks.get(id(2))).toBeDefined();
      });
    });
  });
}
