import { describe, expect, it } from "vitest";
import type { Member } from "#shared/domain/associations/member.ts";
import { identitiesAtOnceMax, membersAtOnceMax } from "#shared/ports/associations/member-repository.ts";
import { hashOf, memberWith } from "#test/support/members.ts";
import { readPages } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the registers of members promise. */
export function describeMemberRepository(open: StoreOpener): void {
  describe("members", () => {
    const store = eachOnNewStore(open);
    const members = () => store().members;

    it("a member comes back as written, by identity, by association, in the list of all, and among its versions", async () => {
      const plain = memberWith("a1", "plain");
      const full = memberWith("a2", "full", {
        name: "𠮷野 __proto__ =1+1",
        kind: "enterprise",
        membership: { since: "2016-03-01", until: "2016-12-31" },
        before: [{ until: "2015-12-31" }, {}],
        poorHousehold: false,
        withdrawn: true,
      });

      expect(await members().write([plain, full])).toBe(true);

      const hashes = [plain.identityHash, full.identityHash, hashOf("nobody")];
      expect(await members().byIdentity(hashes)).toEqual([plain, full]);
      expect(await members().byIdentity([])).toEqual([]);
      expect(await members().ofAssociation("a2", 10)).toEqual({ items: [full] });
      expect(await members().ofAssociation("a", 10)).toEqual({ items: [] });
      expect(await members().list(10)).toEqual({ items: [plain, full] });
      expect(await members().versions("a2", full.identityHash)).toEqual([full]);
      expect(await members().versions("a1", full.identityHash)).toEqual([]);
    });

    it("a person of two associations is found in both by one identity, and changes in each for itself", async () => {
      const [here, there] = [memberWith("a1", "both"), memberWith("a10", "both")];
      expect(await members().write([here, there])).toBe(true);
      const left = memberWith("a10", "both", { revision: 2, membership: { until: "2016-12-31" } });
      expect(await members().write([left])).toBe(true);

      expect(await members().byIdentity([here.identityHash, here.identityHash])).toEqual([here, left]);
      expect(await members().versions("a10", here.identityHash)).toEqual([there, left]);

      const [hereNext, thereNext] = [
        memberWith("a1", "both", { revision: 2 }),
        memberWith("a10", "both", { revision: 3 }),
      ];
      expect(await members().write([hereNext, thereNext, memberWith("a2", "both")])).toBe(true);
      expect(await members().byIdentity([here.identityHash])).toEqual([
        hereNext,
        thereNext,
        memberWith("a2", "both"),
      ]);
    });

    it("a version is written only behind the one before, and all of a write or none", async () => {
      await members().write([memberWith("a1", "one")]);
      const second = memberWith("a1", "one", { revision: 2, name: "改名" });

      expect(await members().write([memberWith("a1", "one")])).toBe(false);
      expect(await members().write([memberWith("a1", "one", { revision: 3 })])).toBe(false);
      expect(await members().write([memberWith("a1", "two", { revision: 2 })])).toBe(false);
      expect(await members().write([second, memberWith("a1", "two", { revision: 2 })])).toBe(false);
      expect(await members().write([memberWith("a1", "two"), memberWith("a2", "one", { revision: 2 })])).toBe(
        false,
      );

      expect((await members().list(10)).items).toEqual([memberWith("a1", "one")]);
      expect(await members().versions("a1", second.identityHash)).toEqual([memberWith("a1", "one")]);
      expect(await members().write([second, memberWith("a1", "two")])).toBe(true);
      expect(await members().write([second])).toBe(false);
      expect(await members().versions("a1", second.identityHash)).toEqual([memberWith("a1", "one"), second]);
    });

    it("of writers racing for one version exactly one succeeds, whole", async () => {
      const racing = Array.from({ length: 6 }, (_, index) => [
        memberWith("a1", "one", { changeId: `by-${index}` }),
        memberWith("a1", `only-${index}`, { changeId: `by-${index}` }),
      ]);

      const written = await Promise.all(racing.map((some) => members().write(some)));

      expect(written.filter(Boolean)).toHaveLength(1);
      const winner = racing[written.indexOf(true)] ?? [];
      expect((await members().list(10)).items).toEqual(inOrder(winner));
    });

    it("writers of one person in different associations do not disturb one another", async () => {
      const ids = ["a1", "a2", "a3", "a4"];

      const written = await Promise.all(ids.map((id) => members().write([memberWith(id, "one")])));

      expect(written).toEqual(ids.map(() => true));
      expect(await members().byIdentity([hashOf("one")])).toEqual(ids.map((id) => memberWith(id, "one")));
    });

    it("are listed page by page, by association and identity, each once in its present version", async () => {
      const first = [["a2", 3] as const, ["a1", 11] as const, ["a10", 5] as const, ["b", 1] as const].flatMap(
        ([id, count]) => Array.from({ length: count }, (_, index) => memberWith(id, `${id} ${index}`)),
      );
      expect(await members().write(first)).toBe(true);
      const [changed, rest] = [first.slice(2, 10), [...first.slice(0, 2), ...first.slice(10)]];
      let present = changed;
      for (const revision of [2, 3, 4]) {
        present = changed.map((member) => ({ ...member, revision }));
        expect(await members().write(present)).toBe(true);
      }
      const all = inOrder([...present, ...rest]);

      for (const limit of [1, 4, 20, 200]) {
        const pages = await readPages((cursor) => members().list(limit, cursor));
        expect(pages.flat()).toEqual(all);
        expect(pages.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
      }
      for (const id of ["a1", "a10", "a2", "b"]) {
        const pages = await readPages((cursor) => members().ofAssociation(id, 4, cursor));
        expect(pages.flat()).toEqual(all.filter(({ associationId }) => associationId === id));
      }
      const whole = await members().ofAssociation("a1", 11);
      expect([whole.items.length, whole.cursor]).toEqual([11, undefined]);
      await expect(members().list(4, "?")).rejects.toMatchObject({ code: "cursor-invalid" });
      await expect(members().ofAssociation("a1", 4, "?")).rejects.toMatchObject({ code: "cursor-invalid" });
    });

    it("as many as may be at once are written and asked for at once", async () => {
      const [one, other] = [0, 1].map((part) =>
        Array.from({ length: membersAtOnceMax }, (_, index) => memberWith("a1", `${part} ${index}`)),
      );
      const all = [...(one ?? []), ...(other ?? [])].slice(0, identitiesAtOnceMax);

      expect(await members().write(one ?? [])).toBe(true);
      expect(await members().write(other ?? [])).toBe(true);
      expect(await members().write([])).toBe(true);

      const found = await members().byIdentity(all.map(({ identityHash }) => identityHash));
      expect(found).toEqual(inOrder(all));
    });

    it("more than may be at once, or one twice in a write, is a mistake of the program", async () => {
      const many = Array.from({ length: membersAtOnceMax + 1 }, (_, index) => memberWith("a1", `${index}`));
      const hashes = Array.from({ length: identitiesAtOnceMax + 1 }, (_, index) => hashOf(`${index}`));
      const twice = [memberWith("a1", "one"), memberWith("a1", "one", { revision: 2 })];

      await expect(members().write(many)).rejects.toThrow(RangeError);
      await expect(members().write(twice)).rejects.toThrow(RangeError);
      await expect(members().byIdentity(hashes)).rejects.toThrow(RangeError);
      expect(await members().list(10)).toEqual({ items: [] });
    });
  });
}

function inOrder(members: readonly Member[]): Member[] {
  const placeOf = ({ associationId, identityHash }: Member) => `${associationId} ${identityHash}`;
  return members.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}
