import { beforeEach, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { readMemberCoverage } from "#shared/app/associations/read-member-coverage.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import { takeInPoorHouseholds } from "#shared/app/imports/registers/take-in-poor-households.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import { personOf } from "#test/support/corrections.ts";
import { personNumber } from "#test/support/csv-book.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";
import { plainHeaders, plainRow } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor", { displayName: "科协" });
const text = (...lines: (readonly unknown[])[]) =>
  new TextEncoder().encode(lines.map((cells) => cells.join(",")).join("\n"));

let office: Office;
beforeEach(async () => {
  office = openOffice(openSqliteStore({ file: ":memory:" }), { tableReader: readHere });
  const loans = [1, 2].map((person) =>
    plainRow(`J${person}`).with(1, `会员${person}`).with(2, personNumber(person)).with(4, "花生协会"),
  );
  await office.commit("a.csv", text(plainHeaders, ...loans));
  const line = (person: number, association: string, poor = "") =>
    [`会员${person}`, personNumber(person), association, "琅琊区", poor] as const;
  await takeInMembers(office.deps, supervisor, {
    fileName: "名册.csv",
    bytes: text(
      ["姓名", "证件号码", "所属农技协", "县区", "是否建档立卡"],
      line(1, "花生协会"),
      line(2, "花生协会", "是"),
      line(3, "花生协会"),
      line(2, "龙虾协会"),
      line(4, "龙虾协会", "是"),
    ),
    acceptSeveral: true,
    commit: true,
  });
});

const idOf = (name: string) => associationIdOf(name, office.deps.sha256);

test("members with a loan are counted of all, by association and county, each person once above associations", async () => {
  const { programme, byCounty, byAssociation } = await readMemberCoverage(office.deps, supervisor);

  expect(programme).toMatchObject({
    ...{ members: 4, membersWithLoan: 2, poorMembers: 2, poorMembersWithLoan: 1 },
    ...{ associations: 2, associationsWithLoan: 1 },
    unattributed: { loanCount: 0n },
    poor: { households: 0, householdsWithLoan: 0, listOn: undefined },
  });
  expect(byCounty).toMatchObject([{ code: "341102", members: 4, membersWithLoan: 2 }]);
  const own = (name: string) => byAssociation.find(({ association }) => association.name === name);
  expect(own("花生协会")).toMatchObject({
    members: 3,
    membersWithLoan: 2,
    poorMembersWithLoan: 1,
    hasLoan: true,
  });
  expect(own("龙虾协会")).toMatchObject({ members: 2, membersWithLoan: 1, hasLoan: false });
});

test("a poor household is reached by the loan of any of its persons, as the latest list has it", async () => {
  const bytes = text(
    ["姓名", "证件号码", "户主"],
    ["会员1", personNumber(1), "户主甲"],
    ["会员9", personNumber(9), "户主甲"],
    ["会员8", personNumber(8), "户主乙"],
  );
  const list = { fileName: "名单.csv", bytes, commit: true, listOn: "2016-06-30" };
  await takeInPoorHouseholds(office.deps, supervisor, list);

  const { programme } = await readMemberCoverage(office.deps, supervisor);

  expect(programme?.poor).toEqual({ households: 2, householdsWithLoan: 1, listOn: "2016-06-30" });
  expect(programme).toMatchObject({ poorMembers: 3, poorMembersWithLoan: 2 });
});

test("an association is told its own figures alone, a county's supervisor those of the county", async () => {
  const own = personOf("association", { associationId: idOf("龙虾协会") });
  const seen = await readMemberCoverage(office.deps, own);
  expect(seen).toMatchObject({ programme: undefined, byCounty: [], byAssociation: [{ members: 2 }] });
  expect(JSON.stringify(seen.byAssociation, bigints)).not.toContain("花生");

  const elsewhere = personOf("county-supervisor", { countyCode: "341181" });
  expect(await readMemberCoverage(office.deps, elsewhere)).toMatchObject({
    ...{ programme: undefined, byCounty: [], byAssociation: [] },
  });
});

function bigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
