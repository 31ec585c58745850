import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { toJsonText } from "#shared/adapters/stored/json-text.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { mapImport } from "#shared/app/imports/map-import.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import type { Holds, ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { ColumnField } from "#shared/domain/imports/reading/columns.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { loanPages } from "#test/support/read-book.ts";
import { readHere } from "#test/support/read-here.ts";

const folder = new URL("../../fixtures/layouts/", import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(name, folder));

type Expected = {
  loans: number;
  fen: number;
  byAssociation: Record<string, number>;
  columns: Record<string, ColumnField>;
};
const expected: Record<string, Expected> = JSON.parse(bytesOf("expected.json").toString());
/** The bank's own file tells balances and no amounts: there is no new loan in it. */
const withoutAmounts = "L33";
const layouts = Object.entries(expected).filter(([id]) => id !== withoutAmounts);
const supervisor = {
  issuer: "test",
  subject: "supervisor",
  displayName: "科协",
  role: "supervisor",
} as const;

const openNew = () => openOffice(openSqliteStore({ file: ":memory:" }), { tableReader: readHere });

/** Brings a layout in as a liaison who knows the file would: one decision about columns at most, where it is asked for. */
async function bringIn(office: Office, id: string, { holds }: { holds: Holds }): Promise<ImportRecord> {
  const record = await office.check(`${id}.xlsx`, bytesOf(`${id}.xlsx`));
  const { columns: known = {} } = expected[id] ?? {};
  const columns = (record.understood ?? []).flatMap(({ fingerprint, columns: told }) => {
    const decided = told.flatMap(({ header, key }) =>
      known[header] ? [{ column: key, field: known[header] }] : [],
    );
    return decided.length === 0 ? [] : [{ fingerprint, columns: decided }];
  });
  if (record.state === "checked") return record;
  await mapImport(office.deps, liaison, record.importId, { columns, values: [], holds, acceptNames: true });
  await office.work();
  return stored(office, record.importId);
}

async function commitWhole(office: Office, { importId }: ImportRecord): Promise<ImportRecord> {
  await commitImport(office.deps, liaison, importId);
  await office.work();
  return stored(office, importId);
}

async function stored({ deps }: Office, importId: string): Promise<ImportRecord> {
  const record = await deps.imports.get(importId);
  if (record === undefined) throw new Error("the import is gone");
  return record;
}

async function takeInRegister({ deps }: Office, id: string) {
  return takeInMembers(deps, supervisor, {
    fileName: "会员名册.xlsx",
    bytes: bytesOf(`${id}-会员名册.xlsx`),
    commit: true,
  });
}

async function byAssociation({ deps }: Office): Promise<Record<string, number>> {
  const names = new Map((await deps.associations.list()).map((one) => [one.associationId, one.name]));
  const sums: Record<string, number> = {};
  for (const { facts } of (await loanPages(deps.ledger, {}, 200)).flat()) {
    const name = names.get(groupsOf(facts).associationId) ?? "待归属";
    sums[name] = (sums[name] ?? 0) + Number(facts.amountFen);
  }
  return sums;
}

describe.each(layouts)("the layout %s as a bank exports it", (id, { fen, loans, byAssociation: sums }) => {
  test("goes in with the register of its members, every loan at its association, to the fen", async () => {
    const office = openNew();
    expect((await takeInRegister(office, id)).counts).toMatchObject({ new: loans, refused: 0 });
    const record = await commitWhole(office, await bringIn(office, id, { holds: "register" }));
    expect(record.counts).toMatchObject({ new: loans, refused: 0 });
    expect(record.counts?.unattributed).toBeUndefined();
    expect(await byAssociation(office)).toEqual(sums);
    expect((await verifyLedger(office.deps)).differences).toEqual([]);

    const again = await office.check(`${id}.xlsx`, bytesOf(`${id}.xlsx`));
    expect(again).toMatchObject({ state: "checked", counts: { unchanged: loans, refused: 0 } });
  });

  test("goes in without any register as 待归属, which a register that comes later attributes where it has identities", async () => {
    const office = openNew();
    const record = await commitWhole(office, await bringIn(office, id, { holds: "programme" }));
    expect(record.counts).toMatchObject({ new: loans, refused: 0, unattributed: loans });
    expect(await byAssociation(office)).toEqual({ 待归属: fen });
    expect(await readProgress(office.deps)).toMatchObject({
      unattributed: { loanCount: BigInt(loans), disbursedFen: BigInt(fen) },
    });

    const { attributed = 0 } = await takeInRegister(office, id);
    const states = (await loanPages(office.deps.ledger, {}, 200)).flat();
    const identified = states.filter(({ facts }) => facts.borrowerIdHash !== undefined).length;
    expect(attributed).toBe(identified);
    if (identified === loans) expect(await byAssociation(office)).toEqual(sums);
    const left = BigInt(loans - identified);
    expect((await readProgress(office.deps)).unattributed.loanCount).toBe(left);
    expect((await verifyLedger(office.deps)).differences).toEqual([]);
  });

  test("leaves out everybody who is in no register, and keeps nothing of them", async () => {
    const office = openNew();
    const record = await bringIn(office, id, { holds: "register" });
    expect(record).toMatchObject({ state: "checked", counts: { read: loans, new: 0, leftOut: loans } });
    const kept = toJsonText([record, await office.deps.importArchive.planPage(record, 0)]);
    for (const loan of await namesIn(office, id)) expect(kept).not.toContain(loan);
  });
});

/** The names on a layout's register, which are those of its borrowers. */
async function namesIn({ deps }: Office, id: string): Promise<string[]> {
  const { rows } = await takeInMembers(deps, supervisor, {
    fileName: "会员名册.xlsx",
    bytes: bytesOf(`${id}-会员名册.xlsx`),
    commit: false,
  });
  return rows.flatMap(({ name }) => name ?? []);
}

test("a file that tells balances and no amounts opens no loan, and says what it lacks", async () => {
  const office = openNew();
  const record = await office.check("L33.xlsx", bytesOf("L33.xlsx"));
  expect(record).toMatchObject({ state: "refused", problem: { code: "columns-missing" } });
  expect(record.problem?.message).toContain("放款金额");
});
