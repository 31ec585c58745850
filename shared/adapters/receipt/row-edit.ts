import { cellAddress } from "#shared/domain/base/sheet.ts";
import type { CellCursor } from "./cell-cursor.ts";
import { cellXml } from "./cell-xml.ts";
import { withAttribute } from "./tag-attributes.ts";
import type { Tag } from "./tag-rewriter.ts";

/** A row while it is copied: it returns the replacement of each of its tags. */
export type RowEdit = {
  onCell(tag: Tag, cursor: CellCursor): string | undefined;
  onCellEnd(): string | undefined;
  /** What is put before the row's end. */
  rest(): string;
};

/** What a row gets: new cells from a column on, and colours for the cells at fault. */
export type RowPlan = {
  row: number;
  prefix: string;
  /** The column of the first added cell, and the one after the last. */
  first: number;
  behind: number;
  /** The XML of the own cells. */
  own: string;
  /** The columns at fault, ascending. */
  faults: readonly number[];
  faultStyle: (style: number) => number;
  columnStyle: (column: number) => number;
};

/** Opens a row for copying; cells at fault that it does not have are made, and empty cells give way to its own ones. */
export function createRowEdit(plan: RowPlan): RowEdit {
  const { row, prefix, first, behind } = plan;
  const faults = [...plan.faults];
  let own = plan.own;
  let dropping = false;

  /** What has to precede a column's cell. */
  function before(column: number): string {
    let cells = "";
    for (let [fault] = faults; fault !== undefined && fault < column; [fault] = faults) {
      faults.shift();
      const style = plan.faultStyle(plan.columnStyle(fault));
      cells += cellXml(cellAddress(fault, row), style, null, prefix);
    }
    if (column < first) return cells;
    cells += own;
    own = "";
    return cells;
  }

  return {
    onCell(tag, cursor) {
      const inserted = before(cursor.column);
      if (cursor.column >= first && cursor.column < behind) {
        dropping = !tag.selfClosing;
        return inserted;
      }
      if (faults[0] !== cursor.column) return inserted === "" ? undefined : inserted + tag.source;
      faults.shift();
      return inserted + withAttribute(tag.source, "s", plan.faultStyle(cursor.style()));
    },
    onCellEnd() {
      if (!dropping) return undefined;
      dropping = false;
      return "";
    },
    rest: () => before(Number.POSITIVE_INFINITY),
  };
}
