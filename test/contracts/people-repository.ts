import { describe, expect, it } from "vitest";
import type { Person } from "#shared/domain/base/person.ts";
import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import { readPages } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the register of people promises. */
export function describePeopleRepository(open: StoreOpener): void {
  describe("people", () => {
    const store = eachOnNewStore(open);
    const people = () => store().people;

    it("a person comes back as they were put", async () => {
      const liaison = person({ role: "liaison", bankId: "psbc-chuzhou" });
      const member = person({ subject: "𠮷 __proto__", role: "association", associationId: "a1" });
      const ofCounty = person({ subject: "s2", role: "county-supervisor", countyCode: "341102" });
      await people().put(liaison);
      await people().put(member);
      await people().put(ofCounty);
      const ofBranches = person({ subject: "s3", role: "liaison", bankId: "rural", branchIds: ["b1", "b2"] });
      await people().put(ofBranches);

      expect(await people().find(liaison.issuer, liaison.subject)).toEqual(liaison);
      expect(await people().find(member.issuer, member.subject)).toEqual(member);
      expect(await people().find(ofBranches.issuer, ofBranches.subject)).toEqual(ofBranches);
      expect(await people().find(ofCounty.issuer, ofCounty.subject)).toEqual(ofCounty);
      expect(await people().find(liaison.issuer, "nobody")).toBeUndefined();
      expect(await people().find("https://other.example", liaison.subject)).toBeUndefined();
    });

    it("a person put again is another person afterwards, with nothing left of the first", async () => {
      await people().put(person({ role: "liaison", bankId: "psbc-chuzhou" }));
      await people().put(person({ role: "auditor", displayName: "审计员" }));

      expect(await people().find("https://issuer.example", "s1")).toEqual(
        person({ role: "auditor", displayName: "审计员" }),
      );
    });

    it("issuer and subject never run into one another", async () => {
      await people().put(person({ issuer: "a#b", subject: "c" }));
      await people().put(person({ issuer: "a", subject: "b#c", role: "auditor" }));

      expect((await people().find("a#b", "c"))?.role).toBe("supervisor");
      expect((await people().find("a", "b#c"))?.role).toBe("auditor");
      expect(await people().find("a#b#c", "")).toBeUndefined();
      expect((await people().list("a")).map(({ subject }) => subject)).toEqual(["b#c"]);
    });

    it("who may only read, or is shut out, stays so until put otherwise", async () => {
      await people().put(person({ readOnly: true, locked: true }));
      expect(await people().find("https://issuer.example", "s1")).toMatchObject({
        readOnly: true,
        locked: true,
      });

      await people().put(person({ locked: false }));
      const back = await people().find("https://issuer.example", "s1");
      expect([back?.readOnly ?? false, back?.locked ?? false]).toEqual([false, false]);
    });

    it("an issuer's people are listed by subject, and others' are not", async () => {
      for (const subject of ["c", "a", "b"]) await people().put(person({ subject }));
      await people().put(person({ issuer: "https://other.example", subject: "x" }));

      const listed = await people().list("https://issuer.example");

      expect(listed.map(({ subject }) => subject)).toEqual(["a", "b", "c"]);
      expect(listed[0]).toEqual(person({ subject: "a" }));
      expect(await people().list("https://nobody.example")).toEqual([]);
    });

    it("who is taken away is neither found nor listed, may be taken away again, and can come back", async () => {
      await people().put(person({ bankId: "psbc-chuzhou" }));
      await people().remove("https://issuer.example", "s1", change("1", { kind: "removed" }));
      await people().remove("https://issuer.example", "s1", change("2", { kind: "removed" }));

      expect(await people().find("https://issuer.example", "s1")).toBeUndefined();
      expect(await people().list("https://issuer.example")).toEqual([]);

      await people().put(person({}));
      expect(await people().find("https://issuer.example", "s1")).toEqual(person({}));
    });

    it("a change that needs somebody who may let people in is made while they may, and else leaves no trace", async () => {
      const issuer = "https://issuer.example";
      const by = (subject: string) => ({ issuer, subject });
      const [keeper, other] = [person({ subject: "keeper" }), person({ subject: "other" })];
      await people().put(keeper);
      await people().put(other);
      expect(
        await people().put(
          person({ ...other, role: "auditor" }),
          change("1", { kind: "changed" }),
          by("keeper"),
        ),
      ).toBe(true);

      await people().put(person({ ...keeper, locked: true }));
      expect(await people().remove(issuer, "other", change("2", { kind: "removed" }), by("keeper"))).toBe(
        false,
      );
      expect(await people().put(other, change("4", { kind: "changed" }), by("nobody"))).toBe(false);
      await people().put(person({ ...keeper, locked: false }));
      expect(await people().remove(issuer, "other", change("5", { kind: "removed" }), by("keeper"))).toBe(
        true,
      );
      await people().remove(issuer, "keeper", change("6", { kind: "removed" }));
      expect(await people().put(other, change("7", { kind: "changed" }), by("keeper"))).toBe(false);

      const { items } = await people().changes([issuer], 10);
      expect(items.map(({ changeId }) => changeId)).toEqual(["6", "5", "1"]);
    });

    it("a change may depend on somebody of another issuer", async () => {
      const keeper = person({ issuer: "https://other.example", subject: "keeper" });
      await people().put(keeper);
      await people().put(person({}));
      const { issuer, subject } = person({});

      expect(await people().remove(issuer, subject, change("1", { kind: "removed" }), keeper)).toBe(true);
      await people().put({ ...keeper, locked: true });
      expect(await people().put(person({}), change("2", { kind: "joined" }), keeper)).toBe(false);
    });

    it("of people who each take another away at once, as long as that other may let people in, one stays", async () => {
      const issuer = "https://issuer.example";
      const subjects = ["s1", "s2", "s3"];
      for (const subject of subjects) await people().put(person({ subject }));

      const done = await Promise.all(
        subjects.map((subject, index) =>
          people().remove(issuer, subject, change(subject, { kind: "removed" }), {
            issuer,
            subject: subjects[(index + 1) % 3] ?? "",
          }),
        ),
      );

      expect(done).toContain(true);
      expect(await people().list(issuer)).toHaveLength(3 - done.filter(Boolean).length);
      expect(await people().list(issuer)).not.toEqual([]);
    });

    it("changes are kept with whatever they change, and listed newest first, page by page", async () => {
      const whole = change("3", {
        kind: "changed",
        whom: "𠮷 <b>",
        before: { role: "association", associationId: "a2", associationOrigin: "a1" },
        after: { role: "auditor" },
      });
      await people().note("https://issuer.example", change("1", { kind: "invited" }));
      await people().put(person({}), change("2", { kind: "joined" }));
      await people().put(person({ role: "auditor" }), whole);
      await people().remove("https://issuer.example", "s1", change("4", { kind: "removed" }));
      await people().note("https://other.example", change("5", { kind: "invited" }));

      const pages = await readPages((cursor) => people().changes(["https://issuer.example"], 3, cursor));

      expect(pages.map((page) => page.map(({ changeId }) => changeId))).toEqual([["4", "3", "2"], ["1"]]);
      expect(pages[0]?.[1]).toEqual(whole);
      const both = ["https://other.example", "https://issuer.example"];
      const ofBoth = await readPages((cursor) => people().changes(both, 3, cursor));
      expect(ofBoth.map((page) => page.map(({ changeId }) => changeId))).toEqual([
        ["5", "4", "3"],
        ["2", "1"],
      ]);
      await expect(people().changes(["https://issuer.example"], 3, "?")).rejects.toMatchObject({
        code: "cursor-invalid",
      });
    });
  });
}

function change(changeId: string, rest: Partial<PeopleChange> & Pick<PeopleChange, "kind">): PeopleChange {
  return { changeId, at: "2016-11-01T02:00:00.000Z", by: "王芳", whom: "李敏", ...rest };
}

function person(changes: Partial<Person>): Person {
  return {
    issuer: "https://issuer.example",
    subject: "s1",
    displayName: "李敏",
    role: "supervisor",
    ...changes,
  };
}
