import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { mapImport } from "#shared/app/imports/map-import.ts";
import { attributeByHand } from "#shared/app/imports/registers/attribute-by-hand.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import type { Holds, ImportRecord } from "#shared/domain/imports/import-record.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { personNumber } from "#test/support/csv-book.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { loanPages } from "#test/support/read-book.ts";
import { sheetOf, type Written } from "#test/support/sheets.ts";

const supervisor = {
  issuer: "test",
  subject: "supervisor",
  displayName: "科协",
  role: "supervisor",
} as const;
const whole = ["借据号", "客户号", "客户名称", "证件号码", "放款金额", "放款日期", "支行"];
const row = (loanNo: string, customerNo: string, name: string, identity: Written): Written[] => [
  loanNo,
  customerNo,
  name,
  identity,
  50_000,
  "2016-06-05",
  "来安支行",
];
const june = [
  row("J0001", "C0001", "王小明", personNumber(1)),
  row("J0002", "C0002", "李建国", personNumber(2)),
  row("J0003", "C0003", "陈志强", personNumber(3)),
];

/** An office whose ledger has the loans of two members, and one that is nobody's. */
async function openWithJune(): Promise<Office> {
  const office = openOffice(openSqliteStore({ file: ":memory:" }), { tableReader: createWorkbookReader() });
  const members = [
    ["王小明", 1, "来安花红协会"],
    ["李建国", 2, "来安蔬菜协会"],
  ].map(([name, n, association]) => `${name},${personNumber(Number(n))},${association},来安县`);
  await takeInMembers(office.deps, supervisor, {
    fileName: "会员名册.csv",
    bytes: Buffer.from(["姓名,身份证号,所属农技协,县区", ...members].join("\r\n")),
    commit: true,
  });
  await bringIn(office, [whole, ...june], "programme");
  return office;
}

async function bringIn(
  office: Office,
  rows: Written[][],
  holds: Holds,
  acceptNames = false,
): Promise<ImportRecord> {
  const { importId } = await office.check("明细.xlsx", [sheetOf("明细", rows)]);
  await mapImport(office.deps, liaison, importId, { columns: [], values: [], holds, acceptNames });
  await office.work();
  await commitImport(office.deps, liaison, importId);
  await office.work();
  const record = await office.deps.imports.get(importId);
  if (record === undefined) throw new Error("the import is gone");
  return record;
}

/** Each loan with its association, and by what that was told. */
async function attributions({ deps }: Office): Promise<Record<string, string>> {
  const names = new Map((await deps.associations.list()).map((one) => [one.associationId, one.name]));
  const loans = (await loanPages(deps.ledger, {}, 200)).flat();
  return Object.fromEntries(
    loans.map(({ loanNo, facts }) => {
      const name = names.get(groupsOf(facts).associationId) ?? "待归属";
      return [loanNo, `${name} ${facts.associationSource ?? ""}`.trim()];
    }),
  );
}

const flows = ["借据号", "客户号", "放款金额", "放款日期"];

test("loans that name nobody are their customer's whose loans are known, and strangers' are left out", async () => {
  const office = await openWithJune();
  const next = [
    flows,
    ["J0011", "C0001", 30_000, "2016-07-05"],
    ["J0012", "C0002", 30_000, "2016-07-05"],
    ["J0013", "C0003", 30_000, "2016-07-05"],
    ["J0014", "C0004", 30_000, "2016-07-05"],
  ];
  const { counts } = await bringIn(office, next, "register");
  expect(counts).toMatchObject({ read: 4, new: 2, leftOut: 2 });
  expect(await attributions(office)).toEqual({
    J0001: "来安花红协会 register",
    J0002: "来安蔬菜协会 register",
    J0003: "待归属",
    J0011: "来安花红协会 customer",
    J0012: "来安蔬菜协会 customer",
  });
});

test("loans that nobody was known of follow when another loan of their customer is attributed", async () => {
  const office = await openWithJune();
  await bringIn(
    office,
    [flows, ["J0051", "C0003", 30_000, "2016-07-05"], ["J0052", "C0004", 30_000, "2016-07-05"]],
    "programme",
  );
  const flowers = (await office.deps.associations.list()).find(({ name }) => name === "来安花红协会");

  const loans = [{ loanNo: "J0003" }];
  const { associationId = "" } = flowers ?? {};
  expect(await attributeByHand(office.deps, supervisor, { associationId, loans })).toEqual({ attributed: 2 });

  expect(await attributions(office)).toMatchObject({
    J0003: "来安花红协会 hand",
    J0051: "来安花红协会 customer",
    J0052: "待归属",
  });
});

test("a whole book without any borrower is not left out in silence", async () => {
  const office = await openWithJune();
  const rows = [
    ["借据号", "放款金额", "放款日期"],
    ["J0061", 30_000, "2016-07-05"],
  ];
  const { importId } = await office.check("流水.xlsx", [sheetOf("流水", rows)]);
  await mapImport(office.deps, liaison, importId, { columns: [], values: [], holds: "register" });
  await office.work();
  expect(await office.deps.imports.get(importId)).toMatchObject({
    state: "refused",
    problem: { code: "no-borrowers-to-pick", message: expect.stringContaining("有 1 笔") },
  });

  await mapImport(office.deps, liaison, importId, { columns: [], values: [], holds: "programme" });
  await office.work();
  expect(await office.deps.imports.get(importId)).toMatchObject({ counts: { new: 1, unattributed: 1 } });
});

test("a customer number under another name tells nothing, nor does one of two names in the file", async () => {
  const office = await openWithJune();
  const named = ["借据号", "客户号", "客户名称", "放款金额", "放款日期"];
  await bringIn(
    office,
    [
      named,
      ["J0021", "C0001", "张三丰", 30_000, "2016-07-05"],
      ["J0022", "C0002", "李建国", 30_000, "2016-07-05"],
      ["J0023", "C0002", "赵六一", 30_000, "2016-07-05"],
    ],
    "programme",
  );
  const found = await attributions(office);
  expect([found.J0021, found.J0022, found.J0023]).toEqual(["待归属", "待归属", "待归属"]);
});

test("a name that two customers of the file have is nobody's, though the register has it once", async () => {
  const office = await openWithJune();
  const named = ["借据号", "客户号", "客户名称", "放款金额", "放款日期"];
  await bringIn(
    office,
    [
      named,
      ["J0031", "C0901", "王小明", 30_000, "2016-07-05"],
      ["J0032", "C0902", "王小明", 30_000, "2016-07-05"],
      ["J0033", "C0903", "李建国", 30_000, "2016-07-05"],
    ],
    "programme",
    true,
  );
  const found = await attributions(office);
  expect([found.J0031, found.J0032, found.J0033]).toEqual(["待归属", "待归属", "来安蔬菜协会 name"]);
});

test("a customer number that is the identity number is not kept", async () => {
  const office = await openWithJune();
  const identity = personNumber(7);
  const { notices } = await bringIn(office, [whole, row("J0041", identity, "周大海", identity)], "programme");
  const [loan] = await office.deps.ledger.readLoans([{ bankId: "psbc-chuzhou", loanNo: "J0041" }]);
  expect(loan?.facts?.customerNo).toBeUndefined();
  expect(notices?.map(({ code }) => code)).not.toContain("cells-unread");
});
