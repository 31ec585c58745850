import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { banksOf } from "#shared/domain/base/bank.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { ImportQuestions, ImportRecord } from "#shared/domain/imports/import-record.ts";
import { watchBorrowers } from "#shared/domain/imports/questions/borrower-questions.ts";
import { changeQuestions, type LoanStep } from "#shared/domain/imports/questions/change-questions.ts";
import { isWholeBook, missingQuestion } from "#shared/domain/imports/questions/missing-loans.ts";
import { type AskedQuestion, isHolding, type Question } from "#shared/domain/imports/questions/question.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { branchNames } from "#shared/domain/ledger/loan-scope.ts";
import { isClosed } from "#shared/domain/ledger/loan-status.ts";
import { programmeKey } from "#shared/domain/ledger/totals.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { questionsMax } from "#shared/ports/imports/import-archive.ts";
import { answersOf } from "./answers-of.ts";

/** Collects, row by row, what a book leaves to ask. */
export type Inquiry = {
  see(step: LoanStep): void;
  /** Everything asked so far, and how many of the ledger's open loans the book has. */
  ended(): { questions: Question[]; openFound: number; latestOn: Day };
};

/** Begins to collect questions; `associationName` gives the name that goes with an id. */
export function beginInquiry(associationName: (associationId: string) => string): Inquiry {
  const borrowers = watchBorrowers(associationName);
  const questions: Question[] = [];
  let openFound = 0;
  let latestOn: Day = "";
  return {
    see(step) {
      if (step.before !== undefined && isOpen(step.before)) openFound += 1;
      if (step.after.disbursedOn > latestOn) latestOn = step.after.disbursedOn;
      questions.push(...changeQuestions(step));
      borrowers.see(step);
    },
    ended: () => ({ questions: [...questions, ...borrowers.questions()], openFound, latestOn }),
  };
}

/**
 * Closes an inquiry: adds the loans of the ledger that a whole book lacks, keeps the questions with the check, and says
 * how many there are and how many were answered before. `inFile` are the loan numbers of all rows, refused ones too.
 */
export async function askQuestions(
  deps: Pick<Deps, "ledger" | "importArchive" | "decisions" | "programme" | "sha256">,
  record: ImportRecord,
  inquiry: Inquiry,
  book: { inFile: ReadonlySet<string>; dataOn: Day | undefined },
): Promise<ImportQuestions> {
  const { questions, openFound, latestOn } = inquiry.ended();
  questions.push(
    ...(await missingLoans(deps, record, openFound, { ...book, throughOn: book.dataOn ?? latestOn })),
  );
  questions.sort((a, b) => Number(isHolding(b)) - Number(isHolding(a)));
  const asked = identified(deps, record.bankId, questions.slice(0, questionsMax));
  await deps.importArchive.writeQuestions(record, asked);
  const answers = await answersOf(deps, record.bankId, asked);
  return countedQuestions(asked, answers, questions.length - asked.length);
}

/**
 * The questions about open loans of the bank, or of the branches that brought the book, that a whole book lacks. Where
 * the programme has one bank, its total shows whether the book is whole before any loan is read.
 */
async function missingLoans(
  deps: Pick<Deps, "ledger" | "programme">,
  { bankId, branchIds }: ImportRecord,
  openFound: number,
  { inFile, throughOn }: { inFile: ReadonlySet<string>; throughOn: Day },
): Promise<Question[]> {
  const isAll = branchIds === undefined && banksOf(deps.programme).length === 1;
  if (openFound === 0) return [];
  if (isAll) {
    const openInAll = await openLoans(deps);
    // A book that has them all lacks none, which is the commonest book there is.
    if (openFound === openInAll || !isWholeBook(openFound, openInAll)) return [];
  }
  const branches = branchIds && branchNames(deps.programme, bankId, branchIds);
  const missing: Question[] = [];
  let open = 0;
  for await (const loan of eachLoan(deps.ledger, { bankId, branches })) {
    if (isOpen(loan.facts)) open += 1;
    const question = inFile.has(loan.loanNo) ? undefined : missingQuestion(loan, throughOn);
    if (question !== undefined) missing.push(question);
  }
  return isAll || isWholeBook(openFound, open) ? missing : [];
}

/** Gives each question the id under which its answer is kept. */
function identified(
  deps: Pick<Deps, "sha256">,
  bankId: string,
  questions: readonly Question[],
): AskedQuestion[] {
  return questions.map((question) => {
    const { code, subject } = question;
    return { ...question, questionId: hashOfText(deps, JSON.stringify([bankId, code, subject])) };
  });
}

/** The counts of what is asked, by the answers that there are. */
export function countedQuestions(
  asked: readonly AskedQuestion[],
  answers: ReadonlyMap<string, unknown>,
  leftOut: number,
): ImportQuestions {
  const holding = asked.filter((one) => isHolding(one) && !answers.has(one.questionId)).length;
  const counts = { asked: asked.length, answered: answers.size, leftOut };
  return holding === 0 ? counts : { ...counts, holding };
}

function isOpen(facts: LoanFacts): boolean {
  return facts.status === undefined || !isClosed(facts.status);
}

async function openLoans(deps: Pick<Deps, "ledger">): Promise<number> {
  const [total] = await deps.ledger.totals(programmeKey);
  return total === undefined ? 0 : Number(total.measures.loanCount - total.measures.settledCount);
}
