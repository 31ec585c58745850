import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { MailingNotice } from "../reports/mailing-notice.tsx";
import { WaitingNotice } from "../reports/waiting-notice.tsx";

/** Which reports should be out and are not, which wait for data, and whose mails wait for a person; nothing while all is well. */
export function ReportsHint() {
  const { data, problem, reload } = useLoad("reports", () => callRoute("list-reports"));
  if (data === undefined) return problem && <ProblemNotice problem={problem} retry={reload} />;
  const { missing, waiting } = data.due;
  return (
    <div class="stack">
      {missing.length > 0 && (
        <Notice tone="warning" title={`还有 ${missing.length} 期月报到期没有发布，最早是 ${missing[0]}。`}>
          <p>
            <a href={hashOf(["reports"])}>查看月报</a>
          </p>
        </Notice>
      )}
      <WaitingNotice waiting={waiting} />
      <MailingNotice items={data.items} />
    </div>
  );
}
