import { describe, expect, it } from "vitest";
import { listMembers } from "#shared/app/associations/list-members.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { mergeAssociations, separateAssociation } from "#shared/app/corrections/merge-associations.ts";
import { raiseCorrection } from "#shared/app/corrections/raise-correction.ts";
import { changeMember } from "#shared/app/imports/registers/change-member.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { splitGoal } from "#shared/domain/programme/goal-split.ts";
import { personOf } from "#test/support/corrections.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { loanPages } from "#test/support/read-book.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

const supervisor = personOf("supervisor");
const [one, other] = ["琅琊花生协会", "琅琊区花生技术协会"];

/** What merging two associations, and taking them apart, promises. */
export function describeMerging(open: StoreOpener): void {
  describe("associations that are one", () => {
    const store = eachOnNewStore(open);

    it("have the loans, people, requests and members of both, until they are taken apart again", async () => {
      const office = openOffice(store());
      await office.commit(
        "6.xlsx",
        bookOf([
          ["A1", one],
          ["A2", one],
          ["B1", other],
        ]),
      );
      const ids = await idsOf(office);
      const { deps } = office;
      const secretary = personOf("association", { subject: "花生", associationId: ids.one });
      await deps.people.put(secretary);
      await raiseCorrection(deps, secretary, { loanNo: "A2", text: "金额不对" });
      await changeMember(deps, supervisor, {
        associationId: ids.one,
        name: "杨超",
        identityNo: "341102197910285770",
        kind: "member",
      });

      const merged = await mergeAssociations(deps, supervisor, {
        associationId: ids.one,
        into: ids.other,
        why: "同一个会",
      });

      expect(merged.moved).toBe(2);
      expect(await placesOf(office)).toEqual({ A1: other, A2: other, B1: other });
      expect(await deps.people.find("test", "花生")).toMatchObject({ associationId: ids.other });
      expect(await openRequestsOf(office, ids.other)).toEqual(["A2"]);
      expect(await openRequestsOf(office, ids.one)).toEqual([]);
      expect(await namesOfMembers(office, ids.other)).toEqual(["杨超"]);
      expect(partsOfGoal(await deps.associations.list(), deps)).not.toContain(ids.one);
      expect((await verifyLedger(deps)).differences).toEqual([]);

      await office.commit(
        "7.xlsx",
        bookOf([
          ["A1", one],
          ["A3", one],
          ["B1", other],
          ["B2", other],
        ]),
      );
      expect(await placesOf(office)).toEqual({ A1: other, A2: other, A3: other, B1: other, B2: other });

      const apart = await separateAssociation(deps, supervisor, { associationId: ids.one });

      expect(apart.moved).toBe(3);
      expect(await placesOf(office)).toEqual({ A1: one, A2: one, A3: one, B1: other, B2: other });
      expect(await deps.people.find("test", "花生")).toMatchObject({ associationId: ids.one });
      expect(await openRequestsOf(office, ids.one)).toEqual(["A2"]);
      expect(await namesOfMembers(office, ids.other)).toEqual([]);
      expect(await namesOfMembers(office, ids.one)).toEqual(["杨超"]);
      const again = await office.check(
        "8.xlsx",
        bookOf([
          ["A1", one],
          ["A3", one],
          ["B1", other],
        ]),
      );
      expect(again.counts).toMatchObject({ unchanged: 3, changed: 0 });
      expect((await verifyLedger(deps)).differences).toEqual([]);
    });

    it("go on being made one where that was broken off", async () => {
      const office = openOffice(store());
      await office.commit(
        "6.xlsx",
        bookOf([
          ["A1", one],
          ["A2", one],
          ["B1", other],
        ]),
      );
      const ids = await idsOf(office);
      const { ledger } = office.deps;
      const broken = { ...office.deps, ledger: { ...ledger, post: () => Promise.reject(new Error("cut")) } };
      const merge = { associationId: ids.one, into: ids.other };
      await expect(mergeAssociations(broken, supervisor, merge)).rejects.toThrow("cut");
      expect(await placesOf(office)).toEqual({ A1: one, A2: one, B1: other });

      expect((await mergeAssociations(office.deps, supervisor, merge)).moved).toBe(2);
      expect(await placesOf(office)).toEqual({ A1: other, A2: other, B1: other });
    });

    it("are refused of themselves, of two counties, of one that is part of another, and while a book is posted", async () => {
      const office = openOffice(store());
      await office.commit(
        "6.xlsx",
        bookOf([
          ["A1", one],
          ["B1", other],
          ["C1", "天长水产协会", "天长市"],
        ]),
      );
      const ids = await idsOf(office);
      const { deps } = office;
      const codeOf = (associationId: string, into: string) =>
        mergeAssociations(deps, supervisor, { associationId, into }).then(
          () => "done",
          (failure) => failure.code,
        );
      const far =
        (await deps.associations.list()).find(({ name }) => name === "天长水产协会")?.associationId ?? "";
      expect(await codeOf(ids.one, ids.one)).toBe("merge-itself");
      expect(await codeOf(ids.one, far)).toBe("merge-county");
      expect(await codeOf(ids.one, "nothing")).toBe("association-unknown");
      await expect(separateAssociation(deps, supervisor, { associationId: ids.one })).rejects.toMatchObject({
        code: "association-not-merged",
      });

      const { importId } = await office.commit("7.xlsx", bookOf([["A2", one]]));
      await undoImport(deps, liaison, importId, "传错了");
      expect(await codeOf(ids.one, ids.other)).toBe("merge-busy");
      expect(await placesOf(office)).toMatchObject({ A1: one });
      await office.work();

      expect(await codeOf(ids.one, ids.other)).toBe("done");
      expect(await codeOf(ids.other, ids.one)).toBe("association-merged");
    });
  });
}

function bookOf(loans: readonly (readonly [loanNo: string, association: string, county?: string])[]) {
  const rows = loans.map(([loanNo, association, county]) =>
    plainRow(loanNo).map((cell) =>
      cell === one ? association : cell === "琅琊区" ? (county ?? cell) : cell,
    ),
  );
  return [sheetOf("贷款", [plainHeaders, ...rows])];
}

async function idsOf({ deps }: Office): Promise<{ one: string; other: string }> {
  const ids = new Map(
    (await deps.associations.list()).map(({ name, associationId }) => [name, associationId]),
  );
  return { one: ids.get(one) ?? "", other: ids.get(other) ?? "" };
}

async function placesOf({ deps }: Office): Promise<Record<string, string>> {
  const names = new Map((await deps.associations.list()).map((each) => [each.associationId, each.name]));
  const loans = (await loanPages(deps.ledger, {}, 200)).flat();
  const places = loans.map(({ loanNo, facts }) => [loanNo, names.get(facts.associationId ?? "") ?? "待归属"]);
  return Object.fromEntries(places.sort());
}

async function openRequestsOf({ deps }: Office, associationId: string): Promise<string[]> {
  const { items } = await deps.corrections.list({ state: "open", associationId }, 10);
  return items.map(({ loanNo }) => loanNo);
}

async function namesOfMembers({ deps }: Office, associationId: string): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const page = await listMembers(deps, supervisor, { associationId, limit: 10, cursor });
    names.push(...page.items.map(({ name }) => name));
    cursor = page.cursor;
  }
  return names;
}

function partsOfGoal(
  listed: Awaited<ReturnType<Office["deps"]["associations"]["list"]>>,
  { programme }: Office["deps"],
): string[] {
  const confirmed = listed.map((each) => ({ ...each, confirmed: true }));
  return [...splitGoal(programme, confirmed).associations.keys()];
}
