import { describe, expect, it } from "vitest";
import type { Person } from "#shared/domain/person.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the register of people promises. */
export function describePeopleRegister(open: StoreOpener): void {
  describe("people", () => {
    const store = eachOnNewStore(open);
    const people = () => store().people;

    it("a person comes back as they were put", async () => {
      const liaison = person({ role: "liaison", bankId: "psbc-chuzhou" });
      const member = person({ subject: "𠮷 __proto__", role: "association", associationId: "a1" });
      await people().put(liaison);
      await people().put(member);

      expect(await people().find(liaison.issuer, liaison.subject)).toEqual(liaison);
      expect(await people().find(member.issuer, member.subject)).toEqual(member);
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
    });
  });
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
