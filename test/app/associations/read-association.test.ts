import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { listAssociations } from "#shared/app/associations/list-associations.ts";
import { readAssociation } from "#shared/app/associations/read-association.ts";
import { listCorrections } from "#shared/app/corrections/list-corrections.ts";
import { raiseCorrection } from "#shared/app/corrections/raise-correction.ts";
import { listLoans } from "#shared/app/ledger/list-loans.ts";
import { readLoan } from "#shared/app/ledger/read-loan.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import { associationSummaryToWire } from "#shared/http/associations/association-wire.ts";
import { loanToWire } from "#shared/http/ledger/loan-wire.ts";
import { personOf } from "#test/support/corrections.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { onTheWire } from "#test/support/on-the-wire.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
  await lend(["A1", "花生协会", 30_000], ["B1", "龙虾协会", 50_000], ["C1", "板栗协会", 20_000]);
});
afterEach(() => store.close());

const associationOf = (name: string) =>
  personOf("association", { displayName: name, associationId: associationIdOf(name, office.deps.sha256) });

let books = 0;
async function lend(...loans: [loanNo: string, association: string, yuan: number][]) {
  const rows = loans.map(([loanNo, association, yuan]) => plainRow(loanNo, yuan).with(4, association));
  await office.commit(`${books++}.xlsx`, [sheetOf("明细", [plainHeaders, ...rows])]);
}

async function summaryOf(name: string) {
  const person = associationOf(name);
  const query = { associationId: person.associationId ?? "", asOf: "2016-11-01" };
  const summary = await readAssociation(office.deps, person, query);
  return onTheWire("read-association", associationSummaryToWire(summary, person));
}

/** Every byte that an association is answered, but for its place in the county. */
async function answersOf(name: string): Promise<string> {
  const person = associationOf(name);
  const { placeInCounty: _, ...summary } = await summaryOf(name);
  const { counts, items } = await listCorrections(office.deps, person, { limit: 50 });
  const loans = await listLoans(office.deps, person, { limit: 50 });
  const loan = await readLoan(office.deps, person, { loanNo: "A1", bankId: "psbc-chuzhou" });
  const own = await listAssociations(office.deps, person);
  return JSON.stringify([
    summary,
    counts,
    items.length,
    onTheWire("list-loans", { items: [...loans.items, loan].map((one) => loanToWire(one, person)) }),
    own.map(({ association }) => association),
  ]);
}

describe("an association's summary", () => {
  test("tells its place in its county by what was disbursed; equal amounts have equal places", async () => {
    expect((await summaryOf("花生协会")).placeInCounty).toEqual({ rank: 2, of: 3 });

    await lend(["C2", "板栗协会", 10_000]);

    expect((await summaryOf("花生协会")).placeInCounty).toEqual({ rank: 2, of: 3 });
    expect((await summaryOf("板栗协会")).placeInCounty).toEqual({ rank: 2, of: 3 });
    expect((await summaryOf("龙虾协会")).placeInCounty).toEqual({ rank: 1, of: 3 });
  });

  test("has no place while nothing was disbursed", async () => {
    const { items } = await listLoans(office.deps, associationOf("龙虾协会"), { limit: 1 });
    expect(items).toHaveLength(1);
    await lend(["B1", "花生协会", 50_000]);

    expect((await summaryOf("龙虾协会")).placeInCounty).toBeUndefined();
    expect((await summaryOf("花生协会")).placeInCounty).toEqual({ rank: 1, of: 3 });
  });

  test("tells the association's own loans from its members'", async () => {
    const own = plainRow("A2", 80_000).with(4, "花生协会").with(3, "农技协").with(2, "91350100M000100Y43");
    await office.commit("own.xlsx", [sheetOf("明细", [plainHeaders, own])]);

    const { byBorrowerType, loanCount } = await summaryOf("花生协会");

    expect(
      byBorrowerType.map(({ type, loanCount: some, disbursedFen }) => [type, some, disbursedFen]),
    ).toEqual([
      ["association", 1, 8_000_000],
      ["member", 1, 3_000_000],
      ["enterprise", 0, 0],
    ]);
    expect(loanCount).toBe(2);
  });

  test("changes by no byte but the place when others borrow and raise correction requests", async () => {
    const before = await answersOf("花生协会");

    await lend(["B2", "龙虾协会", 10_000], ["C2", "板栗协会", 90_000], ["D1", "葡萄协会", 10_000]);
    await raiseCorrection(office.deps, associationOf("龙虾协会"), { loanNo: "B1", text: "不对" });

    expect(await answersOf("花生协会")).toBe(before);
    expect((await summaryOf("花生协会")).placeInCounty).toEqual({ rank: 3, of: 4 });
  });
});
