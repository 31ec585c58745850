import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../api/call-route.ts";
import { shanghaiTime } from "../format/instant.ts";
import { yuan } from "../format/money.ts";
import { usePages } from "../hooks/use-pages.ts";
import { hashOf } from "../hooks/use-route.ts";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { WhenLoaded } from "../ui/loading.tsx";
import { Pager } from "../ui/pager.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { entryKindNames } from "./loan/entry-kind-names.ts";

type Block = RouteOutput<"list-journal">["items"][number];
type Entry = Block["entries"][number];

const pageSize = 5;
const columns: readonly Column<Entry>[] = [
  { head: "流水号", rowHead: true, kind: "figure", cell: ({ seq }) => seq },
  { head: "种类", cell: ({ kind }) => entryKindNames[kind] },
  {
    head: "借据号",
    kind: "code",
    cell: ({ loanNo, bankId }) => <a href={hashOf(["loans", loanNo], { bank: bankId })}>{loanNo}</a>,
  },
  { head: "发放增减（元）", kind: "figure", cell: ({ disbursedDeltaFen }) => yuan(disbursedDeltaFen) },
  { head: "余额增减（元）", kind: "figure", cell: ({ outstandingDeltaFen }) => yuan(outstandingDeltaFen) },
  { head: "生效日", kind: "code", cell: ({ effectiveOn }) => effectiveOn },
  { head: "来源", cell: ({ source }) => `${source.sheet} 第 ${source.row} 行` },
];

/** The journal, block by block in the order in which the ledger came to know it. */
export function JournalPage() {
  const pages = usePages("journal", (cursor) =>
    callRoute("list-journal", { query: { limit: pageSize, cursor } }),
  );
  return (
    <>
      <h1>流水</h1>
      <WhenLoaded of={pages}>
        {({ items }) => (
          <div class="stack">
            {items.length === 0 && <Empty>流水账还是空的。</Empty>}
            {items.map((block) => (
              <Card
                key={block.blockNo}
                title={`第 ${block.blockNo} 块`}
                extra={<code>{block.hash.slice(0, 16)}…</code>}
              >
                <p class="muted">
                  {shanghaiTime(block.knownAt)} 入账 · {block.by} ·{" "}
                  <a href={hashOf(["imports", block.importId])}>导入详情</a>
                </p>
                <details>
                  <summary>{block.entries.length} 条流水</summary>
                  <Table
                    label={`第 ${block.blockNo} 块的流水`}
                    columns={columns}
                    rows={block.entries}
                    keyOf={({ seq }) => String(seq)}
                  />
                </details>
              </Card>
            ))}
          </div>
        )}
      </WhenLoaded>
      <Pager pages={pages} />
    </>
  );
}
