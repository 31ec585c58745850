import type { RouteOutput } from "#shared/contract/routes.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { classificationNames } from "#shared/domain/ledger/classification.ts";
import { callRoute } from "../../api/call-route.ts";
import { yuan } from "../../format/money.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Crumbs } from "../../ui/crumbs.tsx";
import { Facts } from "../../ui/facts.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { LoanStatusTag } from "../../ui/loan-status-tag.tsx";
import { LoanCorrections } from "../corrections/loan-corrections.tsx";
import type { PageProps } from "../page-props.ts";
import { LoanCourse } from "./loan-course.tsx";

/** One loan: what the bank last said of it, and every change since it was first seen. */
export function LoanPage({ loanNo, me, place }: PageProps & { loanNo: string }) {
  const bankId = place.query.get("bank") ?? undefined;
  const loaded = useLoad(JSON.stringify(["loan", loanNo, bankId]), () =>
    callRoute("read-loan", { params: { loanNo }, query: { bankId } }),
  );
  const isAssociation = me.role === "association";
  return (
    <>
      <Crumbs
        href={isAssociation ? "#/my-association" : "#/loans"}
        list={isAssociation ? "我的农技协" : "台账"}
        title="贷款详情"
      />
      <WhenLoaded of={loaded}>
        {(loan) => (
          <div class="stack">
            <Card title={`借据 ${loan.loanNo}`} extra={<LoanStatusTag status={loan.status} />}>
              <Facts facts={factsOf(loan)} />
            </Card>
            <LoanCorrections loan={loan} me={me} place={place} />
            <LoanCourse loan={loan} />
          </div>
        )}
      </WhenLoaded>
    </>
  );
}

function factsOf(loan: RouteOutput<"read-loan">) {
  return [
    ["借款人", loan.borrowerName],
    ["证件号码后四位", loan.borrowerIdTail],
    ["客户类型", borrowerTypeNames[loan.borrowerType]],
    ["所属农技协", loan.associationName],
    ["县（市、区）", loan.countyName],
    ["放款金额", `${yuan(loan.amountFen)} 元`],
    ["贷款余额", `${yuan(loan.outstandingFen)} 元${loan.outstandingKnown ? "" : "（银行未报，按放款金额）"}`],
    ["授信额度", loan.creditLineFen === undefined ? "—" : `${yuan(loan.creditLineFen)} 元`],
    ["放款日期", loan.disbursedOn],
    ["到期日期", loan.dueOn],
    ["年利率", loan.annualRatePercent === undefined ? undefined : `${loan.annualRatePercent} %`],
    ["五级分类", loan.classification && classificationNames[loan.classification]],
    ["产品", loan.product],
    ["担保方式", loan.guarantee],
    ["贷款用途", loan.purpose],
    ["支行", loan.branch],
    ["合同号", loan.contractNo],
    ["建档立卡户", yesOrNo(loan.poorHousehold)],
    ["续贷", yesOrNo(loan.renewal)],
    ["数据日期", loan.dataOn],
  ] as const;
}

function yesOrNo(value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value ? "是" : "否";
}
