import { type BookCell, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { classificationNames } from "#shared/domain/ledger/classification.ts";
import { loanStatusNames } from "#shared/domain/ledger/loan-status.ts";
import { stateOn } from "./demo-loan-state.ts";
import type { DemoLoan } from "./demo-loans.ts";

/** One line of a bank's book, a value for each column, amounts in whole yuan. */
export type BookLine = (string | number)[];

const columns: readonly (readonly [header: string, width: number])[] = [
  ["借据号", 20],
  ["借款人", 26],
  ["证件号码", 22],
  ["客户类型", 10],
  ["所属农技协", 24],
  ["县区", 10],
  ["放款金额（元）", 16],
  ["放款日期", 13],
  ["到期日期", 13],
  ["贷款余额（元）", 16],
  ["授信额度（元）", 16],
  ["年利率（%）", 11],
  ["产品", 22],
  ["担保方式", 14],
  ["贷款用途", 16],
  ["支行", 12],
  ["合同号", 20],
  ["贷款状态", 10],
  ["五级分类", 10],
  ["是否建档立卡", 13],
  ["是否续贷", 10],
];

const creditStepYuan = 50_000;

/** The columns of amounts in a line, counted from 0. */
export const amountColumns = { amount: 6, outstanding: 9, creditLine: 10 } as const;

/** A loan as the bank's book of a day states it. */
export function bookLine(loan: DemoLoan, dataOn: Day): BookLine {
  const { borrower } = loan;
  const { outstandingYuan, status, classification, dueOn } = stateOn(loan, dataOn);
  return [
    loan.loanNo,
    borrower.name,
    borrower.identityNo,
    borrowerTypeNames[borrower.type],
    borrower.association.name,
    borrower.association.county.name,
    loan.amountYuan,
    loan.disbursedOn,
    dueOn,
    outstandingYuan,
    creditLineYuan(loan),
    loan.ratePercent,
    loan.product,
    loan.guarantee,
    loan.purpose,
    loan.branch,
    loan.contractNo,
    loanStatusNames[status],
    classificationNames[classification],
    borrower.poor ? "是" : "否",
    loan.renewal ? "是" : "否",
  ];
}

/** The line under which the bank lends, in full steps. */
function creditLineYuan({ amountYuan }: DemoLoan): number {
  return Math.ceil(amountYuan / creditStepYuan) * creditStepYuan;
}

/** The bank's workbook of a data date, with title, unit line and 合计 as offices write them. */
export function demoSheet(title: string, dataOn: Day, lines: readonly BookLine[]): BookSheet {
  const head = [
    [textCell(title)],
    [textCell(`数据日期：${dataOn}`), null, textCell("单位：元")],
    columns.map(([header]) => textCell(header, { tone: "head" })),
  ];
  const total: (BookCell | null)[] = columns.map((_, column) => (column === 0 ? textCell("合计") : null));
  for (const column of Object.values(amountColumns)) {
    total[column] = numberCell(lines.reduce((sum, line) => sum + Number(line[column] || 0), 0));
  }
  const cells = [
    ...head,
    ...lines.map((line) => line.map(cellOf)),
    total,
    [textCell("制表：演示数据，人名、单位均为虚构")],
  ];
  return {
    name: "贷款明细",
    frozenRows: head.length,
    columns: columns.map(([, width]) => ({ width })),
    rows: cells.map((row, index) => ({ row: index + 1, cells: row })),
  };
}

/** The same lines as a core system writes them out: CSV in UTF-8. */
export function demoCsv(lines: readonly BookLine[]): Uint8Array {
  return csvOf([columns.map(([name]) => name), ...lines]);
}

/** A list that is no loan table: what a liaison uploads by mistake. */
export function foreignCsv(): Uint8Array {
  const lines = Array.from({ length: 12 }, (_, index) => [index + 1, `第${index + 1}组`, "上午"]);
  return csvOf([["序号", "单位", "签到时间"], ...lines]);
}

function csvOf(lines: readonly BookLine[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`);
}

function cellOf(value: string | number): BookCell {
  return typeof value === "number" ? numberCell(value) : textCell(value, { form: "text" });
}

function numberCell(yuan: number): BookCell {
  return { content: { kind: "number", text: String(yuan) }, form: "money" };
}
