import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { hashOf } from "../../hooks/use-route.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Money } from "../../ui/money.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";

type Association = RouteOutput<"list-associations">["items"][number];

const columns: readonly Column<Association>[] = [
  {
    head: "农技协",
    rowHead: true,
    cell: ({ associationId, name, confirmed }) => (
      <>
        <a href={hashOf(["associations", associationId])}>{name}</a>{" "}
        {!confirmed && <Tag tone="gold">待确认</Tag>}
      </>
    ),
  },
  { head: "县（市、区）", cell: ({ countyName }) => countyName },
  { head: "笔数", kind: "figure", cell: ({ loanCount }) => grouped(loanCount) },
  { head: "累计发放（万元）", kind: "figure", cell: ({ disbursedFen }) => <Money fen={disbursedFen} /> },
  { head: "余额（万元）", kind: "figure", cell: ({ outstandingFen }) => <Money fen={outstandingFen} /> },
  { head: "逾期（万元）", kind: "figure", cell: ({ overdueFen }) => <Money fen={overdueFen} /> },
];

/** Every association with what its members and itself have borrowed. */
export function AssociationsPage() {
  const loaded = useLoad("associations", () => callRoute("list-associations"));
  return (
    <>
      <h1>农技协</h1>
      <Card>
        <WhenLoaded of={loaded}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>还没有农技协。</Empty>
            ) : (
              <Table label="农技协" columns={columns} rows={items} keyOf={(item) => item.associationId} />
            )
          }
        </WhenLoaded>
      </Card>
    </>
  );
}
