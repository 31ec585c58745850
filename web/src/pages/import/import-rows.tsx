import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { changeColumns, refusalColumns } from "./row-columns.tsx";

type RowAnswer = RouteOutput<"list-import-rows">["items"][number];

const pageSize = 20;
const titles = { refused: "退回的行", changed: "变更的行（变更前 → 变更后）" } as const;

/** The rows of an import that were refused, each cell with its reason and remedy, or that change a loan, before and after. */
export function ImportRows({ importId, outcome }: { importId: string; outcome: "refused" | "changed" }) {
  const pages = usePages(`rows ${importId} ${outcome}`, (cursor) =>
    callRoute("list-import-rows", { params: { importId }, query: { outcome, limit: pageSize, cursor } }),
  );
  const title = titles[outcome];
  return (
    <Card title={title}>
      <WhenLoaded of={pages}>
        {({ items }) =>
          outcome === "refused" ? (
            <Lines label={title} columns={refusalColumns} lines={items.flatMap(refusalLines)} />
          ) : (
            <Lines label={title} columns={changeColumns} lines={items.flatMap(changeLines)} />
          )
        }
      </WhenLoaded>
      <Pager pages={pages} />
    </Card>
  );
}

function Lines<T extends { key: string }>(props: {
  label: string;
  columns: readonly Column<T>[];
  lines: readonly T[];
}) {
  const { label, columns, lines } = props;
  if (lines.length === 0) return <Empty>没有这样的行。</Empty>;
  return <Table label={label} columns={columns} rows={lines} keyOf={(line) => line.key} />;
}

function refusalLines(row: RowAnswer) {
  return row.reasons.map((reason, index) => ({ key: `${row.sheet} ${row.row} ${index}`, row, reason }));
}

function changeLines(row: RowAnswer) {
  return (row.changes ?? []).map((change) => ({
    key: `${row.sheet} ${row.row} ${change.field}`,
    row,
    change,
  }));
}
