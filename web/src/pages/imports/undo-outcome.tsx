import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped } from "../../format/count.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { hashOf } from "../../hooks/place.ts";
import { Notice } from "../../ui/notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";

type Undo = NonNullable<RouteOutput<"read-import">["undo"]>;
type Kept = Undo["kept"][number];

const columns: readonly Column<Kept>[] = [
  {
    head: "借据号",
    kind: "code",
    rowHead: true,
    cell: ({ loanNo }) => <a href={hashOf(["loans", loanNo])}>{loanNo}</a>,
  },
  {
    head: "为什么保留",
    cell: ({ changedBy, confirmed }) => (
      <a href={hashOf(["imports", changedBy])}>{confirmed === true ? "照样报过它的导入" : "改动它的导入"}</a>
    ),
  },
];

/** What came of an undoing: who asked for it and why, how many loans it took back, and those that it had to keep. */
export function UndoOutcome({ undo }: { undo: Undo }) {
  const { undoneCount, keptCount, kept } = undo;
  return (
    <>
      <Notice tone="info" title={`已撤销：${grouped(undoneCount)} 笔恢复到这次导入之前。`}>
        <p>
          原因：{undo.reason}（{undo.byName ?? undo.by}，{shanghaiTime(undo.askedAt)}）
        </p>
      </Notice>
      {keptCount > 0 && (
        <Notice tone="warning" title={`${grouped(keptCount)} 笔之后又被别的导入改动或照样报过，保留不动。`}>
          <p>那些导入也撤销时，这些贷款随之恢复。</p>
          {kept.length < keptCount && <p>以下是其中的前 {grouped(kept.length)} 笔。</p>}
          <Table label="保留的贷款" columns={columns} rows={kept} keyOf={({ loanNo }) => loanNo} />
        </Notice>
      )}
    </>
  );
}
