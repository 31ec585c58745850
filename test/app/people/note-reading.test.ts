import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { listReadings } from "#shared/app/associations/list-readings.ts";
import { readAssociation } from "#shared/app/associations/read-association.ts";
import { raiseCorrection } from "#shared/app/corrections/raise-correction.ts";
import { readCorrection } from "#shared/app/corrections/read-correction.ts";
import { listLoans } from "#shared/app/ledger/list-loans.ts";
import { readLoan } from "#shared/app/ledger/read-loan.ts";
import { sumLoans } from "#shared/app/progress/sum-loans.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { loanBook } from "#test/support/sheets.ts";

const person = (role: Person["role"], displayName: string, more: Partial<Person> = {}): Person => ({
  issuer: "test",
  subject: `${role}-secret-subject`,
  displayName,
  role,
  ...more,
});
const supervisor = person("supervisor", "张主任");
const auditor = person("auditor", "审计王");

let store: SqliteStore;
let office: Office;
let clock: string;
let events: string[];
let associationId: string;
let own: Person;

beforeEach(async () => {
  clock = "2016-11-02T02:10:00.000Z";
  events = [];
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => clock, log: (event) => void events.push(event) });
  await office.commit("book.xlsx", loanBook(["A1", 50_000, "2016-10-20"]));
  associationId = (await store.associations.list())[0]?.associationId ?? "";
  own = person("association", "秘书", { associationId });
});
afterEach(() => store.close());

const readings = async (caller = own) => {
  const { items } = await listReadings(office.deps, caller, { associationId, limit: 50 });
  return items.map(({ readerName, kind, loanNo }) => [readerName, kind, loanNo].filter(Boolean).join(" "));
};

test("an association learns who looked at its standing, its list and each loan, and nothing of accounts", async () => {
  await readAssociation(office.deps, supervisor, { associationId });
  await listLoans(office.deps, auditor, { associationId, limit: 10 });
  await readLoan(office.deps, liaison, { loanNo: "A1" });

  expect((await readings()).sort()).toEqual(["审计王 loans", "张主任 standing", "李敏 loan A1"]);
  const { items } = await listReadings(office.deps, own, { associationId, limit: 50 });
  expect(JSON.stringify(items)).not.toContain("secret");
});

test("a sum of an association's loans is a reading of them, one of no loans or of all associations' is none", async () => {
  await sumLoans(office.deps, auditor, { associationId, disbursedFrom: "2016-11-01" });
  await sumLoans(office.deps, auditor, {});
  expect(await readings()).toEqual([]);

  await sumLoans(office.deps, auditor, { associationId, disbursedFrom: "2016-10-20" });
  expect(await readings()).toEqual(["审计王 loans"]);
});

test("an association learns who opened its correction request, and saw its loan there", async () => {
  const { request } = await raiseCorrection(office.deps, own, { loanNo: "A1", text: "不对" });

  await readCorrection(office.deps, own, request.correctionId);
  await readCorrection(office.deps, liaison, request.correctionId);

  expect(await readings()).toEqual(["李敏 loan A1"]);
});

test("what an association reads of itself is not noted, and neither is a list of all loans or of none", async () => {
  await readAssociation(office.deps, own, { associationId });
  await readLoan(office.deps, own, { loanNo: "A1" });
  await listLoans(office.deps, own, { associationId, limit: 10 });
  await listLoans(office.deps, supervisor, { limit: 10 });
  await listLoans(office.deps, supervisor, { associationId, status: "overdue", limit: 10 });

  expect(await readings()).toEqual([]);
});

test("looking again and again within an hour is noted once, in the next hour again", async () => {
  for (let times = 0; times < 30; times++) await readAssociation(office.deps, supervisor, { associationId });
  expect(await readings()).toEqual(["张主任 standing"]);

  clock = "2016-11-02T03:00:00.000Z";
  await readAssociation(office.deps, supervisor, { associationId });
  expect(await readings()).toEqual(["张主任 standing", "张主任 standing"]);
});

test("somebody who may not see the association is told nothing and leaves no note", async () => {
  const other = person("association", "别会", { associationId: "other" });

  await expect(readAssociation(office.deps, other, { associationId })).rejects.toMatchObject({
    code: "association-unknown",
  });
  await expect(readLoan(office.deps, other, { loanNo: "A1" })).rejects.toMatchObject({
    code: "loan-unknown",
  });
  await expect(readings(other)).rejects.toMatchObject({ code: "association-unknown" });
  expect(await readings()).toEqual([]);
});

test("a note that cannot be written does not keep the reader out, and the operators hear of it", async () => {
  const broken = {
    ...office.deps,
    readings: {
      ...store.readings,
      add: async () => {
        throw new Error("disk full");
      },
    },
  };

  expect(await readAssociation(broken, supervisor, { associationId })).toMatchObject({
    association: { associationId },
  });
  expect(events).toContain("reading-not-noted");
});

test("the note is there before the answer is", async () => {
  const order: string[] = [];
  const slow = {
    ...office.deps,
    readings: {
      ...store.readings,
      add: async (reading: Parameters<typeof store.readings.add>[0]) => {
        await new Promise((resolve) => setImmediate(resolve));
        await store.readings.add(reading);
        order.push("noted");
      },
    },
  };

  await readLoan(slow, supervisor, { loanNo: "A1" });
  order.push("answered");

  expect(order).toEqual(["noted", "answered"]);
});

test("after 400 days a reading is no longer told, and is taken out with the next", async () => {
  await readAssociation(office.deps, supervisor, { associationId });
  clock = "2017-12-07T02:00:00.000Z";
  expect(await readings()).toEqual(["张主任 standing"]);

  clock = "2017-12-08T02:00:00.000Z";
  expect(await readings()).toEqual([]);
  await readAssociation(office.deps, auditor, { associationId });

  expect((await store.readings.list(associationId, "2000-01-01T00", 10)).items).toMatchObject([
    { readerName: "审计王" },
  ]);
});
