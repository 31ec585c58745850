import { callRouteForText } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Crumbs } from "../../ui/crumbs.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { MailingCard } from "./mailing-card.tsx";
import { ReportFiles } from "./report-files.tsx";
import { ReportFrame } from "./report-frame.tsx";

/** One published report, to read, print or keep as a file, and whom it was mailed to. */
export function ReportPage({ month, me }: PageProps & { month: string }) {
  const loaded = useLoad(`report ${month}`, () =>
    callRouteForText("read-report", { params: { month: `${month}.html` } }),
  );
  return (
    <>
      <Crumbs href="#/reports" list="月报" title={`${month} 月报`} />
      <div class="stack">
        <ReportFiles month={month} />
        {mayCall(me.role, "read-mailing") && (
          <MailingCard month={month} mayDecide={mayCall(me.role, "decide-delivery")} />
        )}
        <WhenLoaded of={loaded}>{(html) => <ReportFrame month={month} html={html} />}</WhenLoaded>
      </div>
    </>
  );
}
