import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { answerQuestions } from "#shared/app/imports/answer-questions.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listDecisions } from "#shared/app/imports/list-decisions.ts";
import { listImportQuestions } from "#shared/app/imports/list-import-questions.ts";
import { mapImport } from "#shared/app/imports/map-import.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { DecisionKind } from "#shared/domain/imports/decision.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { onTheWire } from "#test/support/on-the-wire.ts";
import { loanBook, plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
});
afterEach(() => store.close());

/** A book of loans, each of an association and a county as the bank writes them. */
function bookOf(...loans: [loanNo: string, association: string, county?: string][]): Sheet[] {
  const rows = loans.map(([loanNo, association, county = "琅琊区"]): Written[] => {
    const row = plainRow(loanNo);
    row[4] = association;
    row[5] = county;
    return row;
  });
  return [sheetOf("明细", [plainHeaders, ...rows])];
}
const listed = async () => (await store.associations.list()).map(({ name }) => name).toSorted();
const idOf = async (name: string) =>
  (await store.associations.listEver()).find((one) => one.name === name)?.associationId ?? "";

describe("an association that an undone import brought", () => {
  test("is on the list no more, and is back when a later book names it", async () => {
    await office.commit("first.xlsx", bookOf(["A1", "花生协会"]));
    const { importId } = await office.commit("second.xlsx", bookOf(["A2", "花生协会"], ["A3", "茶叶协会"]));
    expect(await listed()).toEqual(["花生协会", "茶叶协会"]);

    await office.undo(importId);
    expect(await listed()).toEqual(["花生协会"]);

    const again = await office.check("third.xlsx", bookOf(["A3", "茶叶协会"]));
    expect(again.notices?.map(({ code }) => code)).toContain("associations-new");
    await commitImport(office.deps, liaison, again.importId);
    await office.work();
    expect(await listed()).toEqual(["花生协会", "茶叶协会"]);
  });

  test("stays while a loan of it is kept, or a book that stands names it, and goes with that book", async () => {
    const first = await office.commit("first.xlsx", bookOf(["A1", "花生协会"], ["A2", "茶叶协会"]));
    const second = await office.commit("second.xlsx", bookOf(["A1", "花生协会"]));
    await office.undo(first.importId);
    expect(await listed()).toEqual(["花生协会"]);

    await office.commit("third.xlsx", bookOf(["A1", "蜜蜂协会"]));
    expect(await listed()).toEqual(["花生协会", "蜜蜂协会"]);
    await office.undo(second.importId);
    expect(await listed()).toEqual(["蜜蜂协会"]);
  });

  test("stays when people of it are registered, and when the programme's own list has it", async () => {
    const programme = {
      ...office.deps.programme,
      associations: [{ name: "茶叶协会", countyCode: "341102", aliases: [] }],
    };
    office = openOffice(store, { programme });
    const { importId } = await office.commit("first.xlsx", bookOf(["A1", "花生协会"], ["A2", "茶叶协会"]));
    await store.people.put({
      issuer: liaison.issuer,
      subject: "guest",
      displayName: "花生协会",
      role: "association",
      associationId: await idOf("花生协会"),
    });

    await office.undo(importId);

    expect(await listed()).toEqual(["花生协会", "茶叶协会"]);
  });

  test("is named again as soon as a book that was checked before brings a loan of it", async () => {
    const first = await office.commit("first.xlsx", bookOf(["A1", "花生协会"]));
    const second = await office.check("second.xlsx", bookOf(["A2", "花生协会"]));
    await office.undo(first.importId);
    expect(await listed()).toEqual([]);

    await commitImport(office.deps, liaison, second.importId);
    await office.work();

    expect(await listed()).toEqual(["花生协会"]);
  });

  test("counts in a report of while it was on the list, made again", async () => {
    let clock = "2016-07-02T02:00:00.000Z";
    office = openOffice(store, { now: () => clock });
    await office.commit("first.xlsx", bookOf(["A1", "花生协会"]));
    const { importId } = await office.commit("second.xlsx", bookOf(["A2", "茶叶协会"]));
    await publishReport(await withCurrentProgramme(office.deps), { subject: "supervisor" }, "2016-06");
    clock = "2016-07-03T02:00:00.000Z";
    await office.undo(importId);

    expect(await remakeReport(office.deps, "2016-06")).toMatchObject({ equal: true });
  });
});

describe("a report of while an undone import kept loans", () => {
  test("names it as its source when it is made again after these are gone too", async () => {
    let clock = "2016-07-02T02:00:00.000Z";
    office = openOffice(store, { now: () => clock });
    const first = await office.commit("first.xlsx", loanBook(["A1", 10_000]));
    const second = await office.commit("second.xlsx", loanBook(["A1", 10_000]));
    await office.undo(first.importId);
    await publishReport(await withCurrentProgramme(office.deps), { subject: "supervisor" }, "2016-06");
    clock = "2016-07-03T02:00:00.000Z";
    await office.undo(second.importId);

    const { equal, document } = await remakeReport(office.deps, "2016-06");

    expect(equal).toBe(true);
    expect(document.sources.map(({ fileName, state }) => [fileName, state])).toEqual([
      ["first.xlsx", "kept"],
      ["second.xlsx", "whole"],
    ]);
  });
});

describe("what was decided at an undone import", () => {
  const map = async (importId: string, mapping: Partial<Parameters<typeof mapImport>[3]>) => {
    await mapImport(office.deps, liaison, importId, { columns: [], values: [], ...mapping });
    await office.work();
  };
  const settle = (importId: string, meaning: string) =>
    map(importId, { values: [{ field: "countyName", value: "苏滁园区", meaning }] });
  const commit = async (importId: string) => {
    await commitImport(office.deps, liaison, importId);
    await office.work();
  };
  const decided = async (kind: DecisionKind) =>
    onTheWire("list-decisions", await listDecisions(office.deps, liaison, { kind, limit: 50 })).items;

  test("of a value holds no more, unless a later import that is not undone went by it", async () => {
    const first = await office.check("first.xlsx", bookOf(["A1", "花生协会", "苏滁园区"]));
    await settle(first.importId, "341103");
    await commit(first.importId);
    const second = await office.commit("second.xlsx", bookOf(["A2", "花生协会", "苏滁园区"]));
    await office.commit("third.xlsx", bookOf(["A3", "花生协会"]));

    await office.undo(first.importId);
    expect(await decided("value")).toHaveLength(1);
    await office.undo(second.importId);

    expect(await decided("value")).toEqual([]);
    const again = await office.check("again.xlsx", bookOf(["A1", "花生协会", "苏滁园区"]));
    expect(again.unknownValues).toContainEqual(expect.objectContaining({ value: "苏滁园区", heldUp: 1 }));
  });

  test("gives way to what had been decided before it, and is kept with when it was withdrawn", async () => {
    const first = await office.check("first.xlsx", bookOf(["A1", "花生协会", "苏滁园区"]));
    await settle(first.importId, "341103");
    await commit(first.importId);
    const second = await office.check("second.xlsx", bookOf(["A2", "花生协会", "苏滁园区"]));
    await settle(second.importId, "341102");
    await commit(second.importId);

    await office.undo(second.importId);

    const [decision] = await decided("value");
    expect(decision).toMatchObject({ matter: { meaning: "341103" }, importId: first.importId });
    expect(decision?.earlier[0]).toMatchObject({
      matter: { meaning: "341102" },
      importId: second.importId,
      withdrawnAt: expect.any(String),
    });
  });

  test("of columns holds no more, unless another book has the same headers", async () => {
    const strange = (loanNo: string) => [
      sheetOf("明细", [
        plainHeaders.map((header) => (header === "放款金额" ? "放出数" : header)),
        plainRow(loanNo),
      ]),
    ];
    const first = await office.check("first.xlsx", strange("A1"));
    const fingerprint = first.understood?.[0]?.fingerprint ?? "";
    await map(first.importId, {
      columns: [{ fingerprint, columns: [{ column: "放出数", field: "amount" }] }],
    });
    await commit(first.importId);
    const second = await office.commit("second.xlsx", strange("A2"));

    await office.undo(first.importId);
    expect(await decided("columns")).toHaveLength(1);
    await office.undo(second.importId);

    expect(await decided("columns")).toEqual([]);
    expect(await office.check("third.xlsx", strange("A3"))).toMatchObject({ state: "refused" });
  });

  test("as an answer holds no more, unless another book asks the same", async () => {
    await office.commit("first.xlsx", loanBook(["A1", 10_000]));
    const edited = async (name: string) => {
      const { importId } = await office.check(name, loanBook(["A1", 12_000]));
      const { items } = await listImportQuestions(office.deps, liaison, importId, { limit: 10 });
      return { importId, questionIds: items.map(({ questionId }) => questionId), items };
    };
    const second = await edited("second.xlsx");
    const { questionIds } = second;
    await answerQuestions(office.deps, liaison, second.importId, { questionIds, reason: "更正" });
    const pending = await edited("pending.xlsx");
    await commit(second.importId);

    await office.undo(second.importId);
    expect(await decided("answer")).toHaveLength(1);
    await office.undo((await office.commit("other.xlsx", loanBook(["A2", 10_000]))).importId);
    expect(await decided("answer")).toHaveLength(1);
    await commit(pending.importId);
    await office.undo(pending.importId);

    expect(await decided("answer")).toEqual([]);
    expect((await edited("again.xlsx")).items[0]?.answer).toBeUndefined();
  });

  test("stays where an earlier version did not keep what a later book went by", async () => {
    const first = await office.check("first.xlsx", bookOf(["A1", "花生协会", "苏滁园区"]));
    await settle(first.importId, "341103");
    await commit(first.importId);
    const { importId, checkNo } = await office.commit("second.xlsx", bookOf(["A2", "花生协会"]));
    await office.deps.files.put(
      "imports",
      `${importId}/${checkNo}/found.json`,
      new TextEncoder().encode('["n"]'),
    );

    await office.undo(first.importId);

    expect(await decided("value")).toHaveLength(1);
  });
});

test("an undoing that stops before it has taken off what was brought does so when it goes on", async () => {
  const { importId } = await office.commit("first.xlsx", bookOf(["A1", "花生协会"]));
  await undoImport(office.deps, liaison, importId, "传错了文件");
  office.waiting.length = 0;
  const withdraw = () => Promise.reject(new Error("out of reach"));
  const associations = { ...store.associations, withdraw };
  await expect(postUndo({ ...office.deps, associations }, importId)).rejects.toThrow("out of reach");
  expect(await listed()).toEqual(["花生协会"]);

  await office.undo(importId);

  expect(await listed()).toEqual([]);
});
