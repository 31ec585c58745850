import { columnOf } from "#shared/domain/base/column-of.ts";
import { attributeOf } from "./tag-attributes.ts";
import type { Tag } from "./tag-rewriter.ts";

/** The present place in a sheet's XML: rows from 1, columns from 0; both count on where a tag has no place. */
export type CellCursor = {
  row: number;
  column: number;
  enterRow(tag: Tag): void;
  enterCell(tag: Tag): void;
  /** The style of the present cell. */
  style(): number;
};

/** A cursor before the first row. */
export function createCellCursor(): CellCursor {
  let cell = "";
  const cursor: CellCursor = {
    row: 0,
    column: -1,
    enterRow(tag) {
      const said = attributeOf(tag.source, "r");
      cursor.row = said === undefined ? cursor.row + 1 : Number(said);
      cursor.column = -1;
    },
    enterCell(tag) {
      cell = tag.source;
      const said = attributeOf(cell, "r");
      cursor.column = said === undefined ? cursor.column + 1 : columnOf(said.trim());
    },
    style: () => Number(attributeOf(cell, "s") ?? 0),
  };
  return cursor;
}
