import type { ComponentChildren } from "preact";
import { DataFrame, type FrameProps } from "./data-frame.tsx";
import { type Column, Table } from "./table.tsx";

/** A list as a tool, as one table: `before` and `after` are columns of choices and deeds, which are no part of it. */
export function DataList<T, Key extends string>(
  props: Omit<FrameProps<T, Key>, "children"> & {
    keyOf: (row: T) => string;
    before?: Column<T> | undefined;
    after?: Column<T> | undefined;
    /** Instead of the table, where what is shown is no table for some. */
    instead?: ((rows: readonly T[]) => ComponentChildren) | undefined;
    stacks?: boolean;
  },
) {
  const { keyOf, before, after, instead, stacks = false, ...frame } = props;
  return (
    <DataFrame {...frame}>
      {(rows, columns) =>
        instead?.(rows) ?? (
          <Table
            label={frame.label}
            columns={[
              ...(before === undefined ? [] : [{ ...before, screenOnly: true }]),
              ...columns,
              ...(after === undefined ? [] : [{ ...after, screenOnly: true }]),
            ]}
            rows={rows}
            keyOf={keyOf}
            stacks={stacks}
          />
        )
      }
    </DataFrame>
  );
}
