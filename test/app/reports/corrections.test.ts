import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { answerCorrection } from "#shared/app/corrections/answer-correction.ts";
import { closeCorrection } from "#shared/app/corrections/close-correction.ts";
import { type CorrectionQuery, listCorrections } from "#shared/app/corrections/list-corrections.ts";
import { raiseCorrection } from "#shared/app/corrections/raise-correction.ts";
import { readCorrection } from "#shared/app/corrections/read-correction.ts";
import { reopenCorrection } from "#shared/app/corrections/reopen-correction.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { personOf } from "#test/support/corrections.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { readPages } from "#test/support/read-book.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
let today: string;
let importId: string;
let peanuts: Person;
let lobsters: Person;
const supervisor = personOf("supervisor");

beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  let second = 0;
  today = "2016-11-01";
  const now = () => `${today}T02:00:${String(second++ % 60).padStart(2, "0")}.000Z`;
  office = openOffice(store, { now });
  const row = (loanNo: string, association: string) => plainRow(loanNo).with(4, association);
  const rows = [row("A1", "花生协会"), row("A2", "花生协会"), row("A3", "花生协会"), row("B1", "龙虾协会")];
  ({ importId } = await office.commit("a.xlsx", [sheetOf("明细", [plainHeaders, ...rows])]));
  const of = (name: string) =>
    personOf("association", { displayName: name, associationId: associationIdOf(name, office.deps.sha256) });
  [peanuts, lobsters] = [of("花生协会"), of("龙虾协会")];
});
afterEach(() => store.close());

const raise = async (caller: Person, loanNo: string) =>
  (
    await raiseCorrection(office.deps, caller, {
      loanNo,
      field: "amountFen",
      shouldBe: "6 万元",
      text: "不对",
    })
  ).request;
const list = (caller: Person, query: Partial<CorrectionQuery> = {}) =>
  listCorrections(office.deps, caller, { limit: 50, ...query });
const loansOf = async (caller: Person, query: Partial<CorrectionQuery> = {}) =>
  (await list(caller, query)).items.map(({ request }) => request.loanNo);

describe("correction requests", () => {
  test("go from the association's word over the bank's answer and another word to the closing", async () => {
    const { correctionId } = await raise(peanuts, "A1");

    await answerCorrection(office.deps, liaison, { correctionId, revision: 1, text: "已更正", importId });
    await reopenCorrection(office.deps, peanuts, { correctionId, revision: 2, text: "还是 5 万" });
    await answerCorrection(office.deps, supervisor, { correctionId, revision: 3, text: "已督促" });
    await closeCorrection(office.deps, peanuts, { correctionId, revision: 4, text: "" });

    const { request, loan } = await readCorrection(office.deps, liaison, correctionId);
    expect(request.events.map(({ kind, by, text }) => [kind, by.name, by.role, text])).toEqual([
      ["raised", "花生协会", "association", "不对"],
      ["answered", "李敏", "liaison", "已更正"],
      ["reopened", "花生协会", "association", "还是 5 万"],
      ["answered", supervisor.displayName, "supervisor", "已督促"],
      ["closed", "花生协会", "association", ""],
    ]);
    expect(request.events[1]).toMatchObject({ importId });
    expect(loan?.loan.facts.amountFen).toBe(5_000_000n);
  });

  test("are raised on one's own loans only, and one at a time for each loan", async () => {
    await expect(raise(lobsters, "A1")).rejects.toMatchObject({ code: "loan-unknown" });
    await expect(raise(peanuts, "nothing")).rejects.toMatchObject({ code: "loan-unknown" });
    await expect(raise(personOf("association"), "A1")).rejects.toMatchObject({ code: "loan-unknown" });

    const tabs = await Promise.allSettled([raise(peanuts, "A1"), raise(peanuts, "A1")]);

    expect(tabs.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(tabs.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "correction-open" },
    });
    expect(await loansOf(peanuts)).toEqual(["A1"]);
  });

  test("do not let one of two answerers overwrite the other, or anybody answer what they have not read", async () => {
    const { correctionId } = await raise(peanuts, "A1");
    const answer = (caller: Person, text: string, revision = 1) =>
      answerCorrection(office.deps, caller, { correctionId, revision, text });

    const outcomes = await Promise.allSettled([answer(liaison, "甲"), answer(supervisor, "乙")]);

    expect(outcomes).toMatchObject([{ status: "fulfilled" }, { reason: { code: "correction-moved" } }]);
    await expect(answer(liaison, "甲")).rejects.toMatchObject({ code: "correction-moved" });
    expect((await answer(liaison, "补充", 2)).request.events).toHaveLength(3);
  });

  test("are for others than the association, its bank and the city as if they were not", async () => {
    const { correctionId } = await raise(peanuts, "A1");
    const strangers = [lobsters, { ...liaison, bankId: "another-bank" }, personOf("association")];

    for (const stranger of strangers) {
      await expect(readCorrection(office.deps, stranger, correctionId)).rejects.toMatchObject({
        code: "correction-unknown",
      });
      expect(await list(stranger)).toEqual({
        items: [],
        counts: { open: 0, answered: 0, blue: 0, yellow: 0, red: 0 },
      });
    }
    await expect(list(lobsters, { associationId: peanuts.associationId })).rejects.toMatchObject({
      code: "association-unknown",
    });
    const word = { correctionId, revision: 1, text: "好" };
    await expect(closeCorrection(office.deps, lobsters, word)).rejects.toMatchObject({
      code: "correction-unknown",
    });
    for (const watcher of [peanuts, liaison, supervisor, personOf("auditor")]) {
      expect(await loansOf(watcher)).toEqual(["A1"]);
    }
  });

  test("are not answered by an import that there is not", async () => {
    const { correctionId } = await raise(peanuts, "A1");
    const word = { correctionId, revision: 1, text: "已更正", importId: "nothing" };

    await expect(answerCorrection(office.deps, liaison, word)).rejects.toMatchObject({
      code: "import-unknown",
    });
  });

  test("stay with who raised them when their loan goes over to another association", async () => {
    const { correctionId } = await raise(peanuts, "A1");
    const moved = plainRow("A1").with(4, "龙虾协会");
    await office.commit("b.xlsx", [sheetOf("明细", [plainHeaders, moved])]);

    expect(await readCorrection(office.deps, peanuts, correctionId)).toMatchObject({
      associationName: "花生协会",
      loan: undefined,
    });
    expect((await readCorrection(office.deps, liaison, correctionId)).loan).toMatchObject({
      associationName: "龙虾协会",
    });
    expect(await loansOf(lobsters)).toEqual([]);
    await raise(lobsters, "A1");
    expect(await loansOf(supervisor, { loanNo: "A1" })).toEqual(["A1", "A1"]);
  });

  test("are listed open first and page by page through all states, and counted by colour", async () => {
    const raised = [];
    for (const loanNo of ["A1", "A2", "A3"]) {
      raised.push(await raise(peanuts, loanNo));
      today = today === "2016-11-01" ? "2016-11-05" : "2016-11-09";
    }
    await raise(lobsters, "B1");
    await answerCorrection(office.deps, liaison, {
      correctionId: raised[1]?.correctionId ?? "",
      revision: 1,
      text: "已核实",
    });
    today = "2016-11-12";

    expect(await loansOf(supervisor)).toEqual(["A1", "A3", "B1", "A2"]);
    for (const limit of [1, 2, 3, 4]) {
      const pages = await readPages((cursor) => list(supervisor, { limit, cursor }));
      expect(pages.flat().map(({ request }) => request.loanNo)).toEqual(["A1", "A3", "B1", "A2"]);
      expect(pages.every((page) => page.length <= limit)).toBe(true);
    }
    expect((await list(supervisor)).counts).toEqual({ open: 3, answered: 1, blue: 2, yellow: 0, red: 1 });
    expect((await list(lobsters, { state: "closed" })).counts).toMatchObject({ open: 1, blue: 1, red: 0 });
    expect(await loansOf(supervisor, { colour: "red" })).toEqual(["A1"]);
    expect(await loansOf(liaison, { colour: "blue" })).toEqual(["A3", "B1"]);
    expect(await loansOf(liaison, { colour: "blue", state: "answered" })).toEqual([]);
    expect(await loansOf(supervisor, { state: "answered" })).toEqual(["A2"]);
    for (const cursor of ["x", "nothing.", "open.?"]) {
      await expect(list(supervisor, { cursor })).rejects.toMatchObject({ code: "cursor-invalid" });
    }
  });
});

test("the programme's terms are what requests are measured, filtered and counted by", async () => {
  await raise(peanuts, "A1");
  today = "2016-11-03";
  expect((await list(supervisor)).counts).toMatchObject({ yellow: 0, red: 0 });

  const correctionTerms = { answerDays: 1, nearDays: 0, lateDays: 3 };
  const strict = { ...office.deps, programme: { ...office.deps.programme, correctionTerms } };
  const yellow = await listCorrections(strict, supervisor, { limit: 50, colour: "yellow" });

  expect(yellow.items.map(({ request, terms }) => [request.loanNo, terms])).toEqual([
    ["A1", correctionTerms],
  ]);
  expect(yellow.counts).toMatchObject({ yellow: 1, red: 0 });
});
