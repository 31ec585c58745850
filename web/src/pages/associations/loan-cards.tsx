import { useEffect, useRef } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { borrowerGroupNames } from "#shared/domain/ledger/borrower-type.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { callRoute } from "../../api/call-route.ts";
import { yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import { type Opening, useOpened } from "../../hooks/use-opened.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { LoanStatusTag } from "../../ui/loan-status-tag.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Tag } from "../../ui/tag.tsx";
import { CorrectionTags } from "../corrections/correction-tags.tsx";
import type { ShownLoans } from "./shown-loans.ts";

type Loan = RouteOutput<"list-loans">["items"][number];
type Correction = RouteOutput<"list-corrections">["items"][number];

const pageSize = 20;

/** Some of an association's loans as cards for a narrow screen; a tap opens the loan, and on each one may say that it is wrong. */
export function LoanCards(props: {
  associationId: string;
  shown: ShownLoans | undefined;
  base: readonly string[];
  mayRaise: boolean;
  /** The requests that are not closed. */
  corrections: readonly Correction[];
}) {
  const { associationId, shown, base, mayRaise, corrections } = props;
  const key = JSON.stringify(["loans of", associationId, shown?.query]);
  const pages = usePages(key, (cursor) =>
    callRoute("list-loans", { query: { ...shown?.query, associationId, limit: pageSize, cursor } }),
  );
  const opened = useOpened();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown !== undefined) top.current?.scrollIntoView({ block: "start" });
  }, [key]);
  return (
    <div ref={top} class="loans-of">
      <Card
        title={shown === undefined ? "贷款" : `贷款：${shown.name}`}
        extra={shown !== undefined && <a href={hashOf(base)}>显示全部</a>}
      >
        <WhenLoaded of={pages}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>{shown === undefined ? "还没有贷款。" : "没有这样的贷款。"}</Empty>
            ) : (
              <ul class="loan-cards">
                {items.map((loan) => (
                  <li key={loanKeyText(loan)}>
                    <LoanCard loan={loan} opening={opened(loanKeyText(loan))} />
                    <LoanCardFoot
                      loan={loan}
                      mayRaise={mayRaise}
                      correction={corrections.find(
                        (one) => one.loanNo === loan.loanNo && one.bankId === loan.bankId,
                      )}
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </WhenLoaded>
        <Pager pages={pages} />
      </Card>
    </div>
  );
}

function LoanCard({ loan, opening }: { loan: Loan; opening: Opening }) {
  return (
    <a class="loan-card" href={hashOf(["loans", loan.loanNo], { bank: loan.bankId })} {...opening}>
      <span class="loan-card-line">
        <strong>{loan.borrowerName}</strong>
        <span>
          <Tag tone={loan.borrowerType === "association" ? "blue" : "grey"}>
            {loan.borrowerType === "association" ? "本会" : borrowerGroupNames[loan.borrowerType]}
          </Tag>{" "}
          <LoanStatusTag status={loan.status} />
        </span>
      </span>
      <span class="loan-card-amount">{yuan(loan.amountFen)} 元</span>
      <span class="muted">
        {loan.disbursedOn} 放款{loan.dueOn === undefined ? "" : ` · ${loan.dueOn} 到期`}
      </span>
      <span class="muted">
        余额 {yuan(loan.outstandingFen)} 元 · 借据 {loan.loanNo}
      </span>
    </a>
  );
}

function LoanCardFoot(props: { loan: Loan; mayRaise: boolean; correction: Correction | undefined }) {
  const { loan, mayRaise, correction } = props;
  if (correction !== undefined) {
    return (
      <a class="loan-card-foot" href={hashOf(["corrections", correction.correctionId])}>
        更正申请 <CorrectionTags item={correction} />
      </a>
    );
  }
  if (!mayRaise) return null;
  return (
    <a
      class="loan-card-foot"
      href={hashOf(["loans", loan.loanNo], { bank: loan.bankId, correct: "1" })}
      aria-label={`借据 ${loan.loanNo} 这条不对`}
    >
      这条不对
    </a>
  );
}
