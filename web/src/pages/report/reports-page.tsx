import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { hashOf } from "../../hooks/use-route.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page.tsx";
import { PublishCard } from "./publish-card.tsx";

type Report = RouteOutput<"list-reports">["items"][number];

const columns: readonly Column<Report>[] = [
  { head: "月份", rowHead: true, cell: ({ month }) => <a href={hashOf(["reports", month])}>{month} 月报</a> },
  { head: "发布时间", kind: "code", cell: ({ publishedAt }) => shanghaiTime(publishedAt) },
  { head: "发布人", cell: ({ publishedBy }) => publishedBy },
  { head: "台账末端哈希", cell: ({ headHash }) => <code>{headHash.slice(0, 16)}…</code> },
];

/** The published monthly reports, and publishing one, for those who may. */
export function ReportsPage({ me }: PageProps) {
  const loaded = useLoad("reports", () => callRoute("list-reports"));
  return (
    <>
      <h1>月报</h1>
      <div class="stack">
        {mayCall(me.role, "publish-report") && <PublishCard onPublished={loaded.reload} />}
        <Card title="已发布的月报">
          <WhenLoaded of={loaded}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty>还没有发布过月报。</Empty>
              ) : (
                <Table label="已发布的月报" columns={columns} rows={items} keyOf={({ month }) => month} />
              )
            }
          </WhenLoaded>
        </Card>
      </div>
    </>
  );
}
