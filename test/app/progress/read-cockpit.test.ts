import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { readCockpit } from "#shared/app/progress/read-cockpit.ts";
import { loansSummedMax, sumLoans } from "#shared/app/progress/sum-loans.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { LoanMeasure } from "#shared/domain/ledger/loan-measure.ts";
import { cockpitToWire } from "#shared/http/progress/cockpit-wire.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { onTheWire } from "#test/support/on-the-wire.ts";
import { createClerk, loanFacts, manyLoans } from "#test/support/postings.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

const supervisor: Person = { issuer: "test", subject: "city", displayName: "王芳", role: "supervisor" };

let store: SqliteStore;
let office: Office;

beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => "2016-11-02T02:00:00.000Z" });
});
afterEach(() => store.close());

async function cockpitOnTheWire(asOf?: string) {
  return onTheWire("read-cockpit", cockpitToWire(await readCockpit(office.deps, supervisor, { asOf })));
}

const association = (associationId: string, countyCode: string, confirmed = true) => ({
  associationId,
  name: `${associationId}协会`,
  countyCode,
  aliases: [],
  confirmed,
});

test("a new ledger has no figure, no class with a loan, and stale data", async () => {
  const cockpit = await cockpitOnTheWire();
  expect(cockpit).toMatchObject({
    asOf: "2016-11-02",
    associations: { total: 0, covered: 0, withoutLoan: [], withoutLoanCount: 0, unconfirmed: 0 },
    quality: { outstandingFen: 0, overduePercent: 0, nonPerformingPercent: 0 },
    poor: { loanCount: 0, disbursedFen: 0, percentOfDisbursed: 0 },
    freshness: [{ bankId: "psbc-chuzhou", name: "中国邮政储蓄银行滁州市分行", ageDays: null, stale: true }],
  });
  expect(cockpit.quality.byClass.map(({ name, loanCount }) => [name, loanCount])).toEqual([
    ["正常", 0],
    ["关注", 0],
    ["次级", 0],
    ["可疑", 0],
    ["损失", 0],
    ["未分类", 0],
  ]);
});

test("quality and poor households are of the loans up to the day, associations of those that count", async () => {
  await store.associations.takeIn([
    association("a1", "341103"),
    association("a2", "341182"),
    association("a3", "341102", false),
    association("a4", "341102"),
  ]);
  await createClerk(store.ledger).post({
    A: loanFacts({ associationId: "a1", status: "overdue", classification: "loss", outstandingFen: 100n }),
    B: loanFacts({ associationId: "a1", status: "settled", classification: "loss", poorHousehold: true }),
    C: loanFacts({ associationId: "a2", disbursedOn: "2016-05-31", outstandingFen: 300n }),
    D: loanFacts({ associationId: "a3", disbursedOn: "2016-10-15", classification: "normal" }),
  });

  expect(await cockpitOnTheWire("2016-10-14")).toMatchObject({
    asOf: "2016-10-14",
    associations: {
      total: 4,
      covered: 1,
      withoutLoan: [
        { associationId: "a3", name: "a3协会", countyCode: "341102", countyName: "琅琊区" },
        { associationId: "a4", name: "a4协会", countyCode: "341102", countyName: "琅琊区" },
        { associationId: "a2", name: "a2协会", countyCode: "341182", countyName: "明光市" },
      ],
      withoutLoanCount: 3,
      unconfirmed: 1,
    },
    quality: {
      outstandingFen: 400,
      byClass: [
        { classification: "normal", loanCount: 0, outstandingFen: 0 },
        { classification: "special-mention", loanCount: 0 },
        { classification: "substandard", loanCount: 0 },
        { classification: "doubtful", loanCount: 0 },
        { classification: "loss", loanCount: 1, outstandingFen: 100 },
        { classification: "unclassified", loanCount: 1, outstandingFen: 300 },
      ],
      overdue: { loanCount: 1, outstandingFen: 100 },
      nonPerforming: { loanCount: 1, outstandingFen: 100 },
      overduePercent: 25,
      nonPerformingPercent: 25,
    },
    poor: { loanCount: 1, disbursedFen: 5_000_000, percentOfDisbursed: 33.33 },
  });
  const later = await readCockpit(office.deps, supervisor, { asOf: "2016-10-15" });
  expect(later.coverage).toMatchObject({ covered: 2 });
});

test("at most two hundred associations without a loan are named, and all are counted", async () => {
  const many = Array.from({ length: 203 }, (_, index) => association(`b${index}`, "341102"));
  await store.associations.takeIn(many);
  const { associations } = await cockpitOnTheWire();
  expect(associations.withoutLoan).toHaveLength(200);
  expect(associations.withoutLoanCount).toBe(203);
});

test("freshness is told from committed books over all pages of imports", async () => {
  const sheet = (loanNo: string) => [
    sheetOf("明细", [["数据截至 2016-10-31"], plainHeaders, plainRow(loanNo)]),
  ];
  await office.commit("十月.xlsx", sheet("A1"));
  for (let index = 0; index < 201; index++) {
    const record = await office.deps.imports.get(
      (await office.deps.imports.list(1)).items[0]?.importId ?? "",
    );
    if (record === undefined) throw new Error("no import");
    await store.imports.add({
      ...record,
      importId: `z${index}`,
      revision: 1,
      state: "cancelled",
      announcedAt: `2016-12-01T00:00:00.${String(index).padStart(3, "0")}Z`,
    });
  }
  expect((await readCockpit(office.deps, supervisor)).freshness).toEqual([
    expect.objectContaining({ dataOn: "2016-10-31", ageDays: 2, stale: false }),
  ]);
});

test("a sum adds up what the ledger summed, no further than the limit, and says when there are more", async () => {
  const group = {
    associationId: "a1",
    bankId: "psbc-chuzhou",
    branch: undefined,
    quality: undefined,
    loanCount: 2,
    overdueCount: 0,
    disbursedFen: 30n,
    outstandingFen: 4n,
    creditLineFen: 7n,
  };
  const asked: unknown[] = [];
  const ledger: Ledger = {
    ...store.ledger,
    async sumLoans(filter, loansMax) {
      asked.push([filter.measure, loansMax]);
      return { groups: [group, { ...group, associationId: "a2" }], more: filter.measure === "poor" };
    },
  };
  const sumOf = (measure: LoanMeasure) => sumLoans({ ...office.deps, ledger }, liaison, { measure });
  const sum = { loanCount: 4, disbursedFen: 60n, outstandingFen: 8n, creditLineFen: 14n };
  expect(await sumOf("overdue")).toEqual({ ...sum, more: false });
  expect(await sumOf("poor")).toEqual({ ...sum, more: true });
  expect(asked).toEqual([
    ["overdue", loansSummedMax],
    ["poor", loansSummedMax],
  ]);
});

test("of a ledger with too many loans to go through, no class is told, and any loan covers an association", async () => {
  await store.associations.takeIn([association("a1", "341102"), association("a2", "341102")]);
  const clerk = createClerk(store.ledger);
  await clerk.post({ A: loanFacts({ associationId: "a2", disbursedOn: "2016-05-31" }) });
  await clerk.post({ A: loanFacts({ associationId: "a1", disbursedOn: "2016-05-31" }) });
  const ledgerOf = (loanCount: number): Ledger => ({
    ...store.ledger,
    sumLoans: () => Promise.reject(new Error("no loan is to be read")),
    async totals(prefix) {
      const found = await store.ledger.totals(prefix);
      return found.map(({ key, measures }) => ({
        key,
        measures: { ...measures, loanCount: measures.loanCount * BigInt(loanCount) },
      }));
    },
  });
  const snapshots = { ...store.snapshots, latest: async () => undefined };
  const cockpitOf = (loanCount: number) =>
    readCockpit({ ...office.deps, snapshots, ledger: ledgerOf(loanCount) }, supervisor);
  await expect(cockpitOf(loansSummedMax)).rejects.toThrow("no loan is to be read");
  const cockpit = await cockpitOf(loansSummedMax + 1);
  expect([cockpit.classes, cockpit.byBank]).toEqual([[], []]);
  expect(cockpit.coverage.without.map(({ associationId }) => associationId)).toEqual(["a2"]);
});

test("a query between two months sums what lies between their first and last days", async () => {
  await createClerk(store.ledger).post(
    manyLoans(4, (index) => ({
      disbursedOn: ["2016-05-31", "2016-06-01", "2016-07-31", "2016-08-01"][index] ?? "",
      amountFen: 10n ** BigInt(index),
    })),
  );
  const sumOf = async (query: Parameters<typeof sumLoans>[2]) =>
    (await sumLoans(office.deps, liaison, query)).disbursedFen;
  expect(await sumOf({ monthFrom: "2016-06", monthTo: "2016-07" })).toBe(110n);
  expect(await sumOf({ monthFrom: "2016-06", disbursedFrom: "2016-06-02" })).toBe(1_100n);
  expect(await sumOf({ monthFrom: "2016-07", disbursedFrom: "2016-06-02" })).toBe(1_100n);
  expect(await sumOf({ monthTo: "2016-07", disbursedUntil: "2016-07-30" })).toBe(11n);
  expect(await sumOf({ monthTo: "2016-06", disbursedUntil: "2016-07-31" })).toBe(11n);
});
