import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { openMonthsOf } from "#shared/domain/reports/open-months.ts";
import { callRoute } from "../../api/call-route.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { PageProps } from "../page-props.ts";
import { PublishAll } from "./publish-all.tsx";
import { PublishPreview } from "./publish-preview.tsx";

type Result = { kind: "published"; month: string } | { kind: "failed"; problem: ProblemError };

type Reports = RouteOutput<"list-reports">;

/** Publishes the report of a finished month, or of all that have none, after showing what it will say and to whom it goes. */
export function PublishCard(props: {
  reports: Reports;
  programme: PageProps["programme"];
  onPublished: () => void;
}) {
  const { reports, programme, onPublished } = props;
  const [result, setResult] = useState<Result>();
  const progress = useLoad("progress", () => callRoute("read-progress"));
  const lent = progress.data?.byMonth.map(({ month }) => month) ?? [];
  const { items, banks, due } = reports;
  const today = progress.data?.asOf ?? programme.firstOn;
  const open = openMonthsOf({ programme, today, published: items, banks, lent });
  const [chosen, setChosen] = useState<string>();
  const offered = due.missing[0] ?? open.filter((one) => lent.includes(one)).at(-1) ?? open[0] ?? "";
  const month = chosen !== undefined && open.includes(chosen) ? chosen : offered;
  const done = (outcome: Result) => {
    setResult(outcome);
    setChosen(undefined);
    onPublished();
  };
  return (
    <Card title="手工发布" extra={<span class="muted">发布后内容即固定；之后的更正写入下一期</span>}>
      {month === "" ? (
        <p class="muted">没有可以发布的月份：还没有结束的，或者还没有银行数据的，不能发布。</p>
      ) : (
        <>
          <SelectField
            label="月份"
            value={month}
            options={[...new Set([...open, month])]
              .sort()
              .reverse()
              .map((one) => [one, one] as const)}
            onChange={setChosen}
          />
          <PublishPreview month={month} banks={banks} />
          <PublishOne key={month} month={month} onDone={done} />
        </>
      )}
      <PublishAll months={open} onPublished={onPublished} />
      {result?.kind === "published" && (
        <Notice tone="success" title={`${result.month} 月报已发布。`}>
          <a href={hashOf(["reports", result.month])}>阅读</a>
        </Notice>
      )}
      {result?.kind === "failed" && <ProblemNotice problem={result.problem} />}
    </Card>
  );
}

/** Asks once before a month is published: what, which revision, and who gets it. */
function PublishOne({ month, onDone }: { month: string; onDone: (result: Result) => void }) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const publish = () => {
    setBusy(true);
    callRoute("publish-report", { params: { month } })
      .then(
        () => onDone({ kind: "published", month }),
        (error: unknown) => onDone({ kind: "failed", problem: asProblem(error) }),
      )
      .finally(() => setBusy(false));
  };
  if (!asked)
    return (
      <Button kind="primary" onClick={() => setAsked(true)}>
        {`发布 ${month} 月报`}
      </Button>
    );
  return (
    <Notice tone="warning" title={`将发布 ${month} 月报第 1 版，发布后不再改动。`}>
      <Recipients />
      <div class="actions">
        <Button kind="primary" busy={busy} onClick={publish}>
          确认发布
        </Button>
        <Button kind="plain" disabled={busy} onClick={() => setAsked(false)}>
          取消
        </Button>
      </div>
    </Notice>
  );
}

function Recipients() {
  const { data } = useLoad("settings", () => callRoute("read-settings", { query: { limit: 1 } }));
  const mailTo = data?.settings.mailTo;
  if (mailTo === undefined) return null;
  return <p>{mailTo.length === 0 ? "没有设置收件人，不寄送。" : `随后用邮件寄给：${mailTo.join("、")}。`}</p>;
}
