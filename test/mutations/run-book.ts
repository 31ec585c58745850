import { defaultProgramme } from "#shared/config/programme-file.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";
import type { ReadRow, RowFacts } from "#shared/domain/imports/reading/row-facts.ts";
import { readHere } from "#test/adapters/workbook/read-here.ts";
import { readAsNew } from "#test/support/as-new-loans.ts";
import type { Answer, Book, Outcome } from "./book.ts";
import type { Truth } from "./truth.ts";
import { writeCsv } from "./write-csv.ts";
import { writeHtml, writeWithLibrary, writeXml } from "./write-other.ts";
import { writeXlsx } from "./write-xlsx.ts";

/** The day on which the books are read: all of them are of the months before. */
export const readOn = "2016-11-01";

/** The bytes of a book. */
export function bytesOf(book: Book): Uint8Array {
  switch (book.format) {
    case "xlsx":
      return writeXlsx(book);
    case "csv":
      return writeCsv(book);
    case "html":
      return writeHtml(book);
    case "xml":
      return writeXml(book);
    case "xls":
      return writeWithLibrary(book, "biff8");
    case "ods":
      return writeWithLibrary(book, "ods");
  }
}

/** What the importer says of a book before the ledger is asked. */
export async function readHereAs(book: Book): Promise<Outcome> {
  try {
    const sheets = await readHere(bytesOf(book));
    const tables = readAsNew(sheets, book.fileName, { programme: defaultProgramme, today: readOn });
    const unused = tables.understood.flatMap(({ columns }) =>
      columns.filter(({ field }) => field === null).map(({ header }) => header),
    );
    if (tables.outcome === "refused") return { ...refusal(tables.failure), unused };
    if (tables.rows.some(isOfNobody)) return { ...refusal(new LedgerFailure("holds-not-told")), unused };
    return {
      answers: tables.rows.map(answerOf),
      notices: tables.notices.map(({ code, message }) => `${code}: ${message}`),
      unused,
      dataOn: tables.dataOn,
    };
  } catch (error) {
    if (error instanceof LedgerFailure) return refusal(error);
    throw error;
  }
}

/** Tells of a row that does not go in as it is: no register knows its borrower here, or its association's county. */
function isOfNobody(row: ReadRow): boolean {
  return row.kind === "loan" && [row.facts.associationName, row.facts.countyCode].includes(undefined);
}

/** The outcome of a file that is refused whole. */
function refusal(failure: LedgerFailure): Outcome {
  const { message, remedy } = failureText(failure);
  return { refused: `${failure.code}: ${message} ${remedy}`, answers: [], notices: [], unused: [] };
}

function answerOf(row: ReadRow): Answer {
  const { sheet } = row;
  switch (row.kind) {
    case "loan":
      return { sheet, row: row.row, kind: "loan", loan: truthOf(row.facts), words: "" };
    case "refused": {
      const words = row.reasons.map(
        ({ cell, code, message, value }) => `${cell} ${code} ${message} ${value}`,
      );
      return { sheet, row: row.row, kind: "refused", loanNo: row.loanNo, words: words.join("; ") };
    }
    case "skipped":
      return { sheet, row: row.row, kind: "skipped", words: row.why };
  }
}

/** The facts of a row in the words of the oracle: a new loan has all that it needs. */
function truthOf({ identity, ...facts }: RowFacts): Truth {
  return { ...facts, identityNo: identity?.number ?? "" } as Truth;
}
