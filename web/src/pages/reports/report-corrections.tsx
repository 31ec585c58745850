import type { RouteOutput } from "#shared/contract/routes.ts";
import { causeText } from "#shared/domain/reports/correction-causes.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Pager } from "../../ui/pager.tsx";
import { type Column, Table } from "../../ui/table.tsx";

type Report = RouteOutput<"list-report-corrections">["items"][number];
type Line = NonNullable<Report["corrections"]>[number] & { reportMonth: string };

const columns: readonly Column<Line>[] = [
  { head: "被更正的月份", rowHead: true, kind: "code", cell: ({ month }) => month },
  { head: "原报（笔）", kind: "figure", cell: ({ before }) => grouped(before.loanCount) },
  { head: "更正为（笔）", kind: "figure", cell: ({ after }) => <b>{grouped(after.loanCount)}</b> },
  { head: "原报发放（元）", kind: "figure", cell: ({ before }) => yuan(before.disbursedFen) },
  { head: "更正为（元）", kind: "figure", cell: ({ after }) => <b>{yuan(after.disbursedFen)}</b> },
  {
    head: "原因",
    cell: ({ causes }) =>
      causes.length === 0 ? (
        "—"
      ) : (
        <ul class="plain-list">
          {causes.map((cause) => (
            <li key={`${cause.kind} ${cause.fileName}`}>{causeText(cause)}</li>
          ))}
        </ul>
      ),
  },
  {
    head: "写在",
    kind: "code",
    cell: ({ reportMonth }) => <a href={hashOf(["reports", reportMonth])}>{reportMonth} 月报</a>,
  },
];

/** Every correction of months that were reported before, with the report that told it; read again when there are more reports. */
export function ReportCorrections({ published }: { published: number }) {
  const pages = usePages(`corrections of ${published} reports`, (cursor) =>
    callRoute("list-report-corrections", { query: { cursor } }),
  );
  return (
    <Card title="对已报月份的更正">
      <p class="muted">月报发布后不再改动；补报、冲正使以前月份的数字变化时，由下一期月报列出更正前后。</p>
      <WhenLoaded of={pages}>
        {({ items }) => {
          const unread = items.filter(({ corrections }) => corrections === null).map(({ month }) => month);
          const lines = items.flatMap(linesOf);
          return (
            <>
              {unread.length > 0 && (
                <Notice
                  tone="warning"
                  title={`${unread.join("、")} 月报的文件读不到或被改动，未能列出其更正。`}
                />
              )}
              {lines.length === 0 ? (
                <Empty>{items.length === 0 ? "还没有发布过月报。" : "这些月报里没有更正。"}</Empty>
              ) : (
                <Table
                  label="对已报月份的更正"
                  columns={columns}
                  rows={lines}
                  keyOf={({ reportMonth, month }) => `${reportMonth} ${month}`}
                />
              )}
            </>
          );
        }}
      </WhenLoaded>
      <Pager pages={pages} />
    </Card>
  );
}

function linesOf({ month: reportMonth, corrections }: Report): Line[] {
  return (corrections ?? []).map((correction) => ({ ...correction, reportMonth }));
}
