import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { findLoans } from "#shared/app/ledger/find-loans.ts";
import { listOrderOf } from "#shared/domain/base/list-order.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type LoanOrder, loanOrders, loanOrderValue } from "#shared/domain/ledger/loan-list.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { createClerk, loanFacts } from "#test/support/postings.ts";

const supervisor: Person = { ...liaison, subject: "s", role: "supervisor" };
const told = {
  "PSBC-2016/0001": loanFacts({
    borrowerName: "张伟",
    borrowerIdTail: "123X",
    amountFen: 300n,
    outstandingFen: 3n,
  }),
  "PSBC-2016/0002": loanFacts({
    borrowerName: "张伟明",
    borrowerIdTail: "0001",
    amountFen: 100n,
    dueOn: "2017-01-01",
  }),
  "PSBC-2016/0003": loanFacts({
    ...{ borrowerName: '=HYPERLINK("x")', amountFen: 200n, outstandingFen: 0n, status: "settled" },
  }),
  "PSBC-2016/0004": loanFacts({
    borrowerName: "𠮷田<img onerror>",
    borrowerType: "enterprise",
    amountFen: 200n,
  }),
};

let store: SqliteStore;
let office: Office;
beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
  await createClerk(store.ledger).post(told);
});
afterEach(() => store.close());

const found = async (caller: Person, query: Partial<Parameters<typeof findLoans>[2]>) => {
  const { items, ...rest } = await findLoans(office.deps, caller, { limit: 50, ...query });
  return { ...rest, loanNos: items.map(({ loan }) => loan.loanNo.slice(-1)).join("") };
};

describe("loans are found", () => {
  test.each([
    ["psbc-2016/0003", "3"],
    ["2016", "1234"],
    ["0001", "12"],
    ["123x", "1"],
    ["１２３Ｘ", "1"],
    ["张伟", "12"],
    ["张伟明", "2"],
    ["=HYPERLINK", "3"],
    ["𠮷", "4"],
    ["<IMG", "4"],
    ["%", ""],
    ["_", ""],
    ["' OR 1=1 --", ""],
    ["__proto__", ""],
  ])("by %s: who sees names whole finds %s", async (search, loanNos) => {
    expect((await found(liaison, { search })).loanNos).toBe(loanNos);
  });

  test.each([
    ["张伟", "1"],
    ["张", ""],
    ["张伟明", "2"],
    ["𠮷", "4"],
    ["123X", "1"],
    ["0002", "2"],
  ])(
    "by %s: who sees persons' names masked finds them by the whole name only, so %s",
    async (search, loanNos) => {
      expect((await found(supervisor, { search })).loanNos).toBe(loanNos);
    },
  );

  test("by the end of their numbers first, also where others come before them in the list", async () => {
    expect((await found(liaison, { search: "2" })).loanNos).toBe("2134");
    expect((await found(liaison, { search: "2", order: listOrderOf(loanOrders, "loanNo") })).loanNos).toBe(
      "1234",
    );
  });

  test("with what they come to in all, not on this page only", async () => {
    const { items, sum } = await findLoans(office.deps, liaison, { limit: 1, search: "张伟" });

    expect(items).toHaveLength(1);
    expect(sum).toMatchObject({ loanCount: 2, disbursedFen: 400n });
  });

  test("within the other conditions, also by a whole number", async () => {
    expect((await found(liaison, { search: "PSBC-2016/0003", status: "normal" })).total).toBe(0);
    expect((await found(liaison, { search: "PSBC-2016/0003", status: "settled" })).total).toBe(1);
    expect((await found({ ...liaison, bankId: "other" }, { search: "0003" })).total).toBe(0);
  });
});

describe("loans are listed in another order", () => {
  test.each([
    ["amount", "2341"],
    ["-amount", "1342"],
    ["-loanNo", "4321"],
    ["outstanding", "3124"],
    ["dueOn", "2134"],
    ["-dueOn", "2134"],
  ])("%s gives %s", async (sort, loanNos) => {
    expect((await found(liaison, { order: listOrderOf(loanOrders, sort) })).loanNos).toBe(loanNos);
  });

  test.each(loanOrders)("by %s, page by page, each once and as one page has them", async (key: LoanOrder) => {
    const whole = await findLoans(office.deps, liaison, { limit: 50, order: { key, down: true } });
    const first = await findLoans(office.deps, liaison, { limit: 3, order: { key, down: true } });
    const second = await findLoans(office.deps, liaison, {
      ...{ limit: 3, order: { key, down: true } },
      cursor: first.cursor,
    });

    expect([...first.items, ...second.items]).toEqual(whole.items);
    expect(second.cursor).toBeUndefined();
    const values = whole.items
      .map(({ loan }) => loanOrderValue(key, loan))
      .filter((one) => one !== undefined);
    expect(values).toEqual(values.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
  });

  test("a cursor of another kind is refused", async () => {
    for (const cursor of ["x", "at.", "at.-1", "at.9999999"])
      await expect(found(liaison, { search: "1", cursor })).rejects.toMatchObject({ code: "cursor-invalid" });
  });
});
