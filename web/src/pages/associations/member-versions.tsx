import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { WhenLoaded } from "../../ui/loading.tsx";
import { type Column, Table } from "../../ui/table.tsx";

type Version = RouteOutput<"list-member-versions">["items"][number];

const columns: readonly Column<Version>[] = [
  { head: "时间", kind: "code", rowHead: true, cell: ({ at }) => (at === undefined ? "" : shanghaiTime(at)) },
  { head: "经办人", cell: ({ byName = "" }) => byName },
  { head: "姓名", cell: ({ name }) => name },
  { head: "入会日期", kind: "code", cell: ({ since = "" }) => since },
  { head: "退会日期", kind: "code", cell: ({ until = "" }) => until },
  {
    head: "原因或文件",
    cell: ({ withdrawn, why, fileName }) => [withdrawn && "已撤回", why, fileName].filter(Boolean).join("；"),
  },
];

/** How a member's entry was changed, and by whom; reloaded after each of the `changes` made here. */
export function MemberVersions(props: { associationId: string; identityHash: string; changes: number }) {
  const { associationId, identityHash, changes } = props;
  const loaded = useLoad(`member ${associationId} ${identityHash} ${changes}`, () =>
    callRoute("list-member-versions", { params: { associationId }, query: { identityHash } }),
  );
  return (
    <>
      <h3>名册中的改动</h3>
      <WhenLoaded of={loaded}>
        {({ items }) => (
          <Table
            label="名册中的改动"
            columns={columns}
            rows={items}
            keyOf={({ revision }) => String(revision)}
            stacks
          />
        )}
      </WhenLoaded>
    </>
  );
}
