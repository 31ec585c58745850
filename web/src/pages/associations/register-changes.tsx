import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { registerNames } from "#shared/domain/associations/member.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { useTask } from "../../hooks/use-task.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Pager } from "../../ui/pager.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { ReasonForm } from "../../ui/reason-form.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";

type Change = RouteOutput<"list-register-changes">["items"][number];
const changesAtOnce = 20;

const columns: readonly Column<Change>[] = [
  { head: "时间", kind: "code", rowHead: true, cell: ({ at }) => shanghaiTime(at) },
  { head: "名册", cell: ({ register }) => registerNames[register] },
  { head: "经办人", cell: ({ byName = "" }) => byName },
  { head: "文件", cell: ({ fileName = "", undoes }) => (undoes === undefined ? fileName : "撤销改动") },
  { head: "改动", cell: ({ counts }) => countsText(counts) },
  { head: "原因", cell: ({ why = "" }) => why },
];

function countsText(counts: Change["counts"]): string {
  const told = [
    ["新增", counts.new],
    ["变更", counts.changed],
    ["不再列出", counts.left],
    ["退回", counts.refused],
  ] as const;
  return told.flatMap(([name, count]) => (count === 0 ? [] : [`${name} ${grouped(count)}`])).join("，");
}

/** Who changed which register, when and why; a file of members or of poor households can be taken back here. */
export function RegisterChanges({ mayUndo, onUndone }: { mayUndo: boolean; onUndone: () => void }) {
  const pages = usePages("register changes", (cursor) =>
    callRoute("list-register-changes", { query: { limit: changesAtOnce, cursor } }),
  );
  const [chosen, setChosen] = useState<Change>();
  const deed: Column<Change> = {
    head: "操作",
    cell: (change) => {
      if (change.undoneAt !== undefined) return <Tag tone="grey">已撤销</Tag>;
      if (change.register === "associations" || change.undoes !== undefined) return "";
      return (
        <Button kind="text" onClick={() => setChosen(change)}>
          撤销…
        </Button>
      );
    },
  };
  return (
    <Card title="名册的改动">
      {chosen !== undefined && (
        <UndoChange
          key={chosen.changeId}
          change={chosen}
          onClose={() => setChosen(undefined)}
          onUndone={() => {
            pages.reload();
            onUndone();
          }}
        />
      )}
      <WhenLoaded of={pages}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>还没有改动。</Empty>
          ) : (
            <Table
              label="名册的改动"
              columns={mayUndo ? [...columns, deed] : columns}
              rows={items}
              keyOf={({ changeId }) => changeId}
              stacks
            />
          )
        }
      </WhenLoaded>
      <Pager pages={pages} />
    </Card>
  );
}

function UndoChange(props: { change: Change; onClose: () => void; onUndone: () => void }) {
  const { change, onClose, onUndone } = props;
  const [undone, setUndone] = useState<RouteOutput<"undo-register-change">>();
  const { busy, problem, run } = useTask();
  const { changeId, register, at } = change;
  if (undone !== undefined) {
    return (
      <Notice tone="success">
        {`已撤销：${grouped(undone.setBack)} 行恢复原状，${grouped(undone.unattributed)} 笔贷款重新归属或转为待归属。`}
      </Notice>
    );
  }
  return (
    <>
      <p>
        {`撤销 ${shanghaiTime(at)} 对${registerNames[register]}的改动：之后又改过的行不动，其余恢复原状；按它归属的贷款按现有名册重新归属，没有的转为待归属。`}
      </p>
      <ReasonForm
        label="为什么撤销"
        confirm="撤销这次改动"
        busy={busy}
        onCancel={onClose}
        onConfirm={(why) =>
          run(
            () => callRoute("undo-register-change", { params: { changeId }, body: { why } }),
            (told) => {
              setUndone(told);
              onUndone();
            },
          )
        }
      />
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
