import { beforeEach, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { mapImport } from "#shared/app/imports/map-import.ts";
import { takeInAssociations } from "#shared/app/imports/registers/take-in-associations.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import { takeInPoorHouseholds } from "#shared/app/imports/registers/take-in-poor-households.ts";
import { undoRegisterChange } from "#shared/app/imports/registers/undo-register-change.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

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

test("a register that is undone leaves its loans open, or to the register that knows them now", async () => {
  const header = "姓名,证件号码,所属农技协,县区";
  const withoutAssociation = [plainHeaders, plainRow("J1")].map((cells) => cells.toSpliced(4, 1, null));
  const { importId } = await office.check("6.xlsx", [sheetOf("贷款", withoutAssociation)]);
  await mapImport(office.deps, liaison, importId, { columns: [], values: [], holds: "programme" });
  await office.work();
  await commitImport(office.deps, liaison, importId);
  await office.work();
  const placeOfLoan = async () => {
    const [state] = await office.deps.ledger.readLoans([{ bankId: "psbc-chuzhou", loanNo: "J1" }]);
    return state?.facts?.associationId;
  };
  const send = (association: string) =>
    takeInMembers(office.deps, supervisor, csv(header, `王小明,${first},${association},来安县`));
  const wrongOne = await send("来安花红协会");
  const wrongPlace = await placeOfLoan();
  expect(wrongPlace).toBeDefined();

  const { changeId = "" } = wrongOne;
  expect(await undoRegisterChange(office.deps, supervisor, { changeId, why: "传错了" })).toEqual({
    setBack: 1,
    unattributed: 1,
  });
  expect(await placeOfLoan()).toBeUndefined();
  expect((await readProgress(office.deps)).unattributed.loanCount).toBe(1n);

  await send("来安粮食协会");
  expect(await placeOfLoan()).not.toBe(wrongPlace);
  expect(await placeOfLoan()).toBeDefined();
  expect(await undoRegisterChange(office.deps, supervisor, { changeId })).toEqual({
    setBack: 0,
    unattributed: 0,
  });
  expect((await office.deps.registerChanges.list(10)).items).toMatchObject([
    { register: "members" },
    { register: "members", undoes: changeId, why: "传错了" },
    { changeId, undoneAt: expect.any(String) },
  ]);
  expect((await verifyLedger(office.deps)).differences).toEqual([]);
});
