import { unattributed } from "#shared/domain/ledger/attribution.ts";
import { callRoute } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Crumbs } from "../../ui/crumbs.tsx";
import { Facts } from "../../ui/facts.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { LoanStatusTag } from "../../ui/loan-status-tag.tsx";
import { LoanCorrections } from "../corrections/loan-corrections.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { LoanAttribution } from "./loan-attribution.tsx";
import { LoanCourse } from "./loan-course.tsx";
import { loanFacts } from "./loan-facts.ts";

/** One loan: what the bank last said of it, and every change since it was first seen. */
export function LoanPage({ loanNo, me, place }: PageProps & { loanNo: string }) {
  const bankId = place.query.get("bank") ?? undefined;
  const loaded = useLoad(JSON.stringify(["loan", loanNo, bankId]), () =>
    callRoute("read-loan", { query: { loanNo, bankId } }),
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
              <Facts facts={loanFacts(loan)} />
            </Card>
            {loan.associationId === unattributed &&
              me.readOnly !== true &&
              mayCall(me.role, "attribute-loans") && (
                <LoanAttribution loan={loan} onAttributed={loaded.reload} />
              )}
            <LoanCorrections loan={loan} me={me} place={place} />
            <LoanCourse loan={loan} />
          </div>
        )}
      </WhenLoaded>
    </>
  );
}
