import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { queryHash } from "../../hooks/set-query.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Pager } from "../../ui/pager.tsx";
import type { PageProps } from "../page-props.ts";
import { findRows } from "./find-rows.ts";
import { RowsFilter } from "./rows-filter.tsx";
import { rowsQueryOf, rowTabs } from "./rows-query.ts";
import { RowsTable } from "./rows-table.tsx";

type Props = Pick<PageProps, "place" | "programme"> & {
  item: RouteOutput<"read-import">;
  counts: NonNullable<RouteOutput<"read-import">["counts"]>;
};

/** Every row of an import by its effect on the ledger; the filters are in the address. */
export function RowsCard({ item, counts, programme, place }: Props) {
  const { importId } = item;
  const query = rowsQueryOf(place.query, counts);
  const summary = useLoad(`summary ${importId} ${item.changedAt}`, () =>
    callRoute("summarise-import-rows", { params: { importId } }),
  );
  const { whole: _, cells: __, ...filter } = query;
  const pages = usePages(JSON.stringify(["rows", importId, item.changedAt, filter]), (cursor) =>
    findRows(importId, query, cursor),
  );
  const filtered = [query.sheet, query.loanNo, query.field, query.code].some((one) => one !== undefined);
  return (
    <Card title="逐行核对结果" extra={<span class="muted">贷款行 {grouped(counts.read)} 行</span>}>
      <ul class="counts" aria-label="行数">
        {rowTabs.map(([outcome, name]) => (
          <li key={outcome} class={counts[outcome] > 0 ? `count-${outcome}` : "count-none"}>
            <a
              href={queryHash(place, { rows: outcome, field: undefined, code: undefined, column: undefined })}
              {...(outcome === query.outcome ? { "aria-current": "true" } : {})}
            >
              <span>{name}</span>
              <strong>{grouped(counts[outcome])}</strong>
            </a>
          </li>
        ))}
      </ul>
      {counts[query.outcome] > 0 && <RowsFilter place={place} query={query} summary={summary.data} />}
      <WhenLoaded of={pages}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{filtered ? "没有符合条件的行。" : "没有这样的行。"}</Empty>
          ) : (
            <RowsTable query={query} rows={items} programme={programme} />
          )
        }
      </WhenLoaded>
      <Pager pages={pages} />
    </Card>
  );
}
