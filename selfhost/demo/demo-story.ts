import { addDays } from "#shared/domain/base/day.ts";
import { addMonths, firstDayOf, lastDayOf, type Month } from "#shared/domain/base/month.ts";
import { type BookLine, bookLine } from "./demo-book.ts";
import type { DemoLoan } from "./demo-loans.ts";
import { spoiltLines, wholeBook } from "./demo-months.ts";

/** One thing that the bank does with a file on a day of the past. */
export type DemoDeed = {
  day: string;
  time: string;
  fileName: string;
  title: string;
  dataOn: string;
  /** The loans of the book; undefined: the file is no loan table at all. */
  lines: readonly BookLine[] | undefined;
  does: "commit" | "check" | "cancel" | "commit-and-undo";
};

/** The months, counted from 0, in which something unusual happens. */
const special = {
  foreignFile: 2,
  lateBranch: 3,
  wrongFile: 5,
  csvBook: 6,
  refusedRows: 8,
  cancelledCheck: 10,
  waitingBranch: 13,
} as const;

const lateBranch = "明光支行";
const waitingBranch = "凤阳支行";

/** How many months the demo fills. */
export const demoMonthCount = 14;

/** What the bank does at the end of a month: its whole book, and what went wrong around it. */
export function deedsOf(loans: readonly DemoLoan[], month: Month, index: number): DemoDeed[] {
  const dataOn = lastDayOf(month);
  const book = wholeBook(loans, month);
  const left =
    index === special.lateBranch ? lateBranch : index === special.waitingBranch ? waitingBranch : "";
  const isLate = (loan: DemoLoan) => loan.branch === left && loan.disbursedOn.startsWith(month);
  const sent = book.filter((loan) => !isLate(loan));
  const lines =
    index === special.refusedRows ? spoiltLines(sent, month) : sent.map((loan) => bookLine(loan, dataOn));
  const name = `${month}-银会合作贷款明细`;
  const title = `${month.slice(0, 4)}年${Number(month.slice(5))}月银会合作贷款明细表`;
  const deed = (
    time: string,
    fileName: string,
    does: DemoDeed["does"],
    changed: Partial<DemoDeed> = {},
  ): DemoDeed => ({ day: dataOn, time, fileName, title, dataOn, lines, does, ...changed });

  const deeds = [deed("16:30", `${name}.${index === special.csvBook ? "csv" : "xlsx"}`, "commit")];
  if (index === special.foreignFile) {
    deeds.unshift(deed("15:50", "银会合作培训签到表.csv", "check", { lines: undefined }));
  }
  if (index === special.wrongFile) {
    const doubled = lines.slice(0, 20).map((line) => line.with(0, `TEST${String(line[0]).slice(2)}`));
    deeds.unshift(deed("15:10", `${month}-测试数据.xlsx`, "commit-and-undo", { lines: doubled }));
  }
  if (index === special.cancelledCheck) {
    deeds.unshift(
      deed("15:40", `${month}-银会合作贷款明细(未定稿).xlsx`, "cancel", { lines: lines.slice(0, -40) }),
    );
  }
  if (left !== "") {
    const late = book.filter(isLate).map((loan) => bookLine(loan, dataOn));
    const waits = index === special.waitingBranch;
    deeds.push(
      deed("10:20", `${month}-${left}补报.xlsx`, waits ? "check" : "commit", {
        day: waits ? "9999-12-31" : addDays(firstDayOf(addMonths(month, 1)), 5),
        lines: late,
      }),
    );
  }
  return deeds;
}
