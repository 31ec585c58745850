import { beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import { takeInPoorHouseholds } from "#shared/app/imports/registers/take-in-poor-households.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { makeReport } from "#shared/app/reports/make-report.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { readBasis } from "#shared/app/reports/report-basis.ts";
import { personOf } from "#test/support/corrections.ts";
import { personNumber } from "#test/support/csv-book.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { plainHeaders, plainRow, rowsOf } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor", { displayName: "科协" });
const text = (...lines: (readonly unknown[])[]) =>
  new TextEncoder().encode(lines.map((cells) => cells.join(",")).join("\n"));

let store: SqliteStore;
let office: Office;
let clock: string;
beforeEach(async () => {
  clock = "2016-07-01T02:00:00.000Z";
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => clock, tableReader: readHere });
  const loans = [1, 2].map((person) =>
    plainRow(`J${person}`).with(1, `会员${person}`).with(2, personNumber(person)).with(4, "花生协会"),
  );
  await office.commit("a.csv", text(["数据日期：2016-06-30"], plainHeaders, ...loans));
});

const register = (...people: number[]) =>
  takeInMembers(office.deps, supervisor, {
    fileName: "名册.csv",
    bytes: text(
      ["姓名", "证件号码", "所属农技协", "县区"],
      ...people.map((person) => [`会员${person}`, personNumber(person), "花生协会", "琅琊区"]),
    ),
    commit: true,
  });
const html = (files: { html: Uint8Array }) => new TextDecoder().decode(files.html);

test("a report tells whom the loans reach, and is made again as the registers stood then", async () => {
  await register(1, 2, 3);
  const list = text(["姓名", "证件号码"], ["会员1", personNumber(1)], ["会员9", personNumber(9)]);
  const file = { fileName: "名单.csv", bytes: list, commit: true, listOn: "2016-06-30" };
  await takeInPoorHouseholds(office.deps, supervisor, file);
  clock = "2016-07-02T02:00:00.000Z";
  await publishReport(office.deps, supervisor, "2016-06");
  clock = "2016-07-03T02:00:00.000Z";
  await register(1, 4);

  const { equal, document, files } = await remakeReport(office.deps, "2016-06");

  expect(equal).toBe(true);
  expect(document).toMatchObject({
    format: "yinhui-report-9",
    coverage: {
      programme: { members: 3, membersWithLoan: 2, poorMembers: 1, poorMembersWithLoan: 1 },
      poor: { households: 2, householdsWithLoan: 1, listOn: "2016-06-30" },
      byCounty: [{ code: "341102", members: 3 }],
    },
  });
  expect(html(files)).toContain("会员名册共有会员3名，累计有2名发生贷款，占66.67%。");
  expect(html(files)).toContain("建档立卡名单共2户，累计有1户发生贷款。");
  const sheet = (await sheetsOf(files.xlsx)).find(({ name }) => name === "会员覆盖");
  expect(rowsOf(sheet)).toHaveLength(5);
});

test("a report without registers says nothing of members", async () => {
  await publishReport(office.deps, supervisor, "2016-06");

  const { equal, files } = await remakeReport(office.deps, "2016-06");

  expect(equal).toBe(true);
  expect(new TextDecoder().decode(files.json)).not.toContain("coverage");
  expect((await sheetsOf(files.xlsx)).map(({ name }) => name)).not.toContain("会员覆盖");
});

test("a report that said nothing of members although there were some is made again so", async () => {
  await register(1, 2, 3);
  clock = "2016-07-02T02:00:00.000Z";
  const published = await publishReport(office.deps, supervisor, "2016-06");
  const moment = { head: await store.ledger.head(), at: published.publishedAt };
  const basis = await readBasis(
    office.deps,
    { moment, month: "2016-06", edition: 3 as const },
    { loans: eachLoan(office.deps.ledger, {}), show: (loan) => loan },
  );
  const { month, revision, publishedAt, publishedBy } = published;
  const told = { ...basis, disbursedOn: async () => undefined };
  const older = await makeReport(office.deps, told, { month, revision, publishedAt, publishedBy }, 3);
  const reports = { ...store.reports, get: async () => ({ ...published, sha256: older.sha256 }) };

  const remade = await remakeReport({ ...office.deps, reports }, "2016-06");

  expect(remade).toMatchObject({ equal: true, document: { format: "yinhui-report-3" } });
  expect(html(remade.files)).not.toContain("会员名册");
});
