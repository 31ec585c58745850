import {
  type Book,
  type BookCell,
  type BookSheet,
  columnOf,
  dropTotals,
  insertLine,
  type Line,
  loanLines,
  loanSheets,
  moneyText,
  number,
  text,
} from "./book.ts";
import { totalLine } from "./draw-book.ts";
import type { Mutation } from "./mutation.ts";
import type { Rng } from "./rng.ts";
import { counties } from "./truth.ts";

const touched = ["structure", "total", "csv"];

/** Lines that add others up. */
export const totals: readonly Mutation[] = [
  {
    name: "a grand total that is right",
    touches: touched,
    floor: 95,
    apply(book, rng) {
      const word = rng.pick(["合计", "总计", "合 计", "合计：", "共计", "总  计"]);
      for (const sheet of loanSheets(book)) withTotal(sheet, totalLine(sheet, word));
      demandPassedOver(book);
      demandNoDifference(book);
      return true;
    },
  },
  {
    name: "a grand total that is wrong",
    touches: touched,
    floor: 95,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        const line = totalLine(sheet, rng.pick(["合计", "总计", "合计："]));
        const at = columnOf(sheet, "amountFen");
        const cell = line.cells[at];
        if (cell?.kind !== "number") return false;
        line.cells[at] = number(String(BigInt(Math.round(Number(cell.text))) + 50_000n));
        withTotal(sheet, line);
      }
      demandPassedOver(book);
      demandDifference(book);
      return true;
    },
  },
  {
    name: "subtotals between groups",
    touches: touched,
    floor: 95,
    apply(book, rng) {
      const word = rng.pick(["小计", "本页小计", "小  计", "小计："]);
      for (const sheet of loanSheets(book)) {
        dropTotals(sheet);
        groupsOf(sheet, rng).forEach((group) => {
          const last = group.at(-1);
          if (last !== undefined)
            insertLine(sheet, sheet.lines.indexOf(last) + 1, totalLine(sheet, word, group));
        });
        if (rng.percent(60)) withTotal(sheet, totalLine(sheet, "合计"));
      }
      demandPassedOver(book);
      demandNoDifference(book);
      return true;
    },
  },
  {
    name: "Excel's own subtotals",
    touches: touched,
    floor: 95,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        dropTotals(sheet);
        const at = columnOf(sheet, "countyCode");
        for (const group of groupsOf(sheet, rng)) {
          const last = group.at(-1);
          if (last === undefined) continue;
          const county = counties.get(String(last.loan?.truth.countyCode)) ?? "";
          insertLine(sheet, sheet.lines.indexOf(last) + 1, excelTotal(sheet, at, `${county} 汇总`, group));
        }
        withTotal(sheet, excelTotal(sheet, at, "总计", loanLines(sheet)));
      }
      demandPassedOver(book);
      demandNoDifference(book);
      return true;
    },
  },
  {
    name: "the totals of a table of Excel",
    touches: touched,
    floor: 95,
    apply(book) {
      for (const sheet of loanSheets(book)) withTotal(sheet, excelTotal(sheet, 0, "汇总", loanLines(sheet)));
      demandPassedOver(book);
      demandNoDifference(book);
      return true;
    },
  },
  {
    name: "a line of the number and the sum below",
    touches: touched,
    floor: 95,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        dropTotals(sheet);
        const loans = loanLines(sheet);
        const sum = moneyText(
          loans.reduce((total, { loan }) => total + loan.truth.amountFen, 0n),
          sheet.unit,
        );
        const words = rng.pick([
          [`总笔数：${loans.length}`, `合计金额：${sum}`],
          [`共${loans.length}笔`],
          [`总笔数：${loans.length} 总金额：${sum}`],
          ["总笔数", String(loans.length)],
        ]);
        withTotal(sheet, { kind: "total", cells: words.map(text) });
      }
      demandPassedOver(book);
      demandNoDifference(book);
      return true;
    },
  },
  {
    name: "a line of a sum that is wrong below",
    touches: [...touched, "amountFen"],
    floor: 95,
    apply(book, rng) {
      const [sheet] = book.sheets;
      if (sheet === undefined || book.sheets.length > 1) return false;
      const loans = loanLines(sheet);
      const sum = loans.reduce((total, { loan }) => total + loan.truth.amountFen, 5_000_000n);
      const digits = moneyText(sum, sheet.unit);
      const words = rng.pick([
        [`共${loans.length}笔`, `金额合计：${digits}`],
        ["总金额", digits],
        [`总金额：${digits}`],
      ]);
      withTotal(sheet, { kind: "total", cells: words.map(text) });
      demandPassedOver(book);
      demandDifference(book);
      return true;
    },
  },
  {
    name: "sums up to here and carried over",
    touches: touched,
    floor: 90,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        dropTotals(sheet);
        const loans = loanLines(sheet);
        const half = loans.slice(0, Math.ceil(loans.length / 2));
        const last = half.at(-1);
        if (last === undefined) return false;
        const word = rng.pick(["累计", "本页合计", "过次页合计"]);
        insertLine(sheet, sheet.lines.indexOf(last) + 1, totalLine(sheet, word, half));
      }
      demandPassedOver(book);
      return true;
    },
  },
];

function withTotal(sheet: BookSheet, line: Line): void {
  dropTotals(sheet);
  const last = loanLines(sheet).at(-1);
  const totals = sheet.lines.findLastIndex(({ kind }) => kind === "total");
  const at = Math.max(totals, last === undefined ? -1 : sheet.lines.indexOf(last));
  insertLine(sheet, at + 1, line);
}

/** The loans of a sheet in two or three groups that follow each other. */
function groupsOf(sheet: BookSheet, rng: Rng): Line[][] {
  const loans = loanLines(sheet);
  const cut = rng.int(1, loans.length - 1);
  return [loans.slice(0, cut), loans.slice(cut)];
}

/** A total as Excel writes it: a word in one column, sums in those of numbers. */
function excelTotal(sheet: BookSheet, at: number, word: string, lines: readonly Line[]): Line {
  const { cells } = totalLine(sheet, "", lines);
  const written = cells.map((cell): BookCell | null =>
    cell?.kind === "number" ? { ...cell, formula: true } : null,
  );
  written[at] = text(word);
  return { kind: "total", cells: written };
}

/** A line that adds up is passed over: neither a loan nor a refused one. */
function demandPassedOver(book: Book): void {
  book.demands.push(({ answers, refused }) => {
    if (refused !== undefined || book.moved) return undefined;
    for (const sheet of book.sheets) {
      for (const [index, { kind }] of sheet.lines.entries()) {
        if (kind !== "total") continue;
        const answer = answers.find(
          (one) => one.row === index + 1 && (book.sheets.length === 1 || one.sheet === sheet.name),
        );
        if (answer?.kind !== "skipped")
          return `${sheet.name}!${index + 1}: a total is ${answer?.kind} (${answer?.words})`;
      }
    }
    return undefined;
  });
}

/** A total of the book's own that is wrong is told. */
function demandDifference(book: Book): void {
  book.demands.push(({ refused, notices }) =>
    refused !== undefined || notices.some((notice) => notice.startsWith("control-total-differs"))
      ? undefined
      : "the book's own total differs, and nobody says so",
  );
}

/** Where every loan goes in, the totals agree. */
function demandNoDifference(book: Book): void {
  book.demands.push(({ answers, notices }) =>
    answers.every(({ kind }) => kind !== "refused") &&
    notices.some((notice) => notice.startsWith("control-total-differs"))
      ? `totals that agree are said to differ: ${notices.join(" ")}`
      : undefined,
  );
}
