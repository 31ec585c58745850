import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { mapImport } from "#shared/app/imports/map-import.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { Holds, ImportRecord } from "#shared/domain/imports/import-record.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import {
  type BankLayout,
  type Filled,
  type FilledLoan,
  filledLoans,
  layoutRegister,
  layoutRows,
} from "#test/support/fill-layout.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { loanPages } from "#test/support/read-book.ts";
import { sheetOf } from "#test/support/sheets.ts";

const layouts: Record<string, BankLayout> = JSON.parse(
  readFileSync(new URL("../../fixtures/layouts/more.json", import.meta.url)).toString(),
);
const supervisor = {
  issuer: "test",
  subject: "supervisor",
  displayName: "科协",
  role: "supervisor",
} as const;
const which = (test: (layout: BankLayout) => boolean) =>
  Object.entries(layouts).filter(([, one]) => test(one));
/** Those with a loan number and a borrower, those that name no borrower, and those that are to be refused. */
const whole = which(({ refused, borrower }) => refused !== true && borrower !== false);
const nameless = which(
  ({ refused, borrower, flows }) => refused !== true && borrower === false && flows !== true,
);
const refused = which((layout) => layout.refused === true);

const openNew = () =>
  openOffice(openSqliteStore({ file: ":memory:" }), { tableReader: createWorkbookReader() });

const written = (rows: readonly (readonly Filled[])[]): Sheet[] => [
  sheetOf(
    "信息表",
    rows.map((row) => row.map((cell) => cell ?? null)),
  ),
];

async function stored({ deps }: Office, importId: string): Promise<ImportRecord> {
  const record = await deps.imports.get(importId);
  if (record === undefined) throw new Error("the import is gone");
  return record;
}

/** Checks a layout's book of a month and decides about it what a liaison who knows the file would. */
async function bringIn(office: Office, layout: BankLayout, loans: readonly FilledLoan[], holds: Holds) {
  const record = await office.check("明细.xlsx", written(layoutRows(layout, loans)));
  const columns = (record.understood ?? []).flatMap(({ fingerprint, columns: told }) => {
    const decided = told.flatMap(({ header, key }) => {
      const field = layout.columns[key] ?? layout.columns[header];
      return field === undefined ? [] : [{ column: key, field }];
    });
    return decided.length === 0 ? [] : [{ fingerprint, columns: decided }];
  });
  await mapImport(office.deps, liaison, record.importId, { columns, values: [], holds, acceptNames: true });
  await office.work();
  return commitWhole(office, await stored(office, record.importId));
}

async function commitWhole(office: Office, { importId }: ImportRecord): Promise<ImportRecord> {
  await commitImport(office.deps, liaison, importId);
  await office.work();
  return stored(office, importId);
}

async function takeInRegister({ deps }: Office, loans: readonly FilledLoan[]) {
  const bytes = Buffer.from(
    layoutRegister(loans)
      .map((row) => row.join(","))
      .join("\r\n"),
  );
  return takeInMembers(deps, supervisor, { fileName: "会员名册.csv", bytes, commit: true });
}

/** What loans come to at each association, in fen. */
function sumsOf(loans: readonly FilledLoan[], of: (loan: FilledLoan) => string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const loan of loans) sums[of(loan)] = (sums[of(loan)] ?? 0) + loan.yuan * 100;
  return sums;
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

const [june, july] = [filledLoans(1), filledLoans(2)];

describe.each(whole)("the layout %s as a bank exports it", (_, layout) => {
  test("goes in with the register of its members, and the next month's without any decision", async () => {
    const office = openNew();
    await takeInRegister(office, june);
    const record = await bringIn(office, layout, june, "register");
    expect(record.counts).toMatchObject({ new: june.length, refused: 0 });
    expect(await byAssociation(office)).toEqual(sumsOf(june, ({ association }) => association));

    await takeInRegister(office, july);
    const next = await commitWhole(
      office,
      await office.check("下月.xlsx", written(layoutRows(layout, july))),
    );
    expect(next).toMatchObject({
      state: "committed",
      counts: { new: july.length - june.length, refused: 0 },
    });
    expect(next.counts?.leftOut).toBeUndefined();
    expect(await byAssociation(office)).toEqual(sumsOf(july, ({ association }) => association));
    expect((await verifyLedger(office.deps)).differences).toEqual([]);
  });
});

describe.each([...whole, ...nameless])("the layout %s without any register", (_, layout) => {
  test("goes in as 待归属, and the next month's without any decision", async () => {
    const office = openNew();
    const record = await bringIn(office, layout, june, "programme");
    expect(record.counts).toMatchObject({ new: june.length, refused: 0, unattributed: june.length });
    expect(await byAssociation(office)).toEqual(sumsOf(june, () => "待归属"));

    const next = await commitWhole(
      office,
      await office.check("下月.xlsx", written(layoutRows(layout, july))),
    );
    expect(next.counts).toMatchObject({ refused: 0, unattributed: july.length });
    expect(await byAssociation(office)).toEqual(sumsOf(july, () => "待归属"));
  });
});

test("a word of the bank's for its customers leaves the type to the register, and one about members is asked about", async () => {
  const { L32 } = layouts;
  if (L32 === undefined) throw new Error("L32 is gone");
  const layout = { ...L32, values: { 客户类型: ["其他个人", "一般农户", "非会员"] } };
  const office = openNew();
  await takeInRegister(office, june);
  const { counts, unknownValues } = await bringIn(office, layout, june, "register");
  expect(counts).toMatchObject({ new: 6, refused: 2 });
  expect(unknownValues?.map(({ value }) => value)).toEqual(["非会员"]);
});

test("a masked identity number tells nobody but by a confirmed name that ends like it", async () => {
  const { L26 } = layouts;
  if (L26 === undefined) throw new Error("L26 is gone");
  const masked = june.map((loan, place) => ({
    ...loan,
    identity: `${loan.identity.slice(0, 6)}********${place === 3 ? "9999" : loan.identity.slice(-4)}`,
  }));
  const office = openNew();
  await takeInRegister(office, june);
  const { counts, notices } = await bringIn(office, L26, masked, "programme");
  expect(counts).toMatchObject({ new: 8, refused: 0, unattributed: 1 });
  expect(notices?.find(({ code }) => code === "cells-unread")?.message).toContain("证件号码有遮盖");
  const others = june.filter((_, place) => place !== 3);
  expect(await byAssociation(office)).toEqual({
    ...sumsOf(others, ({ association }) => association),
    ...sumsOf(june.slice(3, 4), () => "待归属"),
  });
});

test.each(refused)("the layout %s is refused, and says what it lacks", async (_, layout) => {
  const office = openNew();
  const { state, problem } = await office.check("明细.xlsx", written(layoutRows(layout, june)));
  expect(state).toBe("refused");
  expect(problem?.code).toMatch(/^(?:columns-missing|no-loan-table)$/);
  expect(problem?.message).toMatch(/借据号|放款金额|放款日期/);
});

describe("a register of payments out and back", () => {
  const layout = layouts.L07 as BankLayout;
  const [headers = [], ...paidOut] = layoutRows(layout, june);
  const marked = (row: readonly Filled[], mark: string, changes: Record<string, Filled> = {}) =>
    row.map((cell, place) => (headers[place] === "标志" ? mark : (changes[String(headers[place])] ?? cell)));
  const back = { 本金: 5000, 借方发生额: 0, 贷方发生额: 5000 };

  test("has its payments out taken, and of what came back none", async () => {
    const rows = [
      headers,
      ...paidOut.map((row) => marked(row, "发放")),
      ...paidOut.slice(0, 3).map((row) => marked(row, "回收", back)),
      marked(paidOut[0] ?? [], "回收", { ...back, 借据号: "34110100201600799990" }),
    ];
    const office = openNew();
    const record = await office.check("登记簿.xlsx", written(rows));
    const [understood] = record.understood ?? [];
    const columns = Object.entries(layout.columns).map(([column, field]) => ({ column, field }));
    await mapImport(office.deps, liaison, record.importId, {
      columns: [{ fingerprint: understood?.fingerprint ?? "", columns }],
      values: [],
      holds: "programme",
    });
    await office.work();
    const { counts } = await commitWhole(office, await stored(office, record.importId));
    expect(counts).toMatchObject({ new: june.length, refused: 4 });
    expect(await byAssociation(office)).toEqual(sumsOf(june, () => "待归属"));
  });

  test("is refused where no column tells the two apart", async () => {
    const left = headers.map((header) => (/标志|贷方/.test(String(header)) ? "其他" : header));
    const renamed = left.map(
      (header) => ({ 本金: "放款金额", "发放/回收日期": "发放或回收日期" })[String(header)] ?? header,
    );
    const day = [...renamed, "放款日期"];
    const rows = paidOut.map((row, place) => [...row, june[place]?.day]);
    const { state, problem } = await openNew().check("登记簿.xlsx", written([day, ...rows]));
    expect({ state, code: problem?.code }).toEqual({ state: "refused", code: "columns-missing" });
    expect(problem?.message).toContain("发放/回收标志");
  });
});
