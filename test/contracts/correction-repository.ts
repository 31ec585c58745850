import { describe, expect, it } from "vitest";
import { type CorrectionRequest, latestEvent } from "#shared/domain/corrections/correction-request.ts";
import { correctionWith } from "#test/support/corrections.ts";
import { readPages } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the register of correction requests promises. */
export function describeCorrectionRepository(open: StoreOpener): void {
  describe("correction requests", () => {
    const store = eachOnNewStore(open);
    const corrections = () => store().corrections;
    const write = (...requests: CorrectionRequest[]) =>
      Promise.all(requests.map((request) => corrections().write(request)));

    it("a request comes back as it was written", async () => {
      const plain = raised("c1");
      const full = correctionWith(
        [
          { text: `=1+1 <img onerror> "__proto__" 𠮷\u0000` },
          { kind: "answered", text: "已更正", importId: "i1" },
        ],
        { correctionId: "c2", revision: 1, loanNo: "a#b", field: "status", shouldBe: "结清" },
      );

      expect(await write(plain, full)).toEqual(["written", "written"]);

      expect(await corrections().get("c1")).toEqual(plain);
      expect(await corrections().get("c2")).toEqual(full);
      expect(await corrections().get("__proto__")).toBeUndefined();
    });

    it("is replaced only from the revision before", async () => {
      await write(raised("c1"));
      const answer = (text: string) => correctionWith([{}, { kind: "answered", text }], { revision: 2 });

      const outcomes = await write(answer("甲"), answer("乙"));

      expect(outcomes.toSorted()).toEqual(["moved", "written"]);
      const kept = await corrections().get("c1");
      expect(latestEvent(kept ?? raised("")).text).toBe(outcomes[0] === "written" ? "甲" : "乙");
      expect(await write(raised("c1"), { ...answer("丙"), correctionId: "new" })).toEqual(["moved", "moved"]);
    });

    it("one that follows its association into another is that one's, and leaves its place free", async () => {
      await write(raised("c1"));
      const following = { ...raised("c1"), revision: 2, associationId: "a2", associationOrigin: "a1" };

      expect(await corrections().write(following, "a1")).toBe("written");

      expect(await corrections().get("c1")).toEqual(following);
      expect((await corrections().list({ state: "open", associationId: "a1" }, 10)).items).toEqual([]);
      expect((await corrections().list({ state: "open", associationId: "a2" }, 10)).items).toEqual([
        following,
      ]);
      expect(await write(raised("c2"))).toEqual(["written"]);
      expect(await write({ ...raised("c3"), associationId: "a2" })).toEqual(["taken"]);
    });

    it("one that comes from another store is taken in as it stands, once", async () => {
      const taken = [
        closed("c1"),
        correctionWith([{}, { kind: "answered" }], { correctionId: "c2" }),
        closed("c3"),
      ];
      for (const request of [...taken, ...taken]) await corrections().takeIn(request);

      for (const request of taken) expect(await corrections().get(request.correctionId)).toEqual(request);
      expect(await write(raised("c4"))).toEqual(["taken"]);
      const next = correctionWith([{}, { kind: "answered" }, { kind: "closed" }], { correctionId: "c2" });
      expect(await write(next)).toEqual(["written"]);
      expect((await corrections().list({ state: "closed" }, 10)).items).toHaveLength(3);
      await corrections().takeIn(raised("c2"));
      expect(await corrections().get("c2")).toEqual(next);
    });

    it("of several on one loan and association only one is not closed", async () => {
      const outcomes = await write(raised("c1"), raised("c2"), raised("c3"));
      expect(outcomes.toSorted()).toEqual(["taken", "taken", "written"]);
      const first = ["c1", "c2", "c3"].find((_, index) => outcomes[index] === "written") ?? "";
      const other = { associationId: "a2" };
      expect(await write(raised("c4", other), raised("c5", { loanNo: "J2" }))).toEqual([
        "written",
        "written",
      ]);
      expect(await write(raised("c6", { bankId: "another-bank" }))).toEqual(["written"]);

      await write(closed(first));
      expect(await write(raised("c7"))).toEqual(["written"]);
      const reopened = correctionWith([{}, { kind: "closed" }, { kind: "reopened" }], {
        correctionId: first,
      });
      expect(await write(reopened)).toEqual(["taken"]);
      await write(closed("c7"));
      expect(await write(reopened)).toEqual(["written"]);
    });

    it("open ones are listed oldest first, others newest first, page by page", async () => {
      const order = Array.from({ length: 23 }, (_, index) => (index * 7) % 23);
      const at = (n: number) => `2016-11-01T02:00:${String(n % 20).padStart(2, "0")}.000Z`;
      const idOf = (n: number) => `c${String(n).padStart(2, "0")}`;
      for (const n of order) await write(raised(idOf(n), { loanNo: `J${n}` }, at(n)));
      const sorted = order.toSorted((a, b) => (at(a) + idOf(a) < at(b) + idOf(b) ? -1 : 1)).map(idOf);
      const pagesOf = (state: "open" | "closed") =>
        readPages((cursor) => corrections().list({ state }, 5, cursor));

      const open = await pagesOf("open");
      for (const n of order) await write(closed(idOf(n), { loanNo: `J${n}` }, at(n)));
      const done = await pagesOf("closed");

      expect(open.flat().map(({ correctionId }) => correctionId)).toEqual(sorted);
      expect(open.map((page) => page.length)).toEqual([5, 5, 5, 5, 3]);
      expect(done.flat().map(({ correctionId }) => correctionId)).toEqual(sorted.toReversed());
      expect(done.map((page) => page.length)).toEqual([5, 5, 5, 5, 3]);
      expect(await corrections().list({ state: "open" }, 5)).toEqual({ items: [] });
      await expect(corrections().list({ state: "open" }, 5, "?")).rejects.toMatchObject({
        code: "cursor-invalid",
      });
    });

    it("a filter lets through what meets every condition, and counts go by the same", async () => {
      const [early, late] = ["2016-11-01T15:59:59.999Z", "2016-11-01T16:00:00.000Z"];
      await write(
        raised("c1", {}, early),
        raised("c2", { loanNo: "J2", bankId: "another-bank" }, late),
        raised("c3", { loanNo: "J2", associationId: "a2" }, late),
        closed("c4", { loanNo: "J4", revision: 1 }, late),
      );
      const idsOf = async (filter: object) =>
        (await corrections().list({ state: "open", ...filter }, 50)).items.map((one) => one.correctionId);

      expect(await idsOf({})).toEqual(["c1", "c2", "c3"]);
      expect(await idsOf({ associationId: "a1" })).toEqual(["c1", "c2"]);
      expect(await idsOf({ associationId: "a1", bankId: "another-bank" })).toEqual(["c2"]);
      expect(await idsOf({ loanNo: "J2" })).toEqual(["c2", "c3"]);
      expect(await idsOf({ changedBefore: late })).toEqual(["c1"]);
      expect(await idsOf({ changedFrom: late })).toEqual(["c2", "c3"]);
      expect(await idsOf({ changedFrom: late, changedBefore: late })).toEqual([]);
      expect(await idsOf({ associationIds: ["a2", "a3"] })).toEqual(["c3"]);
      expect(await idsOf({ associationIds: ["a1", "a2"], bankId: "psbc-chuzhou" })).toEqual(["c1", "c3"]);
      expect(await idsOf({ associationIds: [] })).toEqual([]);
      expect(await corrections().changedAts("open", { associationIds: ["a2"] })).toEqual([late]);
      expect((await corrections().changedAts("open", {})).toSorted()).toEqual([early, late, late]);
      expect(await corrections().changedAts("open", { associationId: "a2" })).toEqual([late]);
      expect(await corrections().changedAts("closed", { bankId: "psbc-chuzhou" })).toEqual([late]);
      expect(await corrections().changedAts("answered", {})).toEqual([]);
    });
  });
}

function raised(
  correctionId: string,
  changes: Partial<CorrectionRequest> = {},
  at = "2016-11-01T02:00:00.000Z",
) {
  return correctionWith([{ at }], { correctionId, ...changes });
}

function closed(
  correctionId: string,
  changes: Partial<CorrectionRequest> = {},
  at = "2016-11-02T02:00:00.000Z",
) {
  return correctionWith([{}, { kind: "closed", at }], { correctionId, ...changes });
}
