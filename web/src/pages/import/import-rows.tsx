import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { Card } from "../../ui/card.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Table } from "../../ui/table.tsx";
import { changeColumns, refusalColumns } from "./row-columns.tsx";

type RowAnswer = RouteOutput<"list-import-rows">["items"][number];

const pageSize = 20;
const titles = { refused: "退回的行", changed: "变更的行" } as const;

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
            <Table
              label={title}
              columns={refusalColumns}
              rows={items.flatMap(refusalLines)}
              keyOf={({ key }) => key}
            />
          ) : (
            <Table
              label={title}
              columns={changeColumns}
              rows={items}
              keyOf={({ sheet, row }) => `${sheet} ${row}`}
            />
          )
        }
      </WhenLoaded>
      <Pager pages={pages} />
    </Card>
  );
}

function refusalLines(row: RowAnswer) {
  return row.reasons.map((reason, index) => ({ key: `${row.sheet} ${row.row} ${index}`, row, reason }));
}
