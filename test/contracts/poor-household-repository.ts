import { describe, expect, it } from "vitest";
import type { PoorHousehold } from "#shared/domain/associations/member.ts";
import { identitiesAtOnceMax, membersAtOnceMax } from "#shared/ports/associations/member-repository.ts";
import { hashOf, poorHouseholdWith } from "#test/support/members.ts";
import { readPages } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the list of poor households promises. */
export function describePoorHouseholdRepository(open: StoreOpener): void {
  describe("poor households", () => {
    const store = eachOnNewStore(open);
    const households = () => store().poorHouseholds;

    it("one comes back as written, by identity, in the list, and among its versions", async () => {
      const plain = poorHouseholdWith("plain");
      const full = poorHouseholdWith("full", {
        name: "𠮷野 __proto__",
        household: "=1+1",
        lastListOn: "2016-12-31",
        withdrawn: true,
      });

      expect(await households().write([plain, full])).toBe(true);

      const hashes = [plain.identityHash, full.identityHash, hashOf("nobody")];
      expect(await households().byIdentity(hashes)).toEqual(inOrder([plain, full]));
      expect(await households().byIdentity([])).toEqual([]);
      expect((await households().list(10)).items).toEqual(inOrder([plain, full]));
      expect(await households().versions(full.identityHash)).toEqual([full]);
      expect(await households().versions(hashOf("nobody"))).toEqual([]);
    });

    it("a version is written only behind the one before, and all of a write or none", async () => {
      const [first, second] = [1, 2].map((revision) => poorHouseholdWith("one", { revision }));
      const [one, other] = [poorHouseholdWith("one"), poorHouseholdWith("two")];
      await households().write([one]);

      expect(await households().write([other, one])).toBe(false);
      expect(await households().write([poorHouseholdWith("one", { revision: 3 })])).toBe(false);
      expect(
        await households().write([
          poorHouseholdWith("one", { revision: 2 }),
          poorHouseholdWith("two", { revision: 2 }),
        ]),
      ).toBe(false);

      expect((await households().list(10)).items).toEqual([one]);
      expect(await households().write([poorHouseholdWith("one", { revision: 2 }), other])).toBe(true);
      expect(await households().versions(one.identityHash)).toEqual([first, second]);
      expect(await households().byIdentity([one.identityHash])).toEqual([second]);
    });

    it("of writers racing for one version exactly one succeeds", async () => {
      const racing = Array.from({ length: 6 }, (_, index) =>
        poorHouseholdWith("one", { changeId: `by-${index}` }),
      );

      const written = await Promise.all(racing.map((household) => households().write([household])));

      expect(written.filter(Boolean)).toHaveLength(1);
      expect((await households().list(10)).items).toEqual([racing[written.indexOf(true)]]);
    });

    it("all are listed by identity, page by page", async () => {
      const all = Array.from({ length: 43 }, (_, index) => poorHouseholdWith(`${index}`));
      expect(await households().write(all)).toBe(true);
      expect(await households().write(all.slice(5, 9).map((one) => ({ ...one, revision: 2 })))).toBe(true);
      const present = inOrder(all.map((one, at) => (at >= 5 && at < 9 ? { ...one, revision: 2 } : one)));

      for (const limit of [1, 7, 43, 200]) {
        const pages = await readPages((cursor) => households().list(limit, cursor));
        expect(pages.flat()).toEqual(present);
        expect(pages).toHaveLength(Math.ceil(43 / limit));
      }
      await expect(households().list(4, "?")).rejects.toMatchObject({ code: "cursor-invalid" });
    });

    it("more than may be at once, or one twice in a write, is a mistake of the program", async () => {
      const many = Array.from({ length: membersAtOnceMax + 1 }, (_, index) => poorHouseholdWith(`${index}`));
      const hashes = Array.from({ length: identitiesAtOnceMax + 1 }, (_, index) => hashOf(`${index}`));

      await expect(households().write(many)).rejects.toThrow(RangeError);
      await expect(households().write([poorHouseholdWith("one"), poorHouseholdWith("one")])).rejects.toThrow(
        RangeError,
      );
      await expect(households().byIdentity(hashes)).rejects.toThrow(RangeError);
      expect(await households().write(many.slice(1))).toBe(true);
      expect(await households().write([])).toBe(true);
      const found = await households().byIdentity(hashes.slice(0, identitiesAtOnceMax));
      expect(found).toEqual(inOrder(many.slice(1)));
    });
  });
}

function inOrder(households: readonly PoorHousehold[]): PoorHousehold[] {
  return households.toSorted((one, other) => (one.identityHash < other.identityHash ? -1 : 1));
}
