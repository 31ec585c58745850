import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Crumbs } from "../../ui/crumbs.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { CorrectionList } from "../corrections/correction-list.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { FirstSteps } from "../progress/first-steps.tsx";
import { AssociationSummary } from "./association-summary.tsx";
import { OwnCoverage } from "./coverage-card.tsx";
import { LoanCards } from "./loan-cards.tsx";
import { Readings } from "./readings.tsx";
import { shownLoans } from "./shown-loans.ts";

const correctionsMax = 200;

/** One association: its loans in sums, its correction requests that wait, and its loans; laid out for a phone first. */
export function AssociationPage({
  associationId,
  me,
  programme,
  place,
}: PageProps & { associationId: string }) {
  const loaded = useLoad(`association ${associationId}`, () =>
    callRoute("read-association", { params: { associationId } }),
  );
  const requests = useLoad(`corrections of ${associationId}`, () =>
    callRoute("list-corrections", { query: { associationId, limit: correctionsMax } }),
  );
  const base = place.parts[0] === "associations" ? ["associations", associationId] : ["my-association"];
  const waiting = (requests.data?.items ?? []).filter(({ state }) => state !== "closed");
  return (
    <WhenLoaded of={loaded}>
      {(association) => (
        <>
          {me.role === "association" ? (
            <h1>{association.name}</h1>
          ) : (
            <Crumbs href="#/associations" list="农技协" title={association.name} />
          )}
          <div class="stack">
            {me.role === "association" && association.loanCount === 0 && (
              <FirstSteps role={me.role} programme={programme} />
            )}
            <AssociationSummary association={association} base={base} query={place.query} />
            {requests.problem !== undefined && (
              <ProblemNotice problem={requests.problem} retry={requests.reload} />
            )}
            {waiting.length > 0 && (
              <Card title="更正申请" extra={<a href="#/corrections">全部更正申请</a>}>
                <CorrectionList items={waiting} withAssociation={false} />
              </Card>
            )}
            <LoanCards
              associationId={associationId}
              shown={shownLoans(place.query, association)}
              base={base}
              mayRaise={me.readOnly !== true && mayCall(me.role, "raise-correction")}
              corrections={waiting}
            />
            {mayCall(me.role, "list-members") && (
              <MembersCard associationId={associationId} isOwn={me.role === "association"} />
            )}
            <Readings associationId={associationId} role={me.role} />
          </div>
        </>
      )}
    </WhenLoaded>
  );
}

/** How the association's members are covered, and the way to them. */
function MembersCard({ associationId, isOwn }: { associationId: string; isOwn: boolean }) {
  return (
    <Card title="会员名册">
      <OwnCoverage associationId={associationId} />
      <a href={isOwn ? "#/members" : hashOf(["associations", associationId, "members"])}>查看和登记会员</a>
    </Card>
  );
}
