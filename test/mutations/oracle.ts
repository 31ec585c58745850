import {
  type Alternative,
  type Answer,
  type Book,
  type BookSheet,
  type Line,
  type Loan,
  loanLines,
  type Outcome,
} from "./book.ts";
import { type Field, fields, requiredFields, type Truth } from "./truth.ts";
import { letters } from "./write-xlsx.ts";

/** How an outcome stands against the truth: what is wrong with it, and how many of the loans went in as they are. */
export type Verdict = { faults: string[]; loans: number; wentIn: number };

type PlacedLoan = { sheet: BookSheet; line: Line & { loan: Loan }; row: number };

/**
 * Judges what the importer made of a book by what is true of it. Sound is the right figure, or that the file or the row
 * is refused, or that it is told; any other figure is a fault, and so is a row that nobody hears of again.
 */
export function judge(book: Book, outcome: Outcome): Verdict {
  const placed = placedLoans(book);
  const loans = new Set(
    placed.filter(({ line }) => line.loan.counts).map(({ line }) => line.loan.truth.loanNo),
  );
  const demanded = book.demands.flatMap((demand) => demand(outcome) ?? []);
  if (outcome.refused !== undefined) return { faults: demanded, loans: loans.size, wentIn: 0 };

  const disputed = disputedNumbers(outcome.answers);
  const faults: string[] = [...demanded];
  const wentIn = new Set<string>();
  const answered = new Map<PlacedLoan, Answer>();
  for (const answer of outcome.answers) {
    const of = placed.find((candidate) => isAnswerTo(book, answer, candidate));
    if (of !== undefined) answered.set(of, answer);
    if (answer.kind !== "loan" || disputed.has(answer.loan?.loanNo ?? "")) continue;
    const wrong = wrongWith(outcome, answer, of);
    faults.push(...wrong);
    if (of !== undefined && wrong.length === 0) wentIn.add(of.line.loan.truth.loanNo);
  }
  for (const one of placed) {
    const unheard = unheardOf(one, answered.get(one), outcome, wentIn);
    if (unheard !== undefined) faults.push(unheard);
  }
  const counted = [...wentIn].filter((loanNo) => loans.has(loanNo)).length;
  return { faults, loans: loans.size, wentIn: counted };
}

function placedLoans(book: Book): PlacedLoan[] {
  return book.sheets.flatMap((sheet) => {
    const rowOf = new Map(sheet.lines.map((line, index) => [line, index + 1]));
    return loanLines(sheet).map((line) => ({ sheet, line, row: rowOf.get(line) ?? 0 }));
  });
}

/** Numbers of which two rows say different things, or of which one is refused: the import refuses all of them. */
function disputedNumbers(answers: readonly Answer[]): Set<string> {
  const seen = new Map<string, string>();
  const disputed = new Set<string>();
  for (const { kind, loan, loanNo } of answers) {
    if (kind === "refused" && loanNo !== undefined) disputed.add(loanNo);
    if (kind !== "loan" || loan === undefined) continue;
    const words = fields.map((field) => String(loan[field])).join("|");
    const before = seen.get(loan.loanNo);
    if (before !== undefined && before !== words) disputed.add(loan.loanNo);
    seen.set(loan.loanNo, words);
  }
  return disputed;
}

function isAnswerTo(book: Book, answer: Answer, { sheet, line, row }: PlacedLoan): boolean {
  if (book.moved) {
    const { loanNo } = line.loan.truth;
    return answer.loan === undefined ? answer.row === row : answer.loan.loanNo === loanNo;
  }
  const sameSheet = book.sheets.length === 1 || answer.sheet === sheet.name;
  return sameSheet && answer.row === row;
}

/** What is wrong with a loan that goes in. */
function wrongWith(outcome: Outcome, answer: Answer, of: PlacedLoan | undefined): string[] {
  const place = `${answer.sheet}!${answer.row}`;
  const { loan } = answer;
  if (loan === undefined) return [`${place}: a loan without figures`];
  if (of === undefined)
    return [`${place}: a row that is no loan went in as ${loan.loanNo} ${loan.amountFen}`];
  const { truth, counts, also, before } = of.line.loan;
  const told = (words: RegExp) => outcome.notices.some((notice) => words.test(notice));
  if (!counts) {
    const sound = also.some(({ told: words }) => words !== undefined && told(words));
    return sound ? [] : [`${place}: what is no disbursement went in as ${loan.loanNo} ${loan.amountFen}`];
  }
  return fields.flatMap((field) => {
    if (loan[field] === truth[field]) return [];
    if (also.some((other) => other.field === field && isSound(other, loan, outcome))) return [];
    if (loan[field] === before?.[field] && isLeftOutAndTold(of, field, outcome)) return [];
    return [`${place}: ${field} is ${shown(loan[field])}, and in truth ${shown(truth[field])}`];
  });
}

function isSound({ field, value, told }: Alternative, loan: Truth, { notices }: Outcome): boolean {
  const read = loan[field];
  if (value instanceof RegExp ? !value.test(String(read)) : read !== value) return false;
  return told === undefined || notices.some((notice) => told.test(notice));
}

/** A field that may be left out is sound without its figure where a notice names its column or its cell. */
function isLeftOutAndTold({ sheet, row }: PlacedLoan, field: Field, outcome: Outcome): boolean {
  if (requiredFields.includes(field)) return false;
  const column = sheet.columns.findIndex((one) => one.field === field);
  const header = sheet.columns[column]?.header;
  if (column < 0 || header === undefined) return false;
  if (outcome.unused.some((unused) => unused.includes(header))) return true;
  const place = new RegExp(`(?<![A-Z])${letters(column)}(?:${row}(?!\\d)|\\s*列|1(?!\\d))`);
  const word = header.replaceAll(/\s/g, "");
  return outcome.notices.some((notice) => notice.replaceAll(/\s/g, "").includes(word) || place.test(notice));
}

/** What is wrong with a row of which nothing is heard, or which is passed over though its loan does not go in. */
function unheardOf(
  { sheet, line, row }: PlacedLoan,
  answer: Answer | undefined,
  outcome: Outcome,
  wentIn: ReadonlySet<string>,
): string | undefined {
  const { loanNo } = line.loan.truth;
  if (wentIn.has(loanNo) || answer?.kind === "loan" || answer?.kind === "refused") return undefined;
  if (line.loan.mayBeSkipped || (!line.loan.counts && answer !== undefined)) return undefined;
  if (answer?.kind === "skipped") return `${sheet.name}!${row}: ${loanNo} is passed over as ${answer.words}`;
  if (outcome.answers.some(({ kind, words }) => kind === "refused" && namesRow(words, row))) return undefined;
  if (outcome.notices.some((notice) => namesRow(notice, row))) return undefined;
  return `${sheet.name}!${row}: ${loanNo} is gone without a word`;
}

/** Whether a text names a row, by itself or within a range (第 3 至 7 行). */
function namesRow(words: string, row: number): boolean {
  const ranges = words.matchAll(/第\s*(\d+)\s*行?\s*[-–—~～至到]\s*第?\s*(\d+)\s*行/g);
  for (const [, first, last] of ranges) if (Number(first) <= row && row <= Number(last)) return true;
  return [...words.matchAll(/第\s*(\d+)\s*行/g)].some(([, only]) => Number(only) === row);
}

function shown(value: unknown): string {
  return value === undefined ? "not stated" : typeof value === "string" ? `“${value}”` : String(value);
}
