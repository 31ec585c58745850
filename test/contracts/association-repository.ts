import { describe, expect, it } from "vitest";
import {
  type Association,
  type AssociationChange,
  changedAssociation,
} from "#shared/domain/people/association.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the register of associations promises. */
export function describeAssociationRepository(open: StoreOpener): void {
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

    it("withdrawn ones are on no list but that of all that ever were, and come back when they are taken in again", async () => {
      const first = association("a1", { takenInAt: "2016-06-01T00:00:00.000Z" });
      const confirmed = association("a2", { confirmed: true });
      await associations().takeIn([first, confirmed, association("a3")]);

      const withdrawnAt = "2016-07-01T00:00:00.000Z";
      await associations().withdraw(["a1", "a2", "a9"], withdrawnAt);
      await associations().withdraw(["a1"], "2016-08-01T00:00:00.000Z");

      expect(await associations().list()).toEqual([confirmed, association("a3")]);
      expect(await associations().get("a1")).toBeUndefined();
      expect(await associations().listEver()).toEqual([
        { ...first, withdrawnAt },
        confirmed,
        association("a3"),
      ]);

      const again = association("a1", { name: "别的名字", takenInAt: "2016-09-01T00:00:00.000Z" });
      await associations().takeIn([{ ...first, withdrawnAt }]);
      expect(await associations().get("a1")).toBeUndefined();
      await associations().takeIn([again]);

      const before = [{ takenInAt: first.takenInAt, withdrawnAt }];
      expect(await associations().get("a1")).toEqual({ ...again, before });
    });

    it("one that is withdrawn already is taken in as such", async () => {
      const withdrawn = association("a1", { withdrawnAt: "2016-07-01T00:00:00.000Z" });

      await associations().takeIn([withdrawn]);
      await associations().takeIn([withdrawn]);

      expect(await associations().list()).toEqual([]);
      expect(await associations().listEver()).toEqual([withdrawn]);
    });

    it("a version is written only behind the one before, with all that it says", async () => {
      const first = association("a1", { takenInAt: "2016-06-01T00:00:00.000Z" });
      await associations().takeIn([first, association("a2", { revision: 1 })]);
      const full = {
        name: "𠮷野 __proto__ =1+1",
        township: "沙河镇",
        socialCreditCode: "91341100MA2MR1234X",
        contactName: "王小明",
        contactPhone: "0550-3021234",
        aliases: [first.name],
        confirmed: true,
        closedOn: "2016-12-31",
      };
      const second = changedAssociation(first, full, change(2));
      const third = changedAssociation(second, { closedOn: undefined, township: undefined }, change(3));

      expect(await associations().write(first)).toBe(false);
      expect(await associations().write({ ...first, revision: 1 })).toBe(false);
      expect(await associations().write(third)).toBe(false);
      expect(await associations().write({ ...second, associationId: "unknown" })).toBe(false);
      expect(await associations().write(second)).toBe(true);
      expect(await associations().get("a1")).toEqual(second);
      expect(await associations().write(second)).toBe(false);
      expect(await associations().write(third)).toBe(true);

      expect(await associations().get("a1")).toEqual(third);
      const other = changedAssociation(association("a2"), { confirmed: true }, change(2));
      expect(await associations().write(other)).toBe(true);
      expect(await associations().list()).toEqual([third, other]);
      await associations().takeIn([first]);
      expect(await associations().get("a1")).toEqual(third);
    });

    it("of writers racing for one version exactly one succeeds", async () => {
      const first = association("a1");
      await associations().takeIn([first]);
      const racing = Array.from({ length: 6 }, (_, n) =>
        changedAssociation(first, { name: `协会${n}` }, change(2)),
      );

      const written = await Promise.all(racing.map((version) => associations().write(version)));

      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await associations().get("a1")).toEqual(racing[written.indexOf(true)]);
    });

    it("one that is withdrawn takes no version, and counts on when it is taken in again", async () => {
      const first = association("a1", { takenInAt: "2016-06-01T00:00:00.000Z" });
      const second = changedAssociation(first, { name: "改名协会" }, change(2));
      const withdrawnAt = "2016-07-01T00:00:00.000Z";
      await associations().takeIn([first]);
      await associations().write(second);
      await associations().withdraw(["a1"], withdrawnAt);

      expect(await associations().write(changedAssociation(second, {}, change(3)))).toBe(false);
      expect(await associations().listEver()).toEqual([{ ...second, withdrawnAt }]);
      await associations().takeIn([{ ...first, takenInAt: "2016-08-01T00:00:00.000Z" }]);

      const again = await associations().get("a1");
      expect(again).toMatchObject({ name: first.name, revision: 3 });
      expect(again?.versions).toEqual(second.versions);
      expect(again?.before).toEqual([{ takenInAt: first.takenInAt, withdrawnAt }]);
    });

    it("a version and a withdrawal at the same time: neither is lost", async () => {
      const ids = Array.from({ length: 20 }, (_, n) => `a${n}`);
      await associations().takeIn(ids.map((id) => association(id)));
      const version = (id: string) => changedAssociation(association(id), { name: `改名${id}` }, change(2));

      const [, ...written] = await Promise.all([
        associations().withdraw(ids, "2016-07-01T00:00:00.000Z"),
        ...ids.map((id) => associations().write(version(id))),
      ]);

      const ever = await associations().listEver();
      expect(ever.every(({ withdrawnAt }) => withdrawnAt !== undefined)).toBe(true);
      const changed = ever.filter(({ revision }) => revision === 2).map(({ associationId }) => associationId);
      expect(changed).toEqual(ids.filter((_, n) => written[n] === true).toSorted());
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

function change(n: number): AssociationChange {
  const at = `2016-06-0${n}T01:00:00.000Z`;
  return { at, by: "supervisor", byName: "张主任", why: "=1+1 𠮷", changeId: `change-${n}` };
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
