import { callRoute } from "../../api/call-route.ts";
import { yuan } from "../../format/money.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { hashOf } from "../../hooks/use-route.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { LoanStatusTag } from "../../ui/loan-status-tag.tsx";
import { Pager } from "../../ui/pager.tsx";

const pageSize = 20;

/** An association's loans as cards for a narrow screen; a tap opens the loan and its history. */
export function LoanCards({ associationId }: { associationId: string }) {
  const pages = usePages(`loans of ${associationId}`, (cursor) =>
    callRoute("list-loans", { query: { associationId, limit: pageSize, cursor } }),
  );
  return (
    <Card title="贷款">
      <WhenLoaded of={pages}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>还没有贷款。</Empty>
          ) : (
            <ul class="loan-cards">
              {items.map((loan) => (
                <li key={loan.loanNo}>
                  <a href={hashOf(["loans", loan.loanNo], { bank: loan.bankId })}>
                    <span class="loan-card-line">
                      <strong>{loan.borrowerName}</strong>
                      <LoanStatusTag status={loan.status} />
                    </span>
                    <span class="loan-card-amount">{yuan(loan.amountFen)} 元</span>
                    <span class="muted">
                      {loan.disbursedOn} 放款{loan.dueOn === undefined ? "" : ` · ${loan.dueOn} 到期`}
                    </span>
                    <span class="muted">余额 {yuan(loan.outstandingFen)} 元</span>
                    <span class="muted">借据 {loan.loanNo}</span>
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
      <Pager pages={pages} />
    </Card>
  );
}
