import {
  type BookCell,
  type BookColumn,
  type BookSheet,
  columnOf,
  dropTotals,
  headerLine,
  loanLines,
  loanSheets,
  number,
  text,
} from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { anyLoan, some } from "./places.ts";
import type { Rng } from "./rng.ts";
import { type Field, fields, requiredFields } from "./truth.ts";

/** What the cells of a column look like: a cell that moves under a column of the same look cannot be told. */
const looks: Record<Field, string> = {
  loanNo: "code",
  borrowerName: "words",
  identityNo: "identity",
  borrowerType: "type",
  associationName: "words",
  countyCode: "county",
  amountFen: "number",
  disbursedOn: "day",
  associationCode: "identity",
  dueOn: "day",
  outstandingFen: "number",
  creditLineFen: "number",
  annualRatePpm: "rate",
  product: "words",
  guarantee: "words",
  purpose: "words",
  branch: "words",
  contractNo: "code",
  status: "status",
  classification: "status",
  poorHousehold: "yes",
  renewal: "yes",
};

/** Cells of single rows that moved under their neighbours' headers. */
export const shifts: readonly Mutation[] = [
  {
    name: "a cell too many in a row",
    touches: ["structure", "csv", ...fields],
    floor: 40,
    apply(book, rng) {
      const { sheet } = anyLoan(book, rng);
      const last = sheet.columns.length - 1;
      const at = rng.int(0, last);
      if (!isSeen(sheet, at, 1)) return false;
      for (const line of some(rng, loanLines(sheet))) {
        const doubled = rng.percent(50) ? (line.cells[at] ?? null) : null;
        while (line.cells.length <= last) line.cells.push(null);
        line.cells.splice(at, 0, doubled);
      }
      return true;
    },
  },
  {
    name: "a cell too few in a row",
    touches: ["structure", "csv", ...fields],
    floor: 40,
    apply(book, rng) {
      const { sheet } = anyLoan(book, rng);
      const at = rng.int(0, sheet.columns.length - 1);
      if (!isSeen(sheet, at, -1)) return false;
      for (const line of some(rng, loanLines(sheet))) line.cells.splice(at, 1);
      return true;
    },
  },
  {
    name: "two cells of a row exchanged",
    touches: ["structure", "csv", ...fields],
    floor: 40,
    apply(book, rng) {
      const { sheet } = anyLoan(book, rng);
      const [one, other] = rng.shuffled([...sheet.columns.keys()]);
      if (one === undefined || other === undefined) return false;
      const [first, second] = [looksOf(sheet.columns[one]), looksOf(sheet.columns[other])];
      if (first === second || !isStrict(sheet.columns[one]) || first === "code") return false;
      if (second === "code" || second === "any") return false;
      for (const line of some(rng, loanLines(sheet))) {
        const kept = line.cells[one] ?? null;
        line.cells[one] = line.cells[other] ?? null;
        line.cells[other] = kept;
      }
      return true;
    },
  },
  {
    name: "money and the day of a row exchanged",
    touches: ["structure", "csv", "unit", "total", ...fields],
    floor: 40,
    apply(book, rng) {
      const { sheet } = anyLoan(book, rng);
      const [amount, balance] = [columnOf(sheet, "amountFen"), columnOf(sheet, "outstandingFen")];
      const money = rng.percent(60) ? amount : balance;
      const day = columnOf(sheet, "disbursedOn");
      if (money < 0) return false;
      dropTotals(sheet);
      const isSolid = rng.percent(50);
      for (const line of some(rng, loanLines(sheet))) {
        const { truth } = line.loan;
        const yuan = anySerial(rng);
        truth.amountFen = BigInt(yuan) * 100n;
        line.cells[amount] = number(yuan);
        if (balance >= 0) truth.outstandingFen = truth.amountFen;
        if (balance >= 0) line.cells[balance] = number(yuan);
        line.cells[day] = number(yuan);
        line.cells[money] = isSolid ? number(truth.disbursedOn.replaceAll("-", "")) : text(truth.disbursedOn);
      }
      return true;
    },
  },
  {
    name: "an empty column in the midst of the table",
    touches: ["structure", "csv"],
    floor: 95,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        const at = rng.int(0, sheet.columns.length - 1);
        if (sheet.lines.some(({ kind }) => kind === "title") && sheet.merges.length > 0) return false;
        for (const line of sheet.lines)
          if (line.kind === "loan" || line.kind === "header" || line.kind === "total")
            line.cells.splice(at, 0, null);
        sheet.columns.splice(at, 0, { header: "" });
      }
      return true;
    },
  },
  {
    name: "the columns in another order",
    touches: ["structure", "csv", "header"],
    floor: 95,
    apply(book, rng) {
      const [model] = loanSheets(book);
      if (model === undefined || book.sheets.some(({ merges }) => merges.length > 0)) return false;
      const order = rng.shuffled([...model.columns.keys()]);
      for (const sheet of loanSheets(book)) reorder(sheet, order);
      return true;
    },
  },
];

/** An amount in round yuan that is the serial number of a day between 1992 and 2016. */
function anySerial(rng: Rng): number {
  return rng.int(68, 85) * 500;
}

function reorder(sheet: BookSheet, order: readonly number[]): void {
  const arrange = <T>(list: readonly T[], otherwise: T): T[] => order.map((from) => list[from] ?? otherwise);
  for (const line of sheet.lines) {
    if (line.kind === "loan" || line.kind === "header" || line.kind === "total")
      line.cells = arrange<BookCell | null>(line.cells, null);
  }
  sheet.columns = arrange<BookColumn>(sheet.columns, { header: "" });
  if (headerLine(sheet).cells.length !== order.length) throw new Error("a header of another width");
}

/** Whether a column is one whose content must be of its kind for a row to go in. */
function isStrict(column: BookColumn | undefined): boolean {
  return column?.field !== undefined && requiredFields.includes(column.field);
}

function looksOf(column: BookColumn | undefined): string {
  return column?.field === undefined ? "any" : looks[column.field];
}

/**
 * Whether a move from a column on can be seen: below some required column stands what cannot be its own. A code takes
 * anything that is written, and words take words, so that these show nothing.
 */
function isSeen(sheet: BookSheet, at: number, by: 1 | -1): boolean {
  return sheet.columns.some((column, index) => {
    if (index < at || (index === at && by === 1) || !isStrict(column)) return false;
    const moved = sheet.columns[index - by];
    const look = looksOf(column);
    return look !== "code" && look !== "words" && looksOf(moved) !== look && looksOf(moved) !== "any";
  });
}
