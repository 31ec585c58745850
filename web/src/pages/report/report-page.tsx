import { callRouteForText } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Crumbs } from "../../ui/crumbs.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { ReportFiles } from "./report-files.tsx";
import { ReportFrame } from "./report-frame.tsx";

/** One published report, to read, print or keep as a file. */
export function ReportPage({ month }: { month: string }) {
  const loaded = useLoad(`report ${month}`, () =>
    callRouteForText("read-report", { params: { month: `${month}.html` } }),
  );
  return (
    <>
      <Crumbs href="#/reports" list="月报" title={`${month} 月报`} />
      <ReportFiles month={month} />
      <WhenLoaded of={loaded}>{(html) => <ReportFrame month={month} html={html} />}</WhenLoaded>
    </>
  );
}
