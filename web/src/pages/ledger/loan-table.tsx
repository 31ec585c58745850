import type { RouteOutput } from "#shared/contract/routes.ts";
import { borrowerGroupNames } from "#shared/domain/ledger/borrower-type.ts";
import type { AskedFilter } from "#shared/domain/ledger/loan-filter.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { callRoute } from "../../api/call-route.ts";
import { yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import { useOpened } from "../../hooks/use-opened.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { LoanStatusTag } from "../../ui/loan-status-tag.tsx";
import { Pager } from "../../ui/pager.tsx";
import { type Column, Table } from "../../ui/table.tsx";

/** A loan as lists show it. */
export type LoanRow = RouteOutput<"list-loans">["items"][number];

const pageSize = 50;
const columns: readonly Column<LoanRow>[] = [
  { head: "借款人", cell: (loan) => loan.borrowerName },
  { head: "类型", kind: "code", cell: (loan) => borrowerGroupNames[loan.borrowerType] },
  { head: "农技协", cell: (loan) => loan.associationName },
  { head: "县（市、区）", cell: (loan) => loan.countyName },
  { head: "放款金额（元）", kind: "figure", cell: (loan) => yuan(loan.amountFen) },
  { head: "放款日期", kind: "code", cell: (loan) => loan.disbursedOn },
  { head: "到期日期", kind: "code", cell: (loan) => loan.dueOn ?? "—" },
  { head: "余额（元）", kind: "figure", cell: (loan) => yuan(loan.outstandingFen) },
  { head: "状态", cell: (loan) => <LoanStatusTag status={loan.status} /> },
];

/** The loans that a filter lets through, page by page; `before` is a column before the others, `changes` counts reasons to reload. */
export function LoanTable(props: { filter: AskedFilter; before?: Column<LoanRow>; changes?: number }) {
  const { filter, before, changes = 0 } = props;
  const pages = usePages(`loans ${JSON.stringify([filter, changes])}`, (cursor) =>
    callRoute("list-loans", { query: { ...filter, limit: pageSize, cursor } }),
  );
  const opened = useOpened();
  const numbers: Column<LoanRow> = {
    head: "借据号",
    kind: "code",
    rowHead: true,
    cell: (loan) => (
      <a href={hashOf(["loans", loan.loanNo], { bank: loan.bankId })} {...opened(loanKeyText(loan))}>
        {loan.loanNo}
      </a>
    ),
  };
  return (
    <>
      <WhenLoaded of={pages}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>没有符合条件的贷款。</Empty>
          ) : (
            <Table
              label="贷款"
              columns={[...(before === undefined ? [] : [before]), numbers, ...columns]}
              rows={items}
              keyOf={loanKeyText}
            />
          )
        }
      </WhenLoaded>
      <Pager pages={pages} />
    </>
  );
}
