import { describe, expect, it } from "vitest";
import type { Association } from "#shared/domain/association.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the register of associations promises. */
export function describeAssociationRegister(open: StoreOpener): void {
  describe("associations", () => {
    const store = eachOnNewStore(open);
    const associations = () => store().associations;

    it("associations come back as they were taken in", async () => {
      const plain = association("a1");
      const full = association("a2", {
        name: "𠮷野 __proto__ =1+1",
        socialCreditCode: "91341100MA2MR1234X",
        aliases: ["别名", ""],
        confirmed: true,
        takenInAt: "2016-06-01T00:00:00.000Z",
      });
      await associations().takeIn([plain, full]);

      expect(await associations().get("a1")).toEqual(plain);
      expect(await associations().get("a2")).toEqual(full);
      expect(await associations().get("a")).toBeUndefined();
      expect(await associations().get("__proto__")).toBeUndefined();
    });

    it("taking in again adds the new ones and leaves the others as they are", async () => {
      await associations().takeIn([association("a1", { confirmed: true })]);

      await associations().takeIn([association("a1", { name: "另一个" }), association("a2")]);
      await associations().takeIn([]);

      expect(await associations().list()).toEqual([
        association("a1", { confirmed: true }),
        association("a2"),
      ]);
    });

    it("all are listed, sorted by id", async () => {
      const ids = Array.from({ length: 130 }, (_, index) => `a${(index * 37) % 130}`);
      await associations().takeIn(ids.map((id) => association(id)));

      const listed = (await associations().list()).map(({ associationId }) => associationId);

      expect(listed).toEqual(ids.toSorted());
    });

    it("the same associations taken in many times at once are there once", async () => {
      const offers = Array.from({ length: 5 }, (_, index) => [
        association("a1", { name: `协会${index}` }),
        association("a2", { name: `协会${index}` }),
      ]);

      await Promise.all(offers.map((offer) => associations().takeIn(offer)));

      expect((await associations().list()).map(({ associationId }) => associationId)).toEqual(["a1", "a2"]);
    });
  });
}

function association(associationId: string, changes: Partial<Association> = {}): Association {
  return {
    associationId,
    name: "琅琊花生协会",
    countyCode: "341102",
    aliases: [],
    confirmed: false,
    ...changes,
  };
}
