import { beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { listMemberVersions } from "#shared/app/associations/list-member-versions.ts";
import { listMembers } from "#shared/app/associations/list-members.ts";
import { changeMember } from "#shared/app/imports/registers/change-member.ts";
import { changeMembership } from "#shared/app/imports/registers/change-membership.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import { takeInPoorHouseholds } from "#shared/app/imports/registers/take-in-poor-households.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { personOf } from "#test/support/corrections.ts";
import { personNumber } from "#test/support/csv-book.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor", { displayName: "科协" });
const number = personNumber(1);

let office: Office;
beforeEach(async () => {
  office = openOffice(openSqliteStore({ file: ":memory:" }), { tableReader: createWorkbookReader() });
  const rows = ["花生协会", "龙虾协会"].map((name, index) => plainRow(`J${index}`).with(4, name));
  await office.commit("a.csv", new TextEncoder().encode(sheetText([plainHeaders, ...rows])));
});

const sheetText = (rows: readonly (readonly unknown[])[]) => rows.map((cells) => cells.join(",")).join("\n");
const idOf = (name: string) => associationIdOf(name, office.deps.sha256);
const secretary = (name: string) =>
  personOf("association", { displayName: `${name}秘书`, associationId: idOf(name) });
const add = (
  caller: Person,
  associationName: string,
  more: Partial<Parameters<typeof changeMember>[2]> = {},
) =>
  changeMember(office.deps, caller, {
    associationId: idOf(associationName),
    name: "王小明",
    identityNo: number,
    kind: "member",
    ...more,
  });
const hashOf = (identityNo: string) => office.deps.identityHash(identityNo);
const step = async (wish: Omit<Parameters<typeof changeMembership>[2], "associationId" | "identityHash">) =>
  changeMembership(office.deps, secretary("花生协会"), {
    associationId: idOf("花生协会"),
    identityHash: await hashOf(number),
    ...wish,
  });
const found = async (caller: Person, query: Partial<Parameters<typeof listMembers>[2]> = {}) =>
  (await listMembers(office.deps, caller, { associationId: idOf("花生协会"), limit: 50, ...query })).items;

test("a wrong digit is told as such, and nothing is entered", async () => {
  const wrong = `${number.slice(0, 17)}${number.endsWith("1") ? "2" : "1"}`;

  await expect(add(secretary("花生协会"), "花生协会", { identityNo: wrong })).rejects.toMatchObject({
    code: "input-invalid",
    facts: { fields: ["证件号码（identityNo）：证件号码的校验位不对，号码中有输错的数字"] },
  });
  expect(await found(supervisor)).toEqual([]);
});

describe("a member who is on the register", () => {
  beforeEach(() => add(secretary("花生协会"), "花生协会", { since: "2015-03-01", why: "新入会" }));

  test("leaves, comes back and is corrected without the number, each told with who and why", async () => {
    await step({ step: "end", on: "2016-05-31", why: "外出务工" });
    expect(await found(supervisor, { state: "left" })).toHaveLength(1);
    await expect(step({ step: "return", on: "2016-05-31" })).rejects.toMatchObject({ code: "input-invalid" });
    await step({ step: "return", on: "2016-09-01" });
    await step({ step: "edit", name: "王晓明", why: "更正姓名" });

    const [member] = await found(secretary("花生协会"), { state: "present" });
    expect(member).toMatchObject({
      name: "王晓明",
      membership: { since: "2016-09-01" },
      before: [{ since: "2015-03-01", until: "2016-05-31" }],
    });
    const versions = await listMemberVersions(office.deps, secretary("花生协会"), {
      associationId: idOf("花生协会"),
      identityHash: await hashOf(number),
    });
    expect(versions.map(({ change }) => [change?.byName, change?.why])).toEqual([
      ["花生协会秘书", "更正姓名"],
      ["花生协会秘书", undefined],
      ["花生协会秘书", "外出务工"],
      ["花生协会秘书", "新入会"],
    ]);
  });

  test("whose membership ends today can be taken back the same day", async () => {
    await step({ step: "end" });
    await step({ step: "return" });

    const [member] = await found(supervisor);
    expect(member?.membership).toEqual({ since: "2015-03-01" });
    expect(member?.before).toBeUndefined();
  });

  test("is entered by no other association, and by 科协 only when that is meant", async () => {
    await expect(add(secretary("龙虾协会"), "龙虾协会")).rejects.toMatchObject({ code: "member-elsewhere" });
    const insisting = add(secretary("龙虾协会"), "龙虾协会", { acceptSeveral: true });
    await expect(insisting).rejects.toMatchObject({ code: "member-elsewhere" });

    expect(await add(supervisor, "龙虾协会", { acceptSeveral: true })).toMatchObject({ counts: { new: 1 } });
  });

  test("is not told to another association by a file either: that it is elsewhere, not where", async () => {
    const bytes = new TextEncoder().encode(`姓名,证件号码\n王小明,${number}\n`);
    const result = await takeInMembers(office.deps, secretary("龙虾协会"), {
      fileName: "名册.csv",
      bytes,
      commit: false,
    });

    expect(result.rows[0]?.reasons[0]).toMatchObject({ code: "member-elsewhere" });
    expect(JSON.stringify(result)).not.toContain("花生协会");
  });

  test("cannot be stepped or seen by another association", async () => {
    const asked = { associationId: idOf("花生协会"), identityHash: await hashOf(number) };
    const other = secretary("龙虾协会");

    await expect(changeMembership(office.deps, other, { ...asked, step: "end" })).rejects.toMatchObject({
      code: "association-unknown",
    });
    await expect(listMemberVersions(office.deps, other, asked)).rejects.toMatchObject({
      code: "association-unknown",
    });
  });

  test("is found by a part of the name, by the last four, and by who sees names masked by the whole name alone", async () => {
    await add(secretary("花生协会"), "花生协会", { name: "杨超", identityNo: personNumber(2) });
    const own = secretary("花生协会");
    const namesOf = async (caller: Person, search: string) =>
      (await found(caller, { search })).map(({ name }) => name);

    expect(await namesOf(own, "小明")).toEqual(["王小明"]);
    expect(await namesOf(own, number.slice(-4))).toEqual(["王小明"]);
    expect(await namesOf(supervisor, "小明")).toEqual([]);
    expect(await namesOf(supervisor, "王小明")).toEqual(["王小明"]);
  });

  test("is told with the day of the list of poor households that names them", async () => {
    const bytes = new TextEncoder().encode(`姓名,证件号码\n王小明,${number}\n`);
    const list = { fileName: "名单.csv", bytes, commit: true, listOn: "2016-06-30" };
    await takeInPoorHouseholds(office.deps, supervisor, list);

    expect(await found(supervisor)).toMatchObject([{ poorListOn: "2016-06-30" }]);
  });
});

test("a page of members is full although a filter leaves most out", async () => {
  for (let index = 0; index < 9; index++) {
    await add(supervisor, "花生协会", {
      name: index % 3 === 0 ? "杨超" : "李敏",
      identityNo: personNumber(10 + index),
    });
  }
  const query = { associationId: idOf("花生协会"), search: "杨超", limit: 2 };
  const first = await listMembers(office.deps, secretary("花生协会"), query);
  const second = await listMembers(office.deps, secretary("花生协会"), { ...query, cursor: first.cursor });

  expect([first.items.length, second.items.length]).toEqual([2, 1]);
});
