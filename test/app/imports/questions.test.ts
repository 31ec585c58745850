import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { announceImport } from "#shared/app/imports/announce-import.ts";
import { answerQuestions } from "#shared/app/imports/answer-questions.ts";
import { checkImport } from "#shared/app/imports/check-import.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listImportQuestions } from "#shared/app/imports/list-import-questions.ts";
import { receiveUpload } from "#shared/app/imports/receive-upload.ts";
import { csvBook } from "#test/support/csv-book.ts";
import { answerHolding, liaison, type Office, openOffice } from "#test/support/office.ts";
import { readPages } from "#test/support/read-book.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
});
afterEach(() => store.close());

const headers = [...plainHeaders, "贷款余额", "五级分类", "贷款状态", "是否续贷"];
type Loan = {
  amount?: number;
  balance?: number;
  grade?: string;
  status?: string;
  renewal?: string;
  person?: string;
  association?: string;
};
const row = (loanNo: string, loan: Loan = {}): Written[] => {
  const { amount = 50_000, balance = 30_000, grade = "正常", status = "正常", renewal = "否" } = loan;
  const written = [...plainRow(loanNo, amount), balance, grade, status, renewal];
  written[2] = loan.person ?? "11010519491231002X";
  written[4] = loan.association ?? "琅琊花生协会";
  return written;
};
const book = (...rows: Written[][]) => [sheetOf("明细", [headers, ...rows])];
const asked = async (importId: string) =>
  (
    await readPages((cursor) => listImportQuestions(office.deps, liaison, importId, { limit: 2, cursor }))
  ).flat();
const codes = async (importId: string) =>
  (await asked(importId)).map(({ code, loanNo }) => `${code} ${loanNo}`);

test("an edited amount, a grown balance and a better class without repayment are asked about", async () => {
  await office.commit("a.xlsx", book(row("A1"), row("A2"), row("A3", { grade: "次级" }), row("A4")));

  const { importId, questions } = await office.check(
    "b.xlsx",
    book(
      row("A1", { amount: 60_000 }),
      row("A2", { balance: 31_000 }),
      row("A3", { grade: "正常" }),
      row("A4", { balance: 20_000 }),
    ),
  );

  expect(questions).toEqual({ asked: 3, answered: 0, leftOut: 0 });
  expect((await codes(importId)).sort()).toEqual(["amount-edited A1", "balance-grown A2", "class-better A3"]);
  expect((await asked(importId)).find(({ code }) => code === "balance-grown")).toMatchObject({
    sheet: "明细",
    row: 3,
    message: "贷款余额由 30,000.00 元增加到 31,000.00 元，请说明原因。",
  });
});

test("open loans that a whole book lacks are asked about, and a part of a book asks nothing of the kind", async () => {
  const all = Array.from({ length: 10 }, (_, index) => row(`A${index}`));
  await office.commit("a.xlsx", book(...all));

  const whole = await office.check("b.xlsx", book(...all.slice(0, 9)));
  const part = await office.check("c.xlsx", book(...all.slice(0, 5)));

  expect(await codes(whole.importId)).toEqual(["loan-missing A9"]);
  expect(await codes(part.importId)).toEqual([]);
});

test("a row that was refused is in the file all the same", async () => {
  const all = Array.from({ length: 10 }, (_, index) => row(`A${index}`));
  await office.commit("a.xlsx", book(...all));

  const whole = await office.check("b.xlsx", book(...all.slice(0, 9), row("A9", { balance: -1 })));

  expect(await codes(whole.importId)).toEqual([]);
});

test("a borrower under two associations, and a new loan beside one that is closed, are asked about", async () => {
  await office.commit("a.xlsx", book(row("A1"), row("A2", { person: "11010519491231002X" })));

  const { importId } = await office.check(
    "b.xlsx",
    book(
      row("A1", { status: "结清", balance: 0 }),
      row("A2", { association: "南谯龙虾协会" }),
      row("A3"),
      row("A4", { renewal: "是" }),
    ),
  );

  expect((await codes(importId)).sort()).toEqual(["borrower-two-associations A2", "renewal-likely A3"]);
});

test("a question is answered once: the same one in a later file has its answer, another has none", async () => {
  await office.commit("a.xlsx", book(row("A1"), row("A2")));
  const grown = book(row("A1", { balance: 31_000 }), row("A2"));
  const first = await office.check("b.xlsx", grown);
  const [question] = await asked(first.importId);

  const answered = await answerQuestions(office.deps, liaison, first.importId, {
    questionIds: [question?.questionId ?? ""],
    reason: "追加放款，已核实",
  });

  expect(answered.questions).toEqual({ asked: 1, answered: 1, leftOut: 0 });
  const again = await office.check("c.xlsx", grown);
  expect(again.questions).toEqual({ asked: 1, answered: 1, leftOut: 0 });
  expect(await asked(again.importId)).toMatchObject([
    { answer: { reason: "追加放款，已核实", by: "liaison" } },
  ]);
  const other = await office.check("d.xlsx", book(row("A1", { balance: 32_000 }), row("A2")));
  expect(other.questions).toMatchObject({ asked: 1, answered: 0 });
  const wrong = answerQuestions(office.deps, liaison, other.importId, {
    questionIds: ["0".repeat(64)],
    reason: "?",
  });
  await expect(wrong).rejects.toMatchObject({ code: "input-invalid" });
});

test("what was typed in is compared with all rows, refused ones too", async () => {
  const bytes = csvBook(3);
  const check = async (typedTotal: { count?: number; amountFen?: bigint }) => {
    const file = { fileName: "a.csv", byteSize: bytes.byteLength, sha256: office.deps.sha256(bytes) };
    const sheets = book(row("A1"), row("A2", { balance: -1 }));
    const deps = { ...office.deps, tableReader: { read: async () => sheets } };
    const { record } = await announceImport(deps, liaison, { ...file, typedTotal });
    await deps.files.put("uploads", record.importId, bytes);
    await receiveUpload(deps, record.importId);
    await checkImport(deps, record.importId);
    return (await store.imports.get(record.importId))?.typedTotal;
  };

  expect(await check({ count: 2, amountFen: 10_000_000n })).toMatchObject({ agrees: true });
  expect(await check({ count: 3 })).toMatchObject({ agrees: false, readCount: 2, readFen: 10_000_000n });
  expect(await check({ amountFen: 9_999_999n })).toMatchObject({ agrees: false });
});

test("a disbursement that moves to another month holds the whole file until somebody says that it was corrected", async () => {
  await office.commit("2016-06.xlsx", book(row("A1"), row("A2")));
  const moved = row("A1", { balance: 30_000 });
  moved[7] = "2016-08-10";
  const { importId, questions } = await office.check("2016-08.xlsx", book(moved, row("A2")));
  expect(questions).toMatchObject({ asked: 1, answered: 0, holding: 1 });
  expect(await codes(importId)).toEqual(["disbursement-moved A1"]);

  await expect(commitImport(office.deps, liaison, importId)).rejects.toMatchObject({
    code: "questions-open",
    facts: { count: 1 },
  });
  const before = await store.ledger.readLoans([{ bankId: liaison.bankId ?? "", loanNo: "A1" }]);
  expect(before[0]?.facts?.disbursedOn).toBe("2016-06-05");

  await answerHolding(office.deps, importId);
  await commitImport(office.deps, liaison, importId);
  await office.work();
  const after = await store.ledger.readLoans([{ bankId: liaison.bankId ?? "", loanNo: "A1" }]);
  expect(after[0]?.facts?.disbursedOn).toBe("2016-08-10");
});

test("another day of the same month with the same amount is a correction, with another amount it is asked about first", async () => {
  await office.commit("a.xlsx", book(row("A1"), row("A2")));
  const [day, both] = [row("A1"), row("A2", { amount: 60_000 })];
  day[7] = "2016-06-09";
  both[7] = "2016-06-09";
  const { importId, questions } = await office.check("b.xlsx", book(day, both));
  expect(questions).toMatchObject({ holding: 1 });
  expect(await codes(importId)).toEqual(["disbursement-moved A2"]);
});
