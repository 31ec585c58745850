import { sightOf } from "#shared/domain/people/role-sight.ts";
import { callRouteForText } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Crumbs } from "../../ui/crumbs.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { MailingCard } from "./mailing-card.tsx";
import { ReportFiles } from "./report-files.tsx";
import { ReportFrame } from "./report-frame.tsx";

/** One published report, or an earlier revision of it, to read, print or keep as a file, and whom the last was mailed to. */
export function ReportPage({ month, me, place }: PageProps & { month: string }) {
  const asked = Number(place.query.get("revision"));
  const revision = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const loaded = useLoad(`report ${month} ${revision}`, () =>
    callRouteForText("read-report", { params: { month: `${month}.html` }, query: { revision } }),
  );
  /** Of a month without a report there is nothing to take along, and nobody to whom it went. */
  const isMissing = loaded.problem !== undefined && loaded.data === undefined;
  return (
    <>
      <Crumbs
        href="#/reports"
        list="月报"
        title={`${month} 月报${revision === undefined ? "" : `（第 ${revision} 版）`}`}
      />
      <div class="stack prints-report">
        {!isMissing && sightOf(me).reports === "whole" && <ReportFiles month={month} revision={revision} />}
        {!isMissing && revision === undefined && mayCall(me.role, "read-mailing") && (
          <MailingCard month={month} mayDecide={mayCall(me.role, "decide-delivery")} />
        )}
        <WhenLoaded of={loaded}>{(html) => <ReportFrame month={month} html={html} />}</WhenLoaded>
      </div>
    </>
  );
}
