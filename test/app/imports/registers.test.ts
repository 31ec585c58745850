import { beforeEach, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { takeInAssociations } from "#shared/app/imports/registers/take-in-associations.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import { takeInPoorHouseholds } from "#shared/app/imports/registers/take-in-poor-households.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";

const supervisor = {
  issuer: "test",
  subject: "supervisor",
  displayName: "科协",
  role: "supervisor",
} as const;
const [first, second] = ["11010519491231002X", "341102197910285770"];
const wrong = "341102197910285771";

let office: Office;

beforeEach(() => {
  office = openOffice(openSqliteStore({ file: ":memory:" }), { tableReader: readHere });
});

const csv = (...lines: string[]) => ({
  fileName: "名册.csv",
  bytes: new TextEncoder().encode(`${lines.join("\n")}\n`),
  commit: true,
});

test("whom a register names no more has left, but nobody leaves by a file with a line that cannot be read", async () => {
  const header = "姓名,证件号码,所属农技协,县区";
  const line = (name: string, number: string) => `${name},${number},来安花红协会,来安县`;
  const send = async (...lines: string[]) =>
    (await takeInMembers(office.deps, supervisor, csv(header, ...lines))).counts;

  expect(await send(line("王小明", first), line("杨超", second))).toMatchObject({ new: 2, left: 0 });
  expect(await send(line("王小明", first), line("杨超", wrong))).toMatchObject({
    unchanged: 1,
    refused: 1,
    left: 0,
  });
  expect(await send(line("王小明", first))).toMatchObject({ unchanged: 1, left: 1 });
  expect(await send(line("王小明", first), line("杨超", second))).toMatchObject({ unchanged: 1, new: 1 });
});

test("associations of the counties that a register names are closed when it leaves them out, unless a line cannot be read", async () => {
  const send = async (...lines: string[]) =>
    (await takeInAssociations(office.deps, supervisor, csv("名称,县区", ...lines))).counts;

  expect(await send("来安花红协会,来安县", "来安粮食协会,来安县")).toMatchObject({ new: 2 });
  expect(await send("来安花红协会,来安县", "来安粮食协会,没有这个县")).toMatchObject({ refused: 1, left: 0 });
  expect(await send("来安花红协会,来安县")).toMatchObject({ unchanged: 1, left: 1 });
  expect(await send("来安花红协会,来安县", "来安粮食协会,来安县")).toMatchObject({
    unchanged: 1,
    changed: 1,
  });
});

test("a newer list of poor households ends what it leaves out, unless a line cannot be read", async () => {
  const send = async (listOn: string, ...lines: string[]) =>
    (await takeInPoorHouseholds(office.deps, supervisor, { ...csv("姓名,证件号码", ...lines), listOn }))
      .counts;

  expect(await send("2016-06-30", `王小明,${first}`, `杨超,${second}`)).toMatchObject({ new: 2 });
  expect(await send("2016-07-31", `王小明,${first}`, `杨超,${wrong}`)).toMatchObject({ refused: 1, left: 0 });
  expect(await send("2016-08-31", `王小明,${first}`)).toMatchObject({ unchanged: 1, left: 1 });
});

test("a person on the registers of two associations is refused until both are meant", async () => {
  const file = csv(
    "姓名,证件号码,所属农技协,县区",
    `王小明,${first},来安花红协会,来安县`,
    `王小明,${first},天长水产协会,天长市`,
  );
  const asked = await takeInMembers(office.deps, supervisor, { ...file, commit: false });
  expect(asked.counts).toMatchObject({ new: 0, refused: 2 });
  expect(asked.rows[0]?.reasons[0]).toMatchObject({ code: "member-elsewhere" });
  const meant = await takeInMembers(office.deps, supervisor, { ...file, acceptSeveral: true });
  expect(meant.counts).toMatchObject({ new: 2, refused: 0 });
});
