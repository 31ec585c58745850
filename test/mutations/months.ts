import { type Book, type BookSheet, columnOf, loanLines, loanSheets, rename, stateAbove } from "./book.ts";
import { lastDayOf } from "./draw-book.ts";
import type { Mutation } from "./mutation.ts";
import type { Field } from "./truth.ts";

/** Months and spans of months in headers, titles and names. */
export const months: readonly Mutation[] = [
  {
    name: "the month in the headers of money",
    touches: ["header", "month"],
    floor: 90,
    apply(book, rng) {
      const month = Number(monthOf(book).slice(5));
      const amounts = [`${month}月`, `2016年${month}月`, `${month}月份`, `本年`, ""];
      const balances = [
        `${month}月末`,
        `2016年${month}月末`,
        `截至${month}月末`,
        `截止2016年${month}月末`,
        `${month}月`,
      ];
      const [amount, balance] = [rng.pick(amounts), rng.pick(balances)];
      for (const sheet of loanSheets(book)) {
        if (amount !== "本年") renamed(sheet, "amountFen", `${amount}放款金额`);
        renamed(sheet, "outstandingFen", `${balance}${rng.percent(70) ? "贷款余额" : "余额"}`);
      }
      return true;
    },
  },
  {
    name: "a later month in the header of the balance",
    touches: ["header", "month", "title"],
    floor: 0,
    apply(book) {
      const month = Number(monthOf(book).slice(5)) + 1;
      for (const sheet of loanSheets(book)) renamed(sheet, "outstandingFen", `${month}月末贷款余额`);
      demandDataDay(book, `2016-${two(month)}`, book.dataOn === undefined);
      return true;
    },
  },
  {
    name: "a span of months in the file's name",
    touches: ["name", "month"],
    floor: 95,
    apply(book, rng) {
      const last = Number(monthOf(book).slice(5));
      const [from, to] = [two(1), two(last)];
      const end = lastDayOf(`2016-${to}`);
      const name = rng.pick([
        `贷款明细2016年1-${last}月`,
        `贷款明细2016.1-${last}月`,
        `明细_2016${from}01_${end.replaceAll("-", "")}`,
        `2016年1月至${last}月明细`,
        `2016年1月—${last}月放款`,
        `2016年1月~${last}月放款`,
        `2016${from}-2016${to}贷款明细`,
        `2016年1—${last}月贷款明细`,
        `2016-${from}至2016-${to}`,
        `贷款明细（2016年1月到${last}月）`,
      ]);
      book.fileName = book.fileName.replace(/^[^.]*/, name);
      demandDataDay(book, `2016-${to}`);
      return true;
    },
  },
  {
    name: "a span of months in the title",
    touches: ["title", "month"],
    floor: 95,
    apply(book, rng) {
      const last = Number(monthOf(book).slice(5));
      const words = rng.pick([
        `贷款明细（2016年1—${last}月）`,
        `贷款明细（2016年1月—${last}月）`,
        `2016年1月到${last}月贷款明细`,
        `2016年1-${last}月银会合作贷款明细表`,
        `2016年1月至2016年${last}月贷款明细`,
        `2016年1月1日至${last}月${Number(lastDayOf(`2016-${two(last)}`).slice(8))}日贷款明细`,
      ]);
      for (const sheet of loanSheets(book)) {
        forgetMonths(sheet);
        stateAbove(sheet, words);
      }
      demandDataDay(book, `2016-${two(last)}`);
      return true;
    },
  },
  {
    name: "a name and a title of different months",
    touches: ["title", "name", "month"],
    floor: 0,
    apply(book) {
      const month = Number(monthOf(book).slice(5));
      for (const sheet of loanSheets(book)) {
        forgetMonths(sheet);
        stateAbove(sheet, `银会合作贷款明细表（2016年${month}月）`);
      }
      book.fileName = book.fileName.replace(/^[^.]*/, `2016-${two(month - 2)}-贷款明细`);
      demandDataDay(book, `2016-${two(month)}`);
      return true;
    },
  },
  {
    name: "a name without a month",
    touches: ["name", "month"],
    floor: 95,
    apply(book, rng) {
      book.fileName = book.fileName.replace(
        /^[^.]*/,
        rng.pick(["贷款明细", "新建 Microsoft Excel 工作表", "明细(1)", "表1"]),
      );
      return true;
    },
  },
];

/** Writes a header anew that keeps the unit it states. */
function renamed(sheet: BookSheet, field: Field, header: string): void {
  const at = columnOf(sheet, field);
  rename(sheet, at, header + (sheet.columns[at]?.header.includes("万元") ? "（万元）" : ""));
}

/** Takes the months out of the lines above a table. */
function forgetMonths(sheet: BookSheet): void {
  for (const line of sheet.lines) {
    if (line.kind !== "title") continue;
    line.cells = line.cells.map((cell) => (cell?.kind === "text" && !cell.text.includes("月") ? cell : null));
  }
}

function monthOf(book: Book): string {
  const days = loanSheets(book).flatMap((sheet) =>
    loanLines(sheet).map(({ loan }) => loan.truth.disbursedOn),
  );
  return days.sort().at(-1)?.slice(0, 7) ?? "2016-06";
}

/** The figures are of the end of such a month, or something is said of days. */
function demandDataDay(book: Book, month: string, mayBeUnknown = false): void {
  const day = lastDayOf(month);
  book.demands.push(({ refused, dataOn, notices }) => {
    if (refused !== undefined || dataOn === day || (mayBeUnknown && dataOn === undefined)) return undefined;
    const told = notices.some((notice) => /数据日期|月份|data-day/.test(notice));
    return told ? undefined : `the figures are said to be of ${dataOn}, and are of ${day}`;
  });
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
