import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Table } from "../../ui/table.tsx";
import type { PageProps } from "../page-props.ts";
import { changeColumns, refusalColumns, skippedColumns, standingColumns } from "./row-columns.tsx";
import type { RowsQuery } from "./rows-query.ts";

type RowAnswer = RouteOutput<"list-import-rows">["items"][number];

/** The rows of one outcome: refusals and changes cell by cell, the others one a line. */
export function RowsTable(
  props: { query: RowsQuery; rows: readonly RowAnswer[] } & Pick<PageProps, "programme">,
) {
  const { query, rows, programme } = props;
  const { outcome } = query;
  const names = useNames(rows, programme);
  if (query.whole && outcome === "changed") return <StandingTable query={query} rows={rows} />;
  switch (outcome) {
    case "refused":
      return (
        <Table
          stacks
          label="退回的行"
          columns={refusalColumns}
          rows={rows.flatMap((row) =>
            row.reasons.map((reason, index) => ({ key: `${keyOf(row)} ${index}`, row, reason })),
          )}
          keyOf={({ key }) => key}
        />
      );
    case "changed":
      return (
        <Table
          stacks
          label="变更的行"
          columns={changeColumns(names)}
          rows={rows.flatMap((row) =>
            (row.changes ?? []).map((change, index) => ({
              key: `${keyOf(row)} ${change.field}`,
              row,
              change,
              first: index === 0,
            })),
          )}
          keyOf={({ key }) => key}
        />
      );
    case "skipped":
      return <Table stacks label="非贷款行" columns={skippedColumns} rows={rows} keyOf={keyOf} />;
    default:
      return <StandingTable query={query} rows={rows} />;
  }
}

const standingLabels = { new: "新增的行", changed: "变更后的整行", unchanged: "未变的行" } as const;

/** The loans of rows whole, as they will stand. */
function StandingTable({ query, rows }: { query: RowsQuery; rows: readonly RowAnswer[] }) {
  const { outcome, cells } = query;
  return (
    <Table
      stacks
      label={new Map<string, string>(Object.entries(standingLabels)).get(outcome) ?? "贷款行"}
      columns={standingColumns(cells)}
      rows={rows}
      keyOf={keyOf}
    />
  );
}

function keyOf({ sheet, row }: RowAnswer): string {
  return `${sheet} ${row}`;
}

/** The names behind the codes of counties and associations; the latter are asked for only where one changes. */
function useNames(
  rows: readonly RowAnswer[],
  { counties }: PageProps["programme"],
): ReadonlyMap<string, string> {
  const asks = rows.some(({ changes }) => changes?.some(({ field }) => field === "associationId"));
  const { data } = useLoad(`association names ${asks}`, async () =>
    asks ? callRoute("list-associations") : { items: [] },
  );
  return new Map([
    ...counties.map(({ code, name }) => [code, name] as const),
    ...(data?.items ?? []).map(({ associationId, name }) => [associationId, name] as const),
  ]);
}
