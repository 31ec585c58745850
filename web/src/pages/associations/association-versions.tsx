import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { type Column, Table } from "../../ui/table.tsx";

type Version = RouteOutput<"list-association-versions">["items"][number];

const columns: readonly Column<Version>[] = [
  { head: "时间", kind: "code", rowHead: true, cell: ({ at }) => shanghaiTime(at) },
  { head: "经办人", cell: ({ byName = "" }) => byName },
  {
    head: "改动",
    cell: ({ changes }) =>
      changes
        .map(({ fieldName, before, after }) => `${fieldName}：${before || "（空）"} → ${after || "（空）"}`)
        .join("；"),
  },
  { head: "原因", cell: ({ why = "" }) => why },
];

/** Who changed what about an association, and why; reloaded after each of the `changes` made here. */
export function AssociationVersions({ associationId, changes }: { associationId: string; changes: number }) {
  const loaded = useLoad(`versions of ${associationId} ${changes}`, () =>
    callRoute("list-association-versions", { params: { associationId } }),
  );
  return (
    <>
      <h3>名录中的改动</h3>
      <WhenLoaded of={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>还没有改动。</Empty>
          ) : (
            <Table
              label="名录中的改动"
              columns={columns}
              rows={items}
              keyOf={({ at, changes: made }) => `${at} ${made.map(({ field }) => field).join()}`}
              stacks
            />
          )
        }
      </WhenLoaded>
    </>
  );
}
