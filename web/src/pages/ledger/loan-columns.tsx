import type { RouteOutput } from "#shared/contract/routes.ts";
import { keysOf } from "#shared/domain/base/list-order.ts";
import { borrowerGroupNames } from "#shared/domain/ledger/borrower-type.ts";
import { classificationNames } from "#shared/domain/ledger/classification.ts";
import { type LoanColumn, loanListColumns } from "#shared/domain/ledger/loan-list.ts";
import { yuan } from "../../format/money.ts";
import type { ListColumn } from "../../ui/data-frame.tsx";
import { LoanStatusTag } from "../../ui/loan-status-tag.tsx";
import type { Column } from "../../ui/table.tsx";

/** A loan as lists show it. */
export type LoanRow = RouteOutput<"list-loans">["items"][number];

const classNames = new Map<string, string>(Object.entries(classificationNames));
const cells: Record<Exclude<LoanColumn, "loanNo">, Pick<Column<LoanRow>, "cell" | "kind">> = {
  borrowerName: { cell: (loan) => loan.borrowerName },
  borrowerType: { kind: "code", cell: (loan) => borrowerGroupNames[loan.borrowerType] },
  association: { cell: (loan) => loan.associationName },
  county: { cell: (loan) => loan.countyName },
  amount: { kind: "figure", cell: (loan) => yuan(loan.amountFen) },
  disbursedOn: { kind: "code", cell: (loan) => loan.disbursedOn },
  dueOn: { kind: "code", cell: (loan) => loan.dueOn ?? "—" },
  outstanding: { kind: "figure", cell: (loan) => yuan(loan.outstandingFen) },
  status: { cell: (loan) => <LoanStatusTag status={loan.status} /> },
  borrowerIdTail: { kind: "code", cell: (loan) => loan.borrowerIdTail },
  branch: { cell: (loan) => loan.branch },
  product: { cell: (loan) => loan.product },
  guarantee: { cell: (loan) => loan.guarantee },
  purpose: { cell: (loan) => loan.purpose },
  annualRate: { kind: "figure", cell: (loan) => loan.annualRatePercent },
  classification: { cell: (loan) => classNames.get(loan.classification ?? "") },
  contractNo: { kind: "code", cell: (loan) => loan.contractNo },
};

/** Every column of the list of loans; `numbers` shows a loan's number, as the way to the loan. */
export function loanColumns(numbers: Column<LoanRow>["cell"]): ListColumn<LoanRow, LoanColumn>[] {
  return keysOf(loanListColumns).map((key): ListColumn<LoanRow, LoanColumn> => {
    const facts = { key, ...loanListColumns[key] };
    return key === "loanNo"
      ? { ...facts, kind: "code", rowHead: true, cell: numbers }
      : { ...facts, ...cells[key] };
  });
}
