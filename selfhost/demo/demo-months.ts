import { addMonths, lastDayOf, type Month } from "#shared/domain/base/month.ts";
import { amountColumns, type BookLine, bookLine } from "./demo-book.ts";
import { stateOn } from "./demo-loan-state.ts";
import type { DemoLoan } from "./demo-loans.ts";

/** The bank's whole book of a month: open loans, and those that were closed since the month before. */
export function wholeBook(loans: readonly DemoLoan[], month: Month): DemoLoan[] {
  const dataOn = lastDayOf(month);
  const before = lastDayOf(addMonths(month, -1));
  return loans.filter((loan) => {
    if (loan.disbursedOn > dataOn) return false;
    if (loan.disbursedOn > before) return true;
    const { status } = stateOn(loan, before);
    return status !== "settled" && status !== "written-off";
  });
}

/** The lines of a book in which four of the month's own loans are spoilt as typists spoil them. */
export function spoiltLines(loans: readonly DemoLoan[], month: Month): BookLine[] {
  let spoilt = 0;
  return loans.map((loan) => {
    const line = bookLine(loan, lastDayOf(month));
    const mistake = mistakes[spoilt];
    if (mistake === undefined || !loan.disbursedOn.startsWith(month)) return line;
    spoilt += 1;
    const [column, value] = mistake(line);
    return line.with(column, value);
  });
}

const mistakes: readonly ((line: BookLine) => [column: number, value: string])[] = [
  (line) => [2, `${String(line[2]).slice(0, -1)}${String(line[2]).endsWith("0") ? "1" : "0"}`],
  () => [amountColumns.amount, "伍万"],
  (line) => [7, String(line[7]).replace(/-\d\d$/, "-32")],
  () => [5, "长丰县"],
];
