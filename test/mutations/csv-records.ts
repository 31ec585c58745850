import {
  type Book,
  columnOf,
  type Demand,
  insertColumn,
  type Line,
  loanLines,
  loanSheets,
  text,
} from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { anyLoan } from "./places.ts";
import { fields } from "./truth.ts";
import { fieldTexts } from "./write-csv.ts";

const csv = ["csv"] as const;
const touched = ["csv", "structure", ...fields];

/** Lines of delimited text that are less than a row, or more. */
export const csvRecords: readonly Mutation[] = [
  {
    name: "a line end lost between two rows",
    formats: csv,
    touches: touched,
    floor: 30,
    apply(book, rng) {
      const { sheet, line, at } = anyLoan(book, rng);
      const next = sheet.lines[at + 1];
      if (next?.loan === undefined) return false;
      const [one, other] = [fieldTexts(book, sheet, line), fieldTexts(book, sheet, next)];
      const joint = rng.percent(50) ? book.csv.delimiter : "";
      line.raw = one.join(book.csv.delimiter) + joint + other.join(book.csv.delimiter);
      next.loan.mayBeSkipped = true;
      next.loan.counts = false;
      sheet.lines.splice(at + 1, 1);
      return true;
    },
  },
  {
    name: "a row broken in two",
    formats: csv,
    touches: touched,
    floor: 30,
    apply(book, rng) {
      const { sheet, line, at } = anyLoan(book, rng);
      const texts = fieldTexts(book, sheet, line);
      const cut = rng.int(1, texts.length - 1);
      const isWithin = cut < texts.length - 1 && !texts[cut]?.startsWith('"') && rng.percent(40);
      const [first, second] = isWithin ? cutWithin(texts, cut) : [texts.slice(0, cut), texts.slice(cut)];
      line.raw = first.join(book.csv.delimiter);
      const rest: Line = { kind: "note", cells: [], raw: second.join(book.csv.delimiter) };
      sheet.lines.splice(at + 1, 0, rest);
      line.loan.mayBeSkipped = true;
      book.demands.push(oneIsRefused(book, line, rest));
      return true;
    },
  },
  {
    name: "a file that ends in the midst of a row",
    formats: csv,
    touches: [...touched, "line ends"],
    floor: 30,
    apply(book, rng) {
      const [sheet] = book.sheets;
      const last = sheet === undefined ? undefined : loanLines(sheet).at(-1);
      if (sheet === undefined || last === undefined) return false;
      const filled = last.cells.findLastIndex((cell) => cell !== null);
      const cut = rng.int(columnOf(sheet, "loanNo") + 1, filled);
      const texts = fieldTexts(book, sheet, last);
      const isWhole = cut === columnOf(sheet, "loanNo") + 1 || !isAlwaysFilled(loanLines(sheet), cut);
      const [ended] = isWhole || rng.percent(50) ? [texts.slice(0, cut)] : cutWithin(texts, cut - 1);
      last.raw = (ended ?? []).join(book.csv.delimiter);
      sheet.lines = sheet.lines.slice(0, sheet.lines.indexOf(last) + 1);
      return true;
    },
  },
  {
    name: "empty fields at the end of rows left out",
    formats: csv,
    touches: ["csv", "structure", "header"],
    floor: 95,
    apply(book, rng) {
      const share = rng.int(20, 80);
      for (const sheet of loanSheets(book)) {
        insertColumn(sheet, sheet.columns.length, { header: "备注" }, ({ loan }) =>
          loan !== undefined && rng.percent(share) ? text("已核实") : null,
        );
        const short = loanLines(sheet).filter(({ cells }) => cells.at(-1) === null);
        if (short.length < 4) return false;
        for (const { cells } of short) while (cells.at(-1) === null) cells.pop();
      }
      return true;
    },
  },
];

/** The fields up to some within one of them, and the rest. */
function cutWithin(texts: readonly string[], at: number): [string[], string[]] {
  const field = texts[at] ?? "";
  const half = Math.ceil(field.length / 2);
  return [
    [...texts.slice(0, at), field.slice(0, half)],
    [field.slice(half), ...texts.slice(at + 1)],
  ];
}

/** Whether all loans fill a column: what ends before it is seen to be cut off. */
function isAlwaysFilled(lines: readonly Line[], column: number): boolean {
  return lines.every(({ cells }) => (cells[column] ?? null) !== null);
}

/** Of the two halves of a row one is refused, unless the first says all. */
function oneIsRefused(book: Book, line: Line, rest: Line): Demand {
  return ({ refused, answers }) => {
    const [sheet] = book.sheets;
    const rows = [line, rest].map((one) => (sheet?.lines.indexOf(one) ?? -1) + 1);
    const heard = answers.some(({ kind, row }) => kind !== "skipped" && rows.includes(row));
    return heard || refused !== undefined ? undefined : `the halves of row ${rows[0]} are both passed over`;
  };
}
