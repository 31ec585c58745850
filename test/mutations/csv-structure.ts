import {
  type Book,
  type BookCell,
  type BookSheet,
  columnOf,
  dropTotals,
  insertColumn,
  type Line,
  loanLines,
} from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { anyLoan, placesOf, put, rewrite, some } from "./places.ts";
import { fieldTexts, shownText } from "./write-csv.ts";

const csv = ["csv"] as const;

/** What an editor, a bad export or a typing error makes of delimited text. */
export const csvStructure: readonly Mutation[] = [
  {
    name: "stray quote that another one closes rows below",
    formats: csv,
    touches: ["csv", "structure"],
    floor: 25,
    apply(book, rng) {
      const { sheet, at } = anyLoan(book, rng);
      const below = at + rng.int(1, 6);
      const line = sheet.lines[at];
      const closing = sheet.lines[below];
      if (line === undefined || closing === undefined || closing.kind !== "loan") return false;
      const column = rng.int(0, sheet.columns.length - 1);
      unquote(book, sheet);
      const [one, other] = [fieldTexts(book, sheet, line), fieldTexts(book, sheet, closing)];
      one[column] = `"${one[column]}`;
      const last = rng.percent(50) ? column : rng.int(0, other.length - 1);
      other[last] = rng.percent(50) ? `${other[last]}"` : `"${other[last]}`;
      line.raw = one.join(book.csv.delimiter);
      closing.raw = other.join(book.csv.delimiter);
      return true;
    },
  },
  {
    name: "stray quote that nothing closes",
    formats: csv,
    touches: ["csv", "structure"],
    floor: 0,
    apply(book, rng) {
      const { sheet, line } = anyLoan(book, rng);
      const column = rng.int(0, sheet.columns.length - 1);
      unquote(book, sheet);
      const texts = fieldTexts(book, sheet, line);
      texts[column] = `"${texts[column]}`;
      line.raw = texts.join(book.csv.delimiter);
      return true;
    },
  },
  {
    name: "stray quotes at the same place of two neighbours",
    formats: csv,
    touches: ["csv", "structure"],
    floor: 0,
    apply(book, rng) {
      const { sheet, at } = anyLoan(book, rng);
      const [line, next] = [sheet.lines[at], sheet.lines[at + 1]];
      if (line === undefined || next === undefined || next.kind !== "loan") return false;
      const column = rng.int(0, sheet.columns.length - 1);
      unquote(book, sheet);
      for (const one of [line, next]) {
        const texts = fieldTexts(book, sheet, one);
        texts[column] = `"${texts[column]}`;
        one.raw = texts.join(book.csv.delimiter);
      }
      return true;
    },
  },
  {
    name: "amounts with thousands separators and no quotes",
    formats: csv,
    touches: ["csv", "amountFen", "outstandingFen", "structure", "header"],
    floor: 0,
    apply(book, rng) {
      const field = rng.pick(["amountFen", "outstandingFen"] as const);
      if (rng.percent(40)) moveToEnd(book, field);
      const done = rewrite(book, rng, field, ({ cell }) =>
        cell?.kind === "number" && Number(cell.text) >= 1000
          ? { kind: "raw", text: withThousands(cell.text) }
          : undefined,
      );
      return done.length > 0;
    },
  },
  {
    name: "amounts cut at their commas where empty fields are left out",
    formats: csv,
    touches: ["csv", "amountFen", "outstandingFen", "structure", "header", "total"],
    floor: 0,
    apply(book, rng) {
      const field = rng.pick(["amountFen", "outstandingFen"] as const);
      moveToEnd(book, field);
      for (const sheet of book.sheets) {
        dropTotals(sheet);
        insertColumn(sheet, sheet.columns.length, { header: "备注" }, () => null);
        for (const { cells } of loanLines(sheet)) while (cells.at(-1) === null) cells.pop();
      }
      const done = rewrite(book, rng, field, ({ cell }) =>
        cell?.kind === "number" && Number(cell.text) >= 1000
          ? { kind: "raw", text: withThousands(cell.text) }
          : undefined,
      );
      return done.length > 0;
    },
  },
  {
    name: "a comma within words and no quotes",
    formats: csv,
    touches: ["csv", "structure", "borrowerName", "purpose", "branch", "guarantee", "product"],
    floor: 0,
    apply(book, rng) {
      const fields = (["borrowerName", "purpose", "branch", "guarantee", "product"] as const).filter(
        (field) => placesOf(book, field).length > 0,
      );
      if (book.sheets.some(({ columns }) => columns.at(-1)?.field === undefined)) return false;
      const done = rewrite(book, rng, rng.pick(fields), ({ cell }) => {
        if (cell?.kind !== "text") return undefined;
        const at = rng.int(1, cell.text.length - 1);
        return { kind: "raw", text: `${cell.text.slice(0, at)},${cell.text.slice(at)}` };
      });
      return done.length > 0;
    },
  },
  {
    name: "a separator at the end of every line but the header",
    formats: csv,
    touches: ["csv"],
    floor: 95,
    apply(book) {
      for (const sheet of book.sheets) for (const line of loanLines(sheet)) line.cells.push(null);
      return true;
    },
  },
  {
    name: "separators at the end of every line",
    formats: csv,
    touches: ["csv"],
    floor: 95,
    apply(book, rng) {
      const more = rng.int(1, 4);
      for (const sheet of book.sheets)
        for (const { kind, cells } of sheet.lines)
          if (kind === "loan" || kind === "header") for (let n = 0; n < more; n++) cells.push(null);
      return true;
    },
  },
  {
    name: "another separator",
    formats: csv,
    touches: ["csv"],
    floor: 95,
    apply(book, rng) {
      book.csv.delimiter = rng.pick(["\t", ";", "|"]);
      return true;
    },
  },
  {
    name: "other line ends, and blank lines at the end",
    formats: csv,
    touches: ["line ends"],
    floor: 95,
    apply(book, rng) {
      book.csv.lineEnd = rng.pick(["\n", "\r"]);
      book.csv.after = rng.pick(["", book.csv.lineEnd.repeat(3), "\u001a"]);
      return true;
    },
  },
  {
    name: "guards against Excel around codes",
    formats: csv,
    touches: ["csv", "loanNo", "identityNo", "contractNo", "associationCode"],
    floor: 95,
    apply(book, rng) {
      const guard = rng.pick([
        (words: string) => `="${words}"`,
        (words: string) => `"=""${words}"""`,
        (words: string) => `"\t${words}"`,
        (words: string) => `${words}\t`,
        (words: string) => `'${words}`,
        (words: string) => `\u001f${words}`,
      ]);
      for (const field of ["loanNo", "identityNo", "contractNo", "associationCode"] as const) {
        rewrite(book, rng, field, ({ cell }) => cell && { kind: "raw", text: guard(shownText(cell)) }, true);
      }
      return true;
    },
  },
  {
    name: "a quoted note of several lines",
    formats: csv,
    touches: ["csv", "structure", "purpose"],
    floor: 80,
    apply(book, rng) {
      const places = placesOf(book, "purpose");
      if (places.length === 0) return false;
      for (const place of some(rng, places)) {
        const words = `${place.line.loan.truth.purpose}`;
        const broken = `${words.slice(0, 2)}\n${words.slice(2)}`;
        put(place, { kind: "text", text: broken });
        for (const value of [broken, words, `${words.slice(0, 2)} ${words.slice(2)}`])
          place.line.loan.also.push({ field: "purpose", value });
      }
      book.moved = true;
      return true;
    },
  },
  {
    name: "quotes within words",
    formats: csv,
    touches: ["csv", "purpose", "branch"],
    floor: 40,
    apply(book, rng) {
      const field = rng.pick(["purpose", "branch"] as const);
      const done = rewrite(book, rng, field, ({ cell, line }) => {
        if (cell?.kind !== "text") return undefined;
        const quoted = `${cell.text.slice(0, 2)}"${cell.text.slice(2)}`;
        line.loan.also.push({ field, value: quoted });
        return { kind: "raw", text: quoted };
      });
      return done.length > 0;
    },
  },
  {
    name: "lines of a report above and below",
    formats: csv,
    touches: ["csv", "structure"],
    floor: 95,
    apply(book, rng) {
      const [sheet] = book.sheets;
      if (sheet === undefined) return false;
      const count = loanLines(sheet).length;
      const above: Line = {
        kind: "title",
        cells: [
          { kind: "text", text: "机构：滁州市分行" },
          { kind: "text", text: "操作员：李敏" },
        ],
      };
      sheet.lines.unshift(above);
      if (rng.percent(50))
        sheet.lines.push({ kind: "note", cells: [{ kind: "text", text: `总笔数：${count}` }] });
      if (rng.percent(50))
        sheet.lines.push({ kind: "note", cells: [{ kind: "text", text: "--- 报表结束 ---" }] });
      return true;
    },
  },
];

/** Leaves all quotes out that a field does not need. */
function unquote(book: Book, sheet: BookSheet): void {
  book.csv.quoteAll = false;
  for (const { cells } of sheet.lines)
    for (const cell of cells) if (cell?.kind === "text") cell.text = cell.text.replaceAll(/[",]/g, "");
}

function withThousands(digits: string): string {
  const [whole = "", rest] = digits.split(".");
  const grouped = whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** Puts the column of a field behind all others. */
function moveToEnd(book: Book, field: "amountFen" | "outstandingFen"): void {
  for (const sheet of book.sheets) {
    const at = columnOf(sheet, field);
    if (at < 0) continue;
    for (const line of sheet.lines) {
      if (line.kind !== "loan" && line.kind !== "header" && line.kind !== "total") continue;
      while (line.cells.length < sheet.columns.length) line.cells.push(null);
      const [cell] = line.cells.splice(at, 1) as [BookCell | null];
      line.cells.push(cell);
    }
    sheet.columns.push(...sheet.columns.splice(at, 1));
  }
}
