import type { RouteOutput } from "#shared/contract/routes.ts";
import { roleNames } from "#shared/domain/base/person.ts";
import { callRoute } from "../../api/call-route.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { hashOf } from "../../hooks/place.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import { type Column, Table } from "../../ui/table.tsx";

type Reading = RouteOutput<"list-readings">["items"][number];

const pageSize = 20;

const columns: readonly Column<Reading>[] = [
  { head: "时间", kind: "code", cell: ({ readAt }) => shanghaiTime(readAt) },
  {
    head: "谁",
    rowHead: true,
    cell: ({ readerName, readerRole }) => (
      <>
        {readerName} <span class="muted">{roleNames[readerRole]}</span>
      </>
    ),
  },
  {
    head: "看了什么",
    cell: ({ kindName, loanNo }) =>
      loanNo === undefined ? (
        kindName
      ) : (
        <>
          {kindName} <a href={hashOf(["loans", loanNo])}>{loanNo}</a>
        </>
      ),
  },
];

/** Who looked at an association's data, the latest first. */
export function ReadingsTable({ associationId }: { associationId: string }) {
  const pages = usePages(`readings ${associationId}`, (cursor) =>
    callRoute("list-readings", { params: { associationId }, query: { limit: pageSize, cursor } }),
  );
  return (
    <>
      <WhenLoaded of={pages}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>最近 400 天，本会以外没有人看过。</Empty>
          ) : (
            <Table label="查阅记录" columns={columns} rows={items} keyOf={keyOf} />
          )
        }
      </WhenLoaded>
      <Pager pages={pages} />
    </>
  );
}

function keyOf({ readAt, readerName, kind, loanNo }: Reading): string {
  return [readAt, readerName, kind, loanNo].join(" ");
}
