import type { ComponentChildren } from "preact";
import type { RouteBody } from "#shared/contract/routes.ts";
import { grouped } from "../format/count.ts";
import { hashOf, type Place } from "../hooks/place.ts";
import { setQuery } from "../hooks/set-query.ts";
import type { Pages } from "../hooks/use-pages.ts";
import { firstPage } from "../hooks/use-placed-pages.ts";
import type { Search } from "../hooks/use-search.ts";
import { useWidePaper } from "../hooks/use-wide-paper.ts";
import { Button } from "./button.tsx";
import { ColumnChoice } from "./column-choice.tsx";
import { Empty } from "./empty.tsx";
import { ExportButton } from "./export-button.tsx";
import { WhenLoaded } from "./loading.tsx";
import { Pager } from "./pager.tsx";
import type { Column } from "./table.tsx";
import { TextField } from "./text-field.tsx";

/** A column of a list that may be chosen, sorted by and exported under its key; `extra` ones show when they are chosen. */
export type ListColumn<T, Key extends string> = Column<T> & { key: Key; sorts?: boolean; extra?: boolean };

/** What the rows on this page are of: how many in all, where that is known, and whether not all was looked through. */
export type Found = {
  total?: number | undefined;
  more?: boolean | undefined;
  /** What is counted: 条 where nothing else is said. */
  unit?: string;
};

export type FrameProps<T, Key extends string, Row = T> = {
  label: string;
  place: Place;
  columns: readonly ListColumn<Row, Key>[];
  pages: Pages<T>;
  empty: string;
  search?: { label: string; of: Search } | undefined;
  found?: Found | undefined;
  filters?: ComponentChildren;
  /** The export of what is listed, with the columns that are shown; absent for who may not take it along. */
  exported?: ((columns: Key[]) => RouteBody<"export-list">) | undefined;
  children: (items: readonly T[], columns: readonly Column<Row>[]) => ComponentChildren;
};

/**
 * What makes a list a tool: it is looked through, sorted by a click on a head, shown with the columns that are chosen,
 * exported as it is listed, printed with whole rows on wide paper. Order, columns and page are in the address.
 */
export function DataFrame<T, Key extends string, Row = T>(props: FrameProps<T, Key, Row>) {
  const { place, columns, pages, empty, found, children } = props;
  useWidePaper();
  const shown = shownColumns(columns, place);
  const sorted = shown.map((column) => (column.sorts === true ? withSort(column, place) : column));
  return (
    <div class="data-list">
      <ListTools of={props} shown={shown} />
      {found !== undefined && <FoundLine found={found} />}
      <WhenLoaded of={pages}>
        {({ items }) => (items.length === 0 ? <Empty>{empty}</Empty> : children(items, sorted))}
      </WhenLoaded>
      <Pager pages={pages} />
    </div>
  );
}

/** What is done with a list as a whole: looked through, filtered, its columns chosen, taken along, printed. */
function ListTools<T, Key extends string, Row>(props: {
  of: FrameProps<T, Key, Row>;
  shown: readonly ListColumn<Row, Key>[];
}) {
  const { of, shown } = props;
  const { label, place, columns, search, filters, exported } = of;
  return (
    <div class="filters list-tools">
      {search !== undefined && (
        <TextField
          label={search.label}
          value={search.of.typed}
          onChange={(text) => {
            setQuery(place, firstPage);
            search.of.type(text);
          }}
        />
      )}
      {filters}
      <ColumnChoice columns={columns} shown={shown} place={place} />
      {exported !== undefined && <ExportButton label={label} body={exported(shown.map(({ key }) => key))} />}
      <Button onClick={() => window.print()}>打印</Button>
    </div>
  );
}

/** The order that an address asks for: a column's key, with a minus before it down. */
export function sortOf<Key extends string>(place: Place, keys: readonly Key[]): Key | `-${Key}` | undefined {
  const text = place.query.get("sort") ?? "";
  return keys.flatMap((key) => [key, `-${key}`] as const).find((one) => one === text);
}

function FoundLine({ found: { total, more, unit } }: { found: Found }) {
  if (total === undefined && more !== true) return null;
  return (
    <p class="muted" aria-live="polite">
      {total !== undefined &&
        (unit === undefined ? `找到 ${grouped(total)} 条。` : `共 ${grouped(total)} ${unit}`)}
      {more === true && "只查找了符合条件的前 20,000 条；请用县区、月份等条件缩小范围，或填完整的借据号。"}
    </p>
  );
}

function shownColumns<C extends { key: string; extra?: boolean }>(
  columns: readonly C[],
  { query }: Place,
): readonly C[] {
  const asked = query.get("cols")?.split(".") ?? [];
  const chosen = columns.filter(({ key }) => asked.includes(key));
  return chosen.length > 0 ? chosen : columns.filter(({ extra }) => extra !== true);
}

/** A head that sorts by its column: first upwards, then down, then in the list's own order again. */
function withSort<T>(column: ListColumn<T, string>, { parts, query }: Place): Column<T> {
  const { key } = column;
  const now = query.get("sort");
  const following = now === key ? `-${key}` : now === `-${key}` ? undefined : key;
  const asked = { ...Object.fromEntries(query), ...firstPage, sort: following };
  const direction = now === key ? "ascending" : now === `-${key}` ? "descending" : undefined;
  return {
    ...column,
    sort: { href: hashOf(parts, asked), ...(direction === undefined ? {} : { direction }) },
  };
}
