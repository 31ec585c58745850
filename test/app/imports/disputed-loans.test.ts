import { beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listDisputedLoans } from "#shared/app/imports/registers/list-disputed-loans.ts";
import { settleDisputes } from "#shared/app/imports/registers/settle-disputes.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import { personOf } from "#test/support/corrections.ts";
import { personNumber } from "#test/support/csv-book.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { loanPages } from "#test/support/read-book.ts";
import { sheetOf, type Written } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor");
const headers = ["借据号", "客户名称", "证件号码", "客户类型", "所属农技协", "县区", "放款金额", "放款日期"];
const row = (loanNo: string, person: number, association: string, yuan = 50_000): Written[] => [
  loanNo,
  "王小明",
  personNumber(person),
  "会员",
  association,
  "来安县",
  yuan,
  "2016-06-05",
];
const flowers = "来安花红协会";
const greens = "来安蔬菜协会";

describe("a loan whose book and whose register name two associations", () => {
  let office: Office;

  const bringIn = async (...rows: Written[][]): Promise<ImportRecord> => {
    const { importId } = await office.check("明细.xlsx", [sheetOf("明细", [headers, ...rows])]);
    await commitImport(office.deps, liaison, importId);
    await office.work();
    return (await office.deps.imports.get(importId)) as ImportRecord;
  };
  const register = (...lines: [person: number, association: string][]) =>
    takeInMembers(office.deps, supervisor, {
      fileName: "会员名册.csv",
      bytes: Buffer.from(
        [
          "姓名,身份证号,所属农技协,县区",
          ...lines.map(([person, name]) => `王小明,${personNumber(person)},${name},来安县`),
        ].join("\r\n"),
      ),
      commit: true,
    });
  const disputed = async () =>
    (await listDisputedLoans(office.deps, supervisor, {})).items.map(
      ({ loan, associationName, registered }) => `${loan.loanNo} ${associationName} ${registered.name}`,
    );
  const settle = (by: "ledger" | "register") =>
    settleDisputes(office.deps, supervisor, { by, loans: [{ loanNo: "J1" }] });
  const places = async () => {
    const names = new Map(
      (await office.deps.associations.list()).map((one) => [one.associationId, one.name]),
    );
    const loans = (await loanPages(office.deps.ledger, {}, 200)).flat();
    return loans.map(({ loanNo, facts }) => `${loanNo} ${names.get(facts.associationId ?? "")}`).sort();
  };

  beforeEach(async () => {
    office = openOffice(openSqliteStore({ file: ":memory:" }), { tableReader: createWorkbookReader() });
    await bringIn(row("J1", 1, flowers), row("J2", 2, greens), row("J3", 3, flowers));
  });

  it("stays where its book has it when the register comes later, and is asked about", async () => {
    await register([1, greens], [2, greens]);

    expect(await places()).toEqual([`J1 ${flowers}`, `J2 ${greens}`, `J3 ${flowers}`]);
    expect(await disputed()).toEqual([`J1 ${flowers} ${greens}`]);
  });

  it("is counted when its book is checked", async () => {
    await register([1, greens], [2, greens]);

    const { importId } = await office.check("新.xlsx", [
      sheetOf("明细", [headers, row("J1", 1, flowers, 60_000), row("J4", 2, flowers), row("J5", 2, greens)]),
    ]);

    const { notices } = (await office.deps.imports.get(importId)) as ImportRecord;
    expect(notices?.find(({ code }) => code === "associations-disputed")).toMatchObject({ count: 2 });
  });

  it("goes to the register's association when that is right, whatever later books say", async () => {
    await register([1, greens]);

    expect(await settle("register")).toEqual({ settled: 1 });
    expect(await disputed()).toEqual([]);
    const { counts } = await bringIn(row("J1", 1, flowers, 60_000));

    expect(counts).toMatchObject({ changed: 1 });
    expect(await places()).toEqual([`J1 ${greens}`, `J2 ${greens}`, `J3 ${flowers}`]);
    expect(await verifyLedger(office.deps)).toMatchObject({ ok: true });
  });

  it("is asked about no more when the ledger is right", async () => {
    await register([1, greens]);

    expect(await settle("ledger")).toEqual({ settled: 1 });

    expect(await disputed()).toEqual([]);
    expect(await places()).toContain(`J1 ${flowers}`);
    expect(await settle("register")).toEqual({ settled: 0 });
  });

  it("is opened again with its book, and undone with it", async () => {
    const { importId } = await bringIn(row("J4", 4, flowers));
    await register([4, greens]);
    await settleDisputes(office.deps, supervisor, { by: "register", loans: [{ loanNo: "J4" }] });

    await undoImport(office.deps, liaison, importId, "传错了");
    await office.work();

    expect(await places()).not.toContain(`J4 ${greens}`);
    await bringIn(row("J4", 4, flowers));
    expect(await disputed()).toEqual([`J4 ${flowers} ${greens}`]);
    expect(await verifyLedger(office.deps)).toMatchObject({ ok: true });
  });

  it("is told nobody who may not see both associations", async () => {
    await register([1, greens]);
    const other = { ...personOf("county-supervisor"), countyCode: "341102" };

    expect(await listDisputedLoans(office.deps, other, {})).toEqual({ items: [] });
    await expect(
      settleDisputes(office.deps, other, { by: "register", loans: [{ loanNo: "J1" }] }),
    ).rejects.toThrow(new LedgerFailure("loan-unknown").message);
  });
});
