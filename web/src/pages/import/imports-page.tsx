import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { hashOf } from "../../hooks/use-route.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ImportStateTag } from "../../ui/import-state-tag.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page.tsx";
import { DownloadButton } from "./download-button.tsx";
import { UploadCard } from "./upload-card.tsx";

type ImportItem = RouteOutput<"list-imports">["items"][number];

const pageSize = 20;
const columns: readonly Column<ImportItem>[] = [
  {
    head: "文件",
    rowHead: true,
    cell: (item) => <a href={hashOf(["imports", item.importId])}>{item.fileName}</a>,
  },
  { head: "状态", cell: (item) => <ImportStateTag item={item} /> },
  { head: "登记时间", kind: "code", cell: (item) => shanghaiTime(item.announcedAt) },
  { head: "贷款行", kind: "figure", cell: (item) => count(item, "read") },
  { head: "新增", kind: "figure", cell: (item) => count(item, "new") },
  { head: "变更", kind: "figure", cell: (item) => count(item, "changed") },
  { head: "退回", kind: "figure", cell: (item) => count(item, "refused") },
];

/** Uploading a file, for those who may, and every import so far, newest first. */
export function ImportsPage({ me }: PageProps) {
  const pages = usePages("imports", (cursor) =>
    callRoute("list-imports", { query: { limit: pageSize, cursor } }),
  );
  return (
    <>
      <h1>导入</h1>
      <div class="stack">
        {mayCall(me.role, "announce-import") && <UploadCard />}
        <Card
          title="导入记录"
          extra={
            <DownloadButton id="read-template" name="贷款明细模板">
              下载模板
            </DownloadButton>
          }
        >
          <WhenLoaded of={pages}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty>还没有导入过文件。</Empty>
              ) : (
                <Table label="导入记录" columns={columns} rows={items} keyOf={(item) => item.importId} />
              )
            }
          </WhenLoaded>
          <Pager pages={pages} />
        </Card>
      </div>
    </>
  );
}

function count(item: ImportItem, name: "read" | "new" | "changed" | "refused"): string {
  return item.counts === undefined ? "—" : grouped(item.counts[name]);
}
