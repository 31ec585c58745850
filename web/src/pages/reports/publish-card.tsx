import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { isMonth, type Month, monthOf } from "#shared/domain/base/month.ts";
import { callRoute } from "../../api/call-route.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PeriodField } from "../../ui/period-field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import type { PageProps } from "../page-props.ts";
import { PublishPreview } from "./publish-preview.tsx";

type Result = { kind: "published"; month: string } | { kind: "failed"; problem: ProblemError };

type Reports = RouteOutput<"list-reports">;

/** Publishes the report of a finished month, after showing what it will say; the month offered is the first that is missing. */
export function PublishCard(props: {
  reports: Reports;
  programme: PageProps["programme"];
  onPublished: () => void;
}) {
  const { reports, programme, onPublished } = props;
  const progress = useLoad("progress", () => callRoute("read-progress"));
  const [chosen, setChosen] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Result>();
  const month = chosen ?? offeredMonth(reports, progress.data, monthOf(programme.firstOn));
  const publish = () => {
    setBusy(true);
    setResult(undefined);
    callRoute("publish-report", { params: { month } })
      .then(
        () => {
          setResult({ kind: "published", month });
          setChosen(undefined);
          onPublished();
        },
        (error: unknown) => setResult({ kind: "failed", problem: asProblem(error) }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Card title="手工发布" extra={<span class="muted">发布后内容即固定；之后的更正写入下一期</span>}>
      <div class="filters">
        <PeriodField kind="month" label="月份" value={month} onChange={setChosen} />
        <Button kind="primary" busy={busy} disabled={month === ""} onClick={publish}>
          {month === "" ? "发布" : `发布 ${month} 月报`}
        </Button>
      </div>
      {isMonth(month) && <PublishPreview month={month} banks={reports.banks} />}
      {result?.kind === "published" && (
        <Notice tone="success" title={`${result.month} 月报已发布。`}>
          <a href={hashOf(["reports", result.month])}>阅读</a>
        </Notice>
      )}
      {result?.kind === "failed" && <ProblemNotice problem={result.problem} />}
    </Card>
  );
}

/** The first month that is missing, else the last one of the programme with loans that is over and has no report. */
function offeredMonth(
  { items, due }: Reports,
  progress: RouteOutput<"read-progress"> | undefined,
  firstMonth: Month,
): Month | "" {
  const published = new Set(items.map(({ month }) => month));
  const lent = progress?.byMonth.map(({ month }) => month) ?? [];
  const isOver = (month: Month) => month >= firstMonth && month < monthOf(progress?.asOf ?? "");
  const over = lent.filter((month) => !published.has(month) && isOver(month));
  return due.missing[0] ?? [...over].sort().at(-1) ?? "";
}
