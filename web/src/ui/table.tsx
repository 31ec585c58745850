import type { ComponentChildren } from "preact";
import { InTable } from "./in-table.ts";

/** One column of a table: its head, what a row shows in it, and how it stands. */
export type Column<T> = {
  head: string;
  cell: (row: T) => ComponentChildren;
  /** Figures stand right, in digits of one width; codes (numbers of loans, days) stay on one line. */
  kind?: "figure" | "code";
  /** Where the head leads that sorts by the column, and which way the rows are sorted by it. */
  sort?: { href: string; direction?: "ascending" | "descending" };
  /** What is to be done with a row is not printed. */
  screenOnly?: boolean;
  /** The column that gives its row its name. */
  rowHead?: boolean;
};

/** A table that scrolls sideways in its own box where the screen is narrow. */
export function Table<T>(props: {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** On a phone each row becomes a card with the heads before its cells. */
  stacks?: boolean;
}) {
  const { label, columns, rows, keyOf, stacks = false } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard.
    <section class="table-box" aria-label={label} tabIndex={0}>
      <table {...(stacks ? { class: "stacks" } : {})}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.head}
                scope="col"
                class={classOf(column)}
                {...(column.sort?.direction === undefined ? {} : { "aria-sort": column.sort.direction })}
              >
                {column.sort === undefined ? column.head : <SortLink head={column.head} sort={column.sort} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <InTable.Provider value={true}>
            {rows.map((row) => (
              <tr key={keyOf(row)}>{columns.map((column) => cellOf(column, row))}</tr>
            ))}
          </InTable.Provider>
        </tbody>
      </table>
    </section>
  );
}

const marks = { ascending: "▲", descending: "▼" } as const;

function SortLink({
  head,
  sort: { href, direction },
}: {
  head: string;
  sort: NonNullable<Column<never>["sort"]>;
}) {
  return (
    <a class="sort-link" href={href} title={`按${head}排序`}>
      {head}
      <span aria-hidden="true">{direction === undefined ? "↕" : marks[direction]}</span>
    </a>
  );
}

function classOf<T>({ kind, screenOnly }: Column<T>): string | undefined {
  return screenOnly === true ? `${kind ?? ""} screen-only`.trim() : kind;
}

function cellOf<T>(column: Column<T>, row: T) {
  return column.rowHead ? (
    <th key={column.head} scope="row" class={classOf(column)} data-head={column.head}>
      {column.cell(row)}
    </th>
  ) : (
    <td key={column.head} class={classOf(column)} data-head={column.head}>
      {column.cell(row)}
    </td>
  );
}
