import { type BookCell, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { borrowerGroupNames } from "#shared/domain/ledger/borrower-type.ts";
import { classificationNames } from "#shared/domain/ledger/classification.ts";
import { type LoanFacts, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import { loanStatusNames } from "#shared/domain/ledger/loan-status.ts";
import { maskedName } from "#shared/domain/ledger/masking.ts";
import type { ReportDocument } from "../report-document.ts";
import { countCell, dayCell, headRow, titleRows, yuanCell } from "./book-rows.ts";

/** A loan of the month with the names of its codes. */
export type DetailLoan = { loanNo: string; facts: LoanFacts; associationName: string; countyName: string };

/** How many loans the detail of a month holds at most. */
export const detailLoansMax = 50_000;

const heads = [
  "序号",
  "借据号",
  "借款人",
  "证件后四位",
  "客户类型",
  "所属农技协",
  "县（市、区）",
  "放款金额（元）",
  "放款日期",
  "到期日期",
  "余额（元）",
  "贷款状态",
  "五级分类",
  "续贷",
  "建档立卡",
] as const;
const widths = [8, 24, 14, 12, 12, 30, 14, 18, 14, 14, 18, 12, 12, 8, 10];

/** 本月发放明细: the month's loans with persons' names masked; the last line is their sum. */
export function detailSheet(report: ReportDocument, loans: readonly DetailLoan[]): BookSheet {
  const shown = loans.slice(0, detailLoansMax);
  const leftOut = report.thisMonth.loanCount - shown.length;
  const sumFen = shown.reduce((sum, { facts }) => sum + facts.amountFen, 0n);
  const owedFen = shown.reduce((sum, { facts }) => sum + outstandingFenOf(facts), 0n);
  const sum: (BookCell | null)[] = [
    textCell("合计", { tone: "unchanged" }),
    countCell(shown.length),
    ...Array.from({ length: 5 }, () => null),
    yuanCell(sumFen),
    null,
    null,
    yuanCell(owedFen),
  ];
  return {
    name: "本月发放明细",
    frozenRows: 3,
    columns: widths.map((width) => ({ width })),
    rows: [
      ...titleRows(
        `${report.programme.name}本月发放明细（${monthText(report.month)}，已脱敏）`,
        `截至${dayText(report.asOf)}；单位：元${leftOut > 0 ? `；另有 ${leftOut} 笔未列出` : ""}`,
      ),
      headRow(3, heads),
      ...[...shown.map(loanCells), sum].map((cells, index) => ({ row: index + 4, cells })),
    ],
  };
}

function loanCells(
  { loanNo, facts, associationName, countyName }: DetailLoan,
  index: number,
): (BookCell | null)[] {
  return [
    countCell(index + 1),
    textCell(loanNo),
    textCell(maskedName(facts.borrowerName ?? "", facts.borrowerType)),
    textCell(facts.borrowerIdTail ?? ""),
    textCell(borrowerGroupNames[groupsOf(facts).borrowerType]),
    textCell(associationName),
    textCell(countyName),
    yuanCell(facts.amountFen),
    dayCell(facts.disbursedOn),
    dayCell(facts.dueOn),
    yuanCell(outstandingFenOf(facts)),
    facts.status === undefined ? null : textCell(loanStatusNames[facts.status]),
    facts.classification === undefined ? null : textCell(classificationNames[facts.classification]),
    yesNoCell(facts.renewal),
    yesNoCell(facts.poorHousehold),
  ];
}

function yesNoCell(value: boolean | undefined): BookCell | null {
  return value === undefined ? null : textCell(value ? "是" : "否");
}
