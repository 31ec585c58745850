import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { readLoan } from "#shared/app/ledger/read-loan.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
});
afterEach(() => store.close());

/** A book of one loan of a borrower and an association. */
function book(borrower: string, association: string) {
  const row = plainRow("A1");
  row[1] = borrower;
  row[4] = association;
  return [sheetOf("明细", [plainHeaders, row])];
}

test("an association sees a re-opened loan's history since then only; the bank sees what was before", async () => {
  const wrong = await office.commit("wrong.xlsx", book("欧阳某", "龙虾协会"));
  await office.undo(wrong.importId);
  await office.commit("right.xlsx", book("王小明", "花生协会"));
  const association: Person = {
    issuer: "test",
    subject: "peanuts",
    displayName: "花生协会",
    role: "association",
    associationId: associationIdOf("花生协会", office.deps.sha256),
  };

  const own = await readLoan(office.deps, association, { loanNo: "A1", bankId: "psbc-chuzhou" });
  const whole = await readLoan(office.deps, liaison, { loanNo: "A1" });

  expect(own.history.map(({ kind, version }) => [kind, version])).toEqual([["opened", 3]]);
  expect(JSON.stringify(own, (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toContain(
    "欧阳",
  );
  expect(whole.history.map(({ kind }) => kind)).toEqual(["opened", "undone", "opened"]);
});
