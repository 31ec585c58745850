import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { readCockpit } from "#shared/app/progress/read-cockpit.ts";
import { readSeenProgress } from "#shared/app/progress/read-seen-progress.ts";
import { loansSummedMax } from "#shared/app/progress/sum-loans.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { unattributed } from "#shared/domain/ledger/attribution.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";
import { personOf } from "#test/support/corrections.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { createClerk, loanFacts } from "#test/support/postings.ts";

const city = personOf("supervisor");
const langya = personOf("county-supervisor", { countyCode: "341102" });
const branch = (branchId: string, countyCode?: string) => ({
  branchId,
  name: `${branchId}支行`,
  aliases: [],
  countyCode,
});
const programme: Programme = {
  ...defaultProgramme,
  bank: {
    ...defaultProgramme.bank,
    branches: [branch("own", "341102"), branch("free"), branch("near", "341103"), branch("far", "341103")],
  },
};

let store: SqliteStore;
let office: Office;
beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { programme, now: () => "2016-11-02T02:00:00.000Z" });
  await store.associations.takeIn([
    { associationId: "a1", name: "花生协会", countyCode: "341102", aliases: [], confirmed: false },
    { associationId: "a2", name: "龙虾协会", countyCode: "341103", aliases: [], confirmed: false },
  ]);
  await createClerk(store.ledger).post({
    A: loanFacts({ associationId: "a1", branch: "own支行" }),
    B: loanFacts({ associationId: undefined, branch: "near支行", amountFen: 100n }),
    C: loanFacts({ associationId: undefined, countyCode: "341103", branch: "far支行" }),
    D: loanFacts({ associationId: "a2", countyCode: "341103", classification: "loss" }),
    E: loanFacts({ associationId: undefined, countyCode: undefined }),
  });
});
afterEach(() => store.close());

test("what is nobody's counts for the county that it is of, and what is of no county for the city alone", async () => {
  const nobodys = async (person: typeof city, asOf?: string) =>
    (await readSeenProgress(office.deps, person, { asOf })).unattributed;
  expect(await nobodys(city)).toEqual({ loanCount: 3n, disbursedFen: 10_000_100n });
  expect(await nobodys(langya)).toEqual({ loanCount: 1n, disbursedFen: 100n });
  expect(await nobodys(langya, "2016-06-05")).toEqual({ loanCount: 1n, disbursedFen: 100n });
  expect(await nobodys(personOf("county-supervisor"))).toEqual({ loanCount: 0n, disbursedFen: 0n });
});

test("a day inside a month is told of the county's loans alone", async () => {
  expect(await readSeenProgress(office.deps, langya, { asOf: "2016-06-05" })).toMatchObject({
    loanCount: 2n,
    disbursedFen: 5_000_100n,
    byCounty: [{ code: "341102", loanCount: 2n }],
  });
  expect(await readSeenProgress(office.deps, langya, { asOf: "2016-06-04" })).toMatchObject({
    loanCount: 0n,
  });
});

test("a county is told of its own branches, and of another's where that lent in the county", async () => {
  const linesOf = async (person: typeof city) => {
    const { byBank } = await readCockpit(office.deps, person);
    return byBank.map(({ loanCount, branches }) => [
      loanCount,
      ...branches.map((line) => [line.branchId, line.loanCount]),
    ]);
  };

  expect(await linesOf(city)).toEqual([[5, ["own", 1], ["free", 0], ["near", 1], ["far", 1], [null, 2]]]);
  expect(await linesOf(langya)).toEqual([[2, ["own", 1], ["free", 0], ["near", 1]]]);
  expect(JSON.stringify((await readCockpit(office.deps, langya)).classes.map((line) => line.loanCount))).toBe(
    "[0,0,0,0,0,2]",
  );
});

test("of a ledger with too many loans to go through, only what is nobody's is, for a county of few", async () => {
  const ledger: Ledger = {
    ...store.ledger,
    sumLoans(filter, loansMax) {
      if (filter.associationId !== unattributed) throw new Error("all loans are gone through");
      return store.ledger.sumLoans(filter, loansMax);
    },
    async totals(prefix) {
      const found = await store.ledger.totals(prefix);
      if (prefix !== "programme") return found;
      return found.map(({ key, measures }) => ({
        key,
        measures: { ...measures, loanCount: BigInt(loansSummedMax + 1) },
      }));
    },
  };

  const cockpit = await readCockpit({ ...office.deps, ledger }, langya);

  expect([cockpit.classes, cockpit.byBank]).toEqual([[], []]);
  expect(cockpit.coverage).toMatchObject({ total: 1, covered: 1 });
});
