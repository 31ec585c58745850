import type { OrderValue } from "#shared/domain/base/list-order.ts";
import type { Loan, LoanFacts } from "./loan.ts";
import { outstandingFenOf } from "./loan.ts";
import { maskedName } from "./masking.ts";

/** The columns of a list of loans, in their order; `extra` ones are shown when they are chosen. */
export const loanListColumns = {
  loanNo: { head: "借据号", sorts: true },
  borrowerName: { head: "借款人" },
  borrowerType: { head: "类型" },
  association: { head: "农技协" },
  county: { head: "县（市、区）", sorts: true },
  amount: { head: "放款金额（元）", sorts: true },
  disbursedOn: { head: "放款日期", sorts: true },
  dueOn: { head: "到期日期", sorts: true },
  outstanding: { head: "余额（元）", sorts: true },
  status: { head: "状态", sorts: true },
  borrowerIdTail: { head: "证件后四位", extra: true },
  branch: { head: "支行", extra: true },
  product: { head: "产品", extra: true },
  guarantee: { head: "担保方式", extra: true },
  purpose: { head: "贷款用途", extra: true },
  annualRate: { head: "年利率（%）", extra: true },
  classification: { head: "五级分类", extra: true },
  contractNo: { head: "合同号", extra: true },
} as const satisfies Record<string, { head: string; sorts?: true; extra?: true }>;

export type LoanColumn = keyof typeof loanListColumns;

/** The columns by which a list of loans can be sorted. */
export const loanOrders = [
  "loanNo",
  "county",
  "amount",
  "disbursedOn",
  "dueOn",
  "outstanding",
  "status",
] as const;
export type LoanOrder = (typeof loanOrders)[number];

const orderValues: Record<LoanOrder, (loan: Pick<Loan, "loanNo" | "facts">) => OrderValue> = {
  loanNo: ({ loanNo }) => loanNo,
  county: ({ facts }) => facts.countyCode,
  amount: ({ facts }) => facts.amountFen,
  disbursedOn: ({ facts }) => facts.disbursedOn,
  dueOn: ({ facts }) => facts.dueOn,
  outstanding: ({ facts }) => outstandingFenOf(facts),
  status: ({ facts }) => facts.status,
};

/** What a loan is sorted by. */
export function loanOrderValue(key: LoanOrder, loan: Pick<Loan, "loanNo" | "facts">): OrderValue {
  return orderValues[key](loan);
}

/** What is looked for among loans, and whether the seeker sees names whole. */
export type LoanSearch = { text: string; wholeNames: boolean };

/**
 * Tells whether a loan is looked for: by a part of its number, the borrower's name, or the last four of the identity
 * number. Who sees a name masked finds it only by the whole name: by parts of it one could find out the rest.
 */
export function isLoanSought(
  { text, wholeNames }: LoanSearch,
  { loanNo, facts }: Pick<Loan, "loanNo" | "facts">,
): boolean {
  const sought = text.normalize("NFKC").toUpperCase();
  if (loanNo.normalize("NFKC").toUpperCase().includes(sought)) return true;
  return facts.borrowerIdTail?.toUpperCase() === sought || isNameSought(sought, wholeNames, facts);
}

/** Tells whether a loan's number ends with what is looked for: by these people mostly name a loan. */
export function endsAsSought(text: string, { loanNo }: Pick<Loan, "loanNo">): boolean {
  return loanNo.normalize("NFKC").toUpperCase().endsWith(text.normalize("NFKC").toUpperCase());
}

function isNameSought(
  sought: string,
  wholeNames: boolean,
  { borrowerName, borrowerType }: LoanFacts,
): boolean {
  if (borrowerName === undefined) return false;
  const name = borrowerName.normalize("NFKC").toUpperCase();
  const isWhole = wholeNames || maskedName(borrowerName, borrowerType) === borrowerName;
  return isWhole ? name.includes(sought) : name === sought;
}
