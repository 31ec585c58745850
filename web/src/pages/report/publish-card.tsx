import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { hashOf } from "../../hooks/use-route.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PeriodField } from "../../ui/period-field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";

type Result = { kind: "published"; month: string } | { kind: "failed"; problem: ProblemError };

/** Publishes the report of a finished month; the month offered is the last one with loans. */
export function PublishCard({ onPublished }: { onPublished: () => void }) {
  const progress = useLoad("progress", () => callRoute("read-progress"));
  const [chosen, setChosen] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Result>();
  const month =
    chosen ??
    progress.data?.byMonth
      .map((part) => part.month)
      .toSorted()
      .at(-1) ??
    "";
  const publish = () => {
    setBusy(true);
    setResult(undefined);
    callRoute("publish-report", { params: { month } })
      .then(
        () => {
          setResult({ kind: "published", month });
          onPublished();
        },
        (error: unknown) => setResult({ kind: "failed", problem: asProblem(error) }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Card title="发布月报">
      <div class="filters">
        <PeriodField kind="month" label="月份" value={month} onChange={setChosen} />
        <Button kind="primary" busy={busy} disabled={month === ""} onClick={publish}>
          发布
        </Button>
      </div>
      <p class="muted">发布后内容即固定；之后的更正写入下一期。</p>
      {result?.kind === "published" && (
        <Notice tone="success" title={`${result.month} 月报已发布。`}>
          <a href={hashOf(["reports", result.month])}>阅读</a>
        </Notice>
      )}
      {result?.kind === "failed" && <ProblemNotice problem={result.problem} />}
    </Card>
  );
}
