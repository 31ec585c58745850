import type { RouteOutput } from "#shared/contract/routes.ts";
import { isMadeLater } from "#shared/domain/reports/made-later.ts";
import { callRoute } from "../../api/call-route.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { DueNotice } from "./due-notice.tsx";
import { MailingNotice } from "./mailing-notice.tsx";
import { MailingTag } from "./mailing-tag.tsx";
import { PublishCard } from "./publish-card.tsx";
import { ReportCorrections } from "./report-corrections.tsx";

type Report = RouteOutput<"list-reports">["items"][number];

const columns: readonly Column<Report>[] = [
  { head: "月份", rowHead: true, cell: ({ month }) => <a href={hashOf(["reports", month])}>{month} 月报</a> },
  { head: "修订", cell: (report) => <Revisions report={report} /> },
  { head: "发布时间", kind: "code", cell: ({ publishedAt }) => shanghaiTime(publishedAt) },
  { head: "发布人", cell: ({ publishedBy, publishedByName }) => publisher(publishedBy, publishedByName) },
  { head: "邮件", cell: ({ mailing }) => <MailingTag mailing={mailing} /> },
  { head: "文件哈希", cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 16)}…</code> },
  { head: "流水账末端哈希", cell: ({ headHash }) => <code title={headHash}>{headHash.slice(0, 16)}…</code> },
];

/** Which revision a report is, and the earlier ones; whether another follows when the data is in. */
function Revisions({ report }: { report: Report }) {
  const { month, revision, provisional } = report;
  const earlier = Array.from({ length: revision - 1 }, (_, index) => String(index + 1));
  return (
    <>
      {revision === 1 ? "第 1 版" : `第 ${revision} 版（更正）`}{" "}
      {earlier.map((one) => (
        <a key={one} href={hashOf(["reports", month], { revision: one })}>
          {`看第 ${one} 版 `}
        </a>
      ))}
      {isMadeLater(report) && <Tag tone="grey">补发</Tag>}{" "}
      {provisional && <Tag tone="gold">数据未齐，报齐后更正</Tag>}
    </>
  );
}

/** Who published a report: a person, or the schedule. */
function publisher(subject: string, name: string | undefined): string {
  return name ?? (subject === "schedule" ? "自动发布" : subject);
}

/** The monthly reports: those that are due, those that were published, publishing one, and what they corrected. */
export function ReportsPage({ me, programme }: PageProps) {
  const loaded = useLoad("reports", () => callRoute("list-reports"));
  return (
    <>
      <h1>月报</h1>
      <WhenLoaded of={loaded}>
        {(reports) => (
          <div class="stack">
            <DueNotice reports={reports} />
            {mayCall(me.role, "decide-delivery") && <MailingNotice items={reports.items} />}
            {mayCall(me.role, "publish-report") && (
              <PublishCard reports={reports} programme={programme} onPublished={loaded.reload} />
            )}
            <Card title="已发布的月报">
              {reports.items.length === 0 ? (
                <Empty>还没有发布过月报。</Empty>
              ) : (
                <Table
                  label="已发布的月报"
                  columns={columns}
                  rows={reports.items}
                  keyOf={({ month }) => month}
                />
              )}
            </Card>
            {mayCall(me.role, "list-report-corrections") && (
              <ReportCorrections published={reports.items.length} />
            )}
          </div>
        )}
      </WhenLoaded>
    </>
  );
}
