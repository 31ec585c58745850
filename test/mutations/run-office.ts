import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listImportQuestions } from "#shared/app/imports/list-import-questions.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import { readHere } from "#test/adapters/workbook/read-here.ts";
import { answerHolding, liaison, type Office, openOffice, warningsOf } from "#test/support/office.ts";
import { loanPages, readPages } from "#test/support/read-book.ts";
import type { Answer, Book, Outcome } from "./book.ts";
import { loanLines } from "./book.ts";
import { bytesOf } from "./run-book.ts";
import { type Figure, fields, type Truth } from "./truth.ts";

/** What came of books that were taken in one after the other: the last one's answers, and whether the sums hold. */
export type TakenIn = { outcome: Outcome; faults: string[]; ledger: Truth[] };

/**
 * Takes books into a ledger of their own as a liaison does who commits whatever the check lets through, and tells what the
 * last of them came to, as the ledger has it.
 */
export async function takeIn(books: readonly Book[]): Promise<TakenIn> {
  const store = openSqliteStore({ file: ":memory:" });
  try {
    const office = openOffice(store, {
      tableReader: { read: async (bytes) => [...(await readHere(bytes))] },
    });
    let last: TakenIn | undefined;
    for (const book of books) last = await takeInOne(office, book, books);
    if (last === undefined) throw new Error("no book to take in");
    const verified = await verifyLedger(office.deps);
    return verified.ok ? last : { ...last, faults: [...last.faults, "the ledger does not verify"] };
  } finally {
    store.close();
  }
}

async function takeInOne(office: Office, book: Book, books: readonly Book[]): Promise<TakenIn> {
  const { deps } = office;
  const checked = await office.check(book.fileName, bytesOf(book));
  if (checked.state === "checked") {
    await answerHolding(deps, checked.importId);
    await commitImport(deps, liaison, checked.importId, warningsOf(checked));
    await office.work();
  }
  const record = (await deps.imports.get(checked.importId)) ?? checked;
  const ledger = await ledgerOf(office, books);
  const answers = (
    await readPages((cursor) => listImportRows(deps, liaison, record.importId, { limit: 200, cursor }))
  ).flat();
  const ofLoan = new Map(ledger.map((loan) => [loan.loanNo, loan]));
  const outcome: Outcome = {
    ...(record.problem === undefined ? {} : { refused: `${record.problem.code}: ${record.problem.message}` }),
    answers: answers.map((answer) => answerOf(answer, ofLoan)),
    notices: [
      ...(record.notices ?? []).map(({ code, message }) => `${code}: ${message}`),
      ...(await questionsOf(office, record)),
    ],
    unused: (record.understood ?? []).flatMap(({ columns }) =>
      columns.filter(({ field }) => field === null).map(({ header }) => header),
    ),
    dataOn: record.dataOn,
  };
  return { outcome, ledger, faults: wrongSums(record, answers, ledger, books) };
}

/** The disbursed total is what the answers say went in, and what the check said it would be. */
function wrongSums(
  { state, effect, counts }: ImportRecord,
  answers: readonly RowAnswer[],
  ledger: readonly Truth[],
  books: readonly Book[],
): string[] {
  const total = ledger.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  if (state === "refused")
    return books.length > 1 || total === 0n ? [] : ["a refused file changed the ledger"];
  const faults: string[] = [];
  if (state !== "committed") faults.push(`the import is ${state}`);
  if (effect?.disbursedFenAfter !== total)
    faults.push(`the check says ${effect?.disbursedFenAfter}, and the ledger has ${total}`);
  const wentIn = new Map<string, bigint>();
  for (const { outcome, loanNo, amountFen } of answers)
    if (outcome !== "refused" && outcome !== "skipped") wentIn.set(loanNo ?? "", amountFen ?? 0n);
  const told = [...wentIn.values()].reduce((sum, fen) => sum + fen, 0n);
  if (books.length === 1 && told !== total)
    faults.push(`the answers add up to ${told}, and the ledger has ${total}`);
  const answered = answers.filter(({ outcome }) => outcome !== "skipped").length;
  for (const loan of ledger) if (!wentIn.has(loan.loanNo)) faults.push(...wrongSince(loan, books));
  if (counts !== undefined && counts.read !== answered)
    faults.push(`${counts.read} rows read, ${answered} answered`);
  return faults;
}

/** A loan of which no row went in is what the book before stated. */
function wrongSince(loan: Truth, books: readonly Book[]): string[] {
  const stated = books.flatMap(({ sheets }) => sheets.flatMap(loanLines));
  const before = stated.find(({ loan: one }) => one.before?.loanNo === loan.loanNo)?.loan.before;
  const field = fields.find((one) => one !== "associationCode" && loan[one] !== before?.[one]);
  return field === undefined
    ? []
    : [`${loan.loanNo}: ${field} became ${loan[field]} though no row of it went in`];
}

function answerOf(
  { sheet, row, outcome, loanNo, reasons, skipped }: RowAnswer,
  ofLoan: ReadonlyMap<string, Truth>,
): Answer {
  const words = reasons
    .map(({ cell, code, message, value }) => `${cell} ${code} ${message} ${value}`)
    .join("; ");
  if (outcome === "refused") return { sheet, row, kind: "refused", words };
  if (outcome === "skipped") return { sheet, row, kind: "skipped", words: skipped ?? "" };
  return { sheet, row, kind: "loan", loan: ofLoan.get(loanNo ?? ""), words };
}

async function questionsOf({ deps }: Office, { importId, questions }: ImportRecord): Promise<string[]> {
  if (questions === undefined) return [];
  const { items } = await listImportQuestions(deps, liaison, importId, { limit: 200 });
  return items.map(({ code, message }) => `${code}: ${message}`);
}

/**
 * The ledger in the words of the oracle: a number is known by its hash among those of the books, a code by its
 * association, which keeps what the first book, or another row, said of it.
 */
async function ledgerOf({ deps }: Office, books: readonly Book[]): Promise<Truth[]> {
  const numbers = new Map<string, string>();
  const codes = new Map<string, Figure | undefined>();
  const others = new Set<string>();
  for (const { loan } of books.flatMap(({ sheets }) => sheets.flatMap(loanLines))) {
    numbers.set(await deps.identityHash(loan.truth.identityNo), loan.truth.identityNo);
    codes.set(loan.truth.loanNo, loan.truth.associationCode);
    others.add(`${loan.truth.associationName} ${loan.truth.associationCode}`);
  }
  const associations = new Map((await deps.associations.list()).map((one) => [one.associationId, one]));
  const loans = (await loanPages(deps.ledger, {}, 200)).flat();
  return loans.map((loan) => {
    const association = associations.get(groupsOf(loan.facts).associationId);
    const told = truthOf(loan, numbers, association?.name ?? "");
    const code = codes.get(loan.loanNo);
    if (code === undefined) return told;
    const unsaid = books.length > 1 ? code : undefined;
    const known = association?.socialCreditCode;
    const isOfOther = known !== code && others.has(`${association?.name} ${known}`);
    return { ...told, associationCode: isOfOther ? unsaid : (known ?? unsaid) };
  });
}

function truthOf(
  { loanNo, facts }: Loan,
  numbers: ReadonlyMap<string, string>,
  associationName: string,
): Truth {
  const { borrowerIdHash, borrowerIdTail, associationId: _, dataOn: __, ...told } = facts;
  for (const source of ["associationSource", "countySource", "borrowerTypeSource"] as const)
    delete told[source];
  return {
    ...told,
    borrowerName: told.borrowerName ?? "",
    countyCode: told.countyCode ?? "",
    borrowerType: told.borrowerType ?? "member",
    loanNo,
    identityNo: numbers.get(borrowerIdHash ?? "") ?? `an unknown number that ends in ${borrowerIdTail}`,
    associationName,
  };
}
