import type { RouteOutput } from "#shared/contract/routes.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { hashOf } from "../../hooks/place.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";

type Head = RouteOutput<"verify-ledger">["reportHeads"][number];

const columns: readonly Column<Head>[] = [
  {
    head: "月报",
    rowHead: true,
    kind: "code",
    cell: ({ month }) => <a href={hashOf(["reports", month])}>{month}</a>,
  },
  { head: "发布时间", kind: "code", cell: ({ publishedAt }) => shanghaiTime(publishedAt) },
  { head: "与流水账对照", cell: ({ blockNo }) => <Verdict blockNo={blockNo} /> },
  { head: "月报上印的末端哈希", cell: ({ headHash }) => <code>{headHash}</code> },
];

/** The heads that were printed on published reports: whoever keeps a report can see that nothing before it was changed. */
export function ReportHeads({ heads }: { heads: readonly Head[] }) {
  return (
    <Card title="历次月报的末端哈希">
      <p class="muted">
        每期月报印有发布时流水账的末端哈希。它还在流水账里，说明那之前的流水一条也没有改过。
      </p>
      {heads.length === 0 ? (
        <Empty>还没有发布过月报。</Empty>
      ) : (
        <Table
          label="历次月报的末端哈希"
          columns={columns}
          rows={[...heads].reverse()}
          keyOf={({ month, publishedAt }) => `${month} ${publishedAt}`}
        />
      )}
    </Card>
  );
}

function Verdict({ blockNo }: { blockNo: number | null }) {
  if (blockNo === null) return <Tag tone="red">流水账里没有</Tag>;
  if (blockNo === 0) return <Tag tone="grey">发布时还没有流水</Tag>;
  return (
    <>
      <Tag tone="green">相符</Tag>{" "}
      <a href={hashOf(["journal"], { from: blockNo > 1 ? `after.${blockNo - 1}` : undefined })}>
        第 {blockNo} 块
      </a>
    </>
  );
}
