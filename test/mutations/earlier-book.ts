import { type Book, type BookSheet, type Loan, loanLines, loanSheets, text } from "./book.ts";
import { headers, loanLine, newBook } from "./draw-book.ts";
import type { Rng } from "./rng.ts";
import { type Field, fields, requiredFields, type Truth, unreadable } from "./truth.ts";

/**
 * The book that the bank sent before this one, plain and good: the same loans, and nothing of them repaid. A row of this
 * book that is refused leaves what that one stated as it is.
 */
export function earlierBook(book: Book, rng: Rng): Book | undefined {
  const loans = new Map<string, Truth>();
  for (const { loan } of loanSheets(book).flatMap(loanLines)) {
    if (!loan.counts) continue;
    loan.before = before(loan);
    loans.set(loan.truth.loanNo, loan.before);
  }
  const truths = [...loans.values()];
  const stated = fields.filter((field) => truths.some((truth) => truth[field] !== undefined));
  if (requiredFields.some((field) => !stated.includes(field))) return undefined;
  const columns = stated.map((field) => ({ field, header: headers[field][0] ?? field }));
  const sheet: BookSheet = {
    name: "明细",
    hidden: false,
    unit: "yuan",
    columns,
    lines: [
      { kind: "header", cells: columns.map(({ header }) => text(header)) },
      ...truths.map((truth, index) => loanLine(columns, truth, index + 1)),
    ],
    merges: [],
    hiddenColumns: [],
  };
  return newBook(rng, "上期明细", "xlsx", [sheet], undefined);
}

/** The figures that words of the template can state, the whole amount still owed. */
function before({ truth }: Loan): Truth {
  const figures = Object.entries(truth).filter(
    ([field, figure]) => figure !== unreadable && !notStated.includes(field as Field),
  );
  const owed = truth.outstandingFen === undefined ? {} : { outstandingFen: truth.amountFen };
  return { ...(Object.fromEntries(figures) as Truth), ...owed };
}

/** Figures for which a plain line has one word only, or that the ledger does not keep with a loan. */
const notStated: readonly Field[] = ["status", "classification", "associationCode"];
