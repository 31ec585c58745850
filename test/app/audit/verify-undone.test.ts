import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let folder: string;

const book = (...rows: [loanNo: string, yuan: number][]) => [
  sheetOf("明细", [plainHeaders, ...rows.map(([loanNo, yuan]) => plainRow(loanNo, yuan))]),
];

/** Three loans, a change of one of them that was undone, two loans that were undone, and one of these opened again. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yinhui-undone-"));
  const store = openSqliteStore({ file: join(folder, "sound.sqlite") });
  const office = openOffice(store);
  await office.commit("first.xlsx", book(["A1", 10_000], ["A2", 20_000], ["A3", 30_000]));
  const change = await office.commit("change.xlsx", book(["A1", 15_000]));
  await office.undo(change.importId);
  const added = await office.commit("added.xlsx", book(["B1", 1_000], ["B2", 2_000]));
  await office.undo(added.importId);
  await office.commit("again.xlsx", book(["B2", 3_000]));
  store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Verifies a copy of the ledger that was changed behind the back of the program. */
async function verifyPlanted(name: string, ...planted: string[]) {
  const file = join(folder, `${name}.sqlite`);
  copyFileSync(join(folder, "sound.sqlite"), file);
  const database = new DatabaseSync(file);
  for (const sql of planted) expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
  database.close();
  const store = openSqliteStore({ file });
  const verification = await verifyLedger(openOffice(store).deps);
  store.close();
  return verification;
}

test("undone and re-opened loans are no difference, and undone ones are not counted", async () => {
  expect(await verifyPlanted("sound")).toMatchObject({ ok: true, loans: 4, entries: 3 + 2 + 4 + 1 });
});

test.each([
  ["gone", "DELETE FROM undone_loan WHERE loan_no = 'B1'", ["loan-missing"]],
  ["of another version", "UPDATE undone_loan SET version = 1", ["loan-version"]],
  ["of other blocks", "UPDATE undone_loan SET block_nos = '[4]'", ["loan-blocks"]],
])("an undone loan that is %s is found", async (name, sql, kinds) => {
  const { ok, differences } = await verifyPlanted(name, sql);

  expect(ok).toBe(false);
  expect(differences.map(({ kind }) => kind)).toEqual(kinds);
});

test("an undone loan that is back in the lists is found", async () => {
  const { differences } = await verifyPlanted(
    "revived",
    `INSERT INTO loan SELECT bank_id, 'B1', version, association_id, county_code, month, status, facts, block_nos
      FROM loan WHERE loan_no = 'A2'`,
    "DELETE FROM undone_loan WHERE loan_no = 'B1'",
  );

  expect(new Set(differences.map(({ key }) => key.split(" ")[1]))).toEqual(new Set(["psbc-chuzhou/B1"]));
  expect(differences.map(({ kind }) => kind)).toContain("loan-field");
});

test("a loan that was made to look undone is found", async () => {
  const { differences } = await verifyPlanted(
    "hidden",
    "INSERT INTO undone_loan SELECT bank_id, loan_no, version, block_nos FROM loan WHERE loan_no = 'A2'",
    "DELETE FROM loan WHERE loan_no = 'A2'",
  );

  expect(differences).toEqual([
    { kind: "loan-missing", key: "loan psbc-chuzhou/A2", expected: "version 1", found: "no loan" },
  ]);
});

test("an import's total that does not come to what remains is found", async () => {
  const { differences } = await verifyPlanted(
    "import",
    "UPDATE total SET loanCount = 2 WHERE key LIKE 'import#%' AND loanCount = 0 AND disbursedFen = 0",
  );

  expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(["total"]));
});
