import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { listDecisions } from "#shared/app/imports/list-decisions.ts";
import { mapImport } from "#shared/app/imports/map-import.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
});
afterEach(() => store.close());

/** A book in which the bank calls the amount 放出数 and writes one county as 苏滁园区. */
const strange = (prefix: string) => {
  const headers = plainHeaders.map((header) => (header === "放款金额" ? "放出数" : header));
  const rows = [1, 2, 3].map((number): Written[] => {
    const row = plainRow(`${prefix}${number}`, 50_000 + number);
    if (number > 1) row[5] = "苏滁园区";
    return row;
  });
  return [sheetOf("明细", [headers, ...rows])];
};
const map = (importId: string, mapping: Partial<Parameters<typeof mapImport>[3]>) =>
  mapImport(office.deps, liaison, importId, { columns: [], values: [], ...mapping });
const stored = async (importId: string) => store.imports.get(importId);

async function settle(importId: string): Promise<void> {
  const fingerprint = (await stored(importId))?.understood?.[0]?.fingerprint ?? "";
  await map(importId, { columns: [{ fingerprint, columns: [{ column: "放出数", field: "amount" }] }] });
  await office.work();
  await map(importId, { values: [{ field: "countyName", value: "苏滁园区", meaning: "341103" }] });
  await office.work();
}

test("a refused file shows its columns with samples, and goes in once it is told what they are", async () => {
  const refused = await office.check("a.xlsx", strange("A"));
  expect(refused).toMatchObject({ state: "refused", problem: { code: "columns-missing" } });
  const [sheet] = refused.understood ?? [];
  expect(sheet).toMatchObject({ missing: ["amount"] });
  expect(sheet?.columns.find(({ header }) => header === "放出数")).toMatchObject({
    field: null,
    holds: "amount",
    suggestion: "amount",
    samples: ["50001", "50002", "50003"],
  });

  const fingerprint = sheet?.fingerprint ?? "";
  await map(refused.importId, {
    columns: [{ fingerprint, columns: [{ column: "放出数", field: "amount" }] }],
  });
  await office.work();

  const held = await stored(refused.importId);
  expect(held).toMatchObject({
    state: "checked",
    counts: { read: 3, new: 1, refused: 2 },
  });
  expect(held?.problem).toBeUndefined();
  expect(held?.unknownValues).toMatchObject([
    { field: "countyName", value: "苏滁园区", rows: 2, heldUp: 2, firstCell: "明细!F3" },
    { field: "associationName", value: "琅琊花生协会", heldUp: 0 },
  ]);
});

test("what was settled once holds for the next file, and is kept with who decided and what stood before", async () => {
  await settle((await office.check("a.xlsx", strange("A"))).importId);

  const next = await office.check("b.xlsx", strange("B"));
  expect(next).toMatchObject({ state: "checked", counts: { read: 3, new: 3, refused: 0 } });

  await map(next.importId, { values: [{ field: "countyName", value: "苏滁园区", meaning: "341102" }] });
  await office.work();
  const { items } = await listDecisions(office.deps, liaison, { kind: "value", limit: 10 });
  expect(items).toMatchObject([
    {
      matter: { meaning: "341102" },
      decidedBy: "liaison",
      importId: next.importId,
      earlier: [{ matter: { meaning: "341103" }, decidedBy: "liaison" }],
    },
  ]);
});

test("another bank's files are not read by these decisions", async () => {
  await settle((await office.check("a.xlsx", strange("A"))).importId);
  const other = { ...liaison, subject: "other", bankId: "other-bank" };

  expect(await listDecisions(office.deps, other, { kind: "columns", limit: 10 })).toEqual({ items: [] });
});

test("a name of an association can be settled as another's, and then no new one is taken in", async () => {
  const named = (loanNo: string, name: string) => {
    const row = plainRow(loanNo);
    row[4] = name;
    return [sheetOf("明细", [plainHeaders, row])];
  };
  await office.commit("a.xlsx", named("A1", "琅琊花生协会"));
  const { importId } = await office.check("b.xlsx", named("B1", "琅琊区花生种植协会"));

  await map(importId, {
    values: [{ field: "associationName", value: "琅琊区花生种植协会", meaning: "琅琊花生协会" }],
  });
  await office.work();
  await office.commit("c.xlsx", named("B2", "琅琊区花生种植协会"));

  expect(await store.associations.list()).toHaveLength(1);
});

test("a column that the file does not have, a meaning that does not exist and an import beyond its check are refused", async () => {
  const { importId, understood } = await office.check("a.xlsx", strange("A"));
  const fingerprint = understood?.[0]?.fingerprint ?? "";
  const wrong = [
    { columns: [{ fingerprint, columns: [{ column: "没有的列", field: "amount" as const }] }] },
    { columns: [{ fingerprint: "别的表头", columns: [{ column: "放出数", field: null }] }] },
    { values: [{ field: "countyName" as const, value: "苏滁园区", meaning: "999999" }] },
    { values: [{ field: "status" as const, value: "正常类", meaning: "fine" }] },
    { values: [{ field: "associationName" as const, value: "甲协会", meaning: "没有的协会" }] },
  ];
  for (const mapping of wrong) {
    await expect(map(importId, mapping)).rejects.toMatchObject({ code: "input-invalid" });
  }
  const committed = await office.commit("b.xlsx", [sheetOf("明细", [plainHeaders, plainRow("B1")])]);
  const late = map(committed.importId, {
    values: [{ field: "countyName", value: "苏滁园区", meaning: "341103" }],
  });
  await expect(late).rejects.toMatchObject({ code: "import-state" });
});

test("columns that came or went since the last committed book are told", async () => {
  await office.commit("a.xlsx", [
    sheetOf("明细", [
      [...plainHeaders, "利率"],
      [...plainRow("A1"), "4.75%"],
    ]),
  ]);

  const next = await office.check("b.xlsx", [
    sheetOf("明细", [
      [...plainHeaders, "贷款用途"],
      [...plainRow("A2"), "养殖"],
    ]),
  ]);

  const told = next.notices?.filter(({ code }) => code.startsWith("columns-")).map(({ message }) => message);
  expect(told).toEqual(["与上次入账的表相比，新出现了列：贷款用途。", "与上次入账的表相比，少了列：利率。"]);
});

test("where the programme lists its products, another name is settled once as one of them", async () => {
  office = openOffice(store, { programme: { ...office.deps.programme, products: ["协会会员贷"] } });
  const loan = (loanNo: string, product: string) => [
    sheetOf("明细", [
      [...plainHeaders, "产品"],
      [...plainRow(loanNo), product],
    ]),
  ];
  const held = await office.check("a.xlsx", loan("A1", "会员贷"));
  expect(held).toMatchObject({ counts: { new: 1, refused: 0 } });
  expect(held.unknownValues).toMatchObject([{ field: "product", value: "会员贷", rows: 1, heldUp: 0 }, {}]);

  await map(held.importId, { values: [{ field: "product", value: "会员贷", meaning: "协会会员贷" }] });
  await office.work();
  await office.commit("b.xlsx", loan("A2", "会员贷"));

  const [loan2] = (await store.ledger.listLoans({}, 10)).items;
  expect(loan2?.facts.product).toBe("协会会员贷");
});
