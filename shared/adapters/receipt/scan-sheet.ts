import { columnOf } from "#shared/domain/base/column-of.ts";
import { createCellCursor } from "./cell-cursor.ts";
import { attributeOf } from "./tag-attributes.ts";
import { rewriteTags, type Tag } from "./tag-rewriter.ts";
import { UnusualBook } from "./unusual-book.ts";

/** What has to be known of a sheet's XML before it is changed. */
export type SheetScan = {
  /** The prefix of its elements, with the colon. */
  prefix: string;
  /** How many columns are in use: up to the last cell that holds something, or a merged area at or below the header. */
  columnsUsed: number;
  /** Whether cells that hold nothing stand further right. */
  cellsBeyond: boolean;
  /** The style of the last cell of the header. */
  headerStyle: number;
  hasColumns: boolean;
};

/** Beyond this column nothing is read, so that a merged area there is none of the table's. */
const mergedColumnsMax = 256;

const tagsScanned = ["worksheet", "cols", "row", "c", "v", "is", "f", "mergeCell"];

/** Goes through a sheet's XML once. Throws an UnusualBook for one that is not built as sheets usually are. */
export async function scanSheet(pieces: AsyncIterable<string>, headerRow: number): Promise<SheetScan> {
  const scan = { columnsUsed: 0, headerStyle: 0, hasColumns: false };
  const cursor = createCellCursor();
  let prefix: string | undefined;
  let cellsTo = 0;
  const onTag = (tag: Tag) => {
    if (tag.name === "worksheet") prefix ??= tag.prefix;
    if (tag.prefix !== prefix) return undefined;
    switch (tag.name) {
      case "cols":
        scan.hasColumns = true;
        break;
      case "row":
        cursor.enterRow(tag);
        break;
      case "c":
        cursor.enterCell(tag);
        cellsTo = Math.max(cellsTo, cursor.column + 1);
        break;
      case "v":
      case "is":
      case "f":
        scan.columnsUsed = Math.max(scan.columnsUsed, cursor.column + 1);
        if (cursor.row === headerRow) scan.headerStyle = cursor.style();
        break;
      case "mergeCell":
        scan.columnsUsed = Math.max(scan.columnsUsed, mergedColumns(tag.source, headerRow));
        break;
    }
    return undefined;
  };
  for await (const _ of rewriteTags(pieces, tagsScanned, onTag));
  if (prefix === undefined || scan.columnsUsed === 0) throw new UnusualBook("a sheet without cells");
  return { ...scan, prefix, cellsBeyond: cellsTo > scan.columnsUsed };
}

function mergedColumns(tag: string, headerRow: number): number {
  const match = /^[A-Z]+\d+:([A-Z]+)(\d+)$/.exec(attributeOf(tag, "ref") ?? "");
  const [, letters = "", lastRow = "0"] = match ?? [];
  const columns = columnOf(letters) + 1;
  return Number(lastRow) >= headerRow && columns <= mergedColumnsMax ? columns : 0;
}
