import { describe, expect, it } from "vitest";
import { registerChangeWith } from "#test/support/members.ts";
import { readPages } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the record of the registers' changes promises. */
export function describeRegisterChangeRepository(open: StoreOpener): void {
  describe("changes of registers", () => {
    const store = eachOnNewStore(open);
    const changes = () => store().registerChanges;

    it("a change comes back as it was put", async () => {
      const plain = registerChangeWith("c1");
      const full = registerChangeWith("c2", {
        register: "poor-households",
        at: "2016-06-21T01:00:00.000Z",
        issuer: "https://issuer.example",
        byName: "张主任",
        why: "=1+1 <img onerror> 𠮷",
        fileName: "__proto__.xlsx",
        sha256: "a".repeat(64),
        associationId: "a1",
        undoneAt: "2016-07-01T01:00:00.000Z",
        undoes: "change-0",
      });
      await changes().put(plain);
      await changes().put(full);

      expect(await changes().get("c1")).toEqual(plain);
      expect(await changes().get("c2")).toEqual(full);
      expect(await changes().get("__proto__")).toBeUndefined();
    });

    it("a change put again stands in the place of the first", async () => {
      await changes().put(registerChangeWith("c1"));
      await changes().put(registerChangeWith("c2"));
      const undone = registerChangeWith("c1", { undoneAt: "2016-07-01T01:00:00.000Z", undoes: "change-0" });

      await changes().put(undone);

      expect(await changes().get("c1")).toEqual(undone);
      expect(await changes().list(10)).toEqual({ items: [registerChangeWith("c2"), undone] });
    });

    it("all are listed, newest first, page by page", async () => {
      const order = Array.from({ length: 23 }, (_, index) => (index * 7) % 23);
      const change = (n: number) =>
        registerChangeWith(`c${String(n).padStart(2, "0")}`, {
          at: `2016-06-20T01:00:${String(n % 20).padStart(2, "0")}.000Z`,
        });
      for (const n of order) await changes().put(change(n));
      const placeOf = ({ at, changeId }: ReturnType<typeof change>) => at + changeId;
      const sorted = order.map(change).sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));

      const pages = await readPages((cursor) => changes().list(5, cursor));

      expect(pages.flat()).toEqual(sorted);
      expect(pages.map((page) => page.length)).toEqual([5, 5, 5, 5, 3]);
      await expect(changes().list(5, "?")).rejects.toMatchObject({ code: "cursor-invalid" });
    });
  });
}
