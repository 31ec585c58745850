import { columnOf } from "#shared/domain/base/column-of.ts";
import { columnLetters } from "#shared/domain/base/sheet.ts";
import { rowHeight } from "./row-height.ts";
import { attributeOf, withAttribute } from "./tag-attributes.ts";

/** The tag of a sheet's extent that takes columns up to a number of them in; `undefined` when it says none. */
export function widenedDimension(tag: string, columnsTo: number): string | undefined {
  const match = /^([A-Z]+\d+)(?::([A-Z]+)(\d+))?$/.exec(attributeOf(tag, "ref") ?? "");
  const [, start = "", letters = "A", lastRow = ""] = match ?? [];
  if (lastRow === "") return undefined;
  const last = columnLetters(Math.max(columnOf(letters), columnsTo - 1));
  return withAttribute(tag, "ref", `${start}:${last}${lastRow}`);
}

/**
 * The tag of a row with room for some lines, unless somebody set its height, and with columns up to a number of them
 * taken into its hint on the columns that it has.
 */
export function widenedRow(tag: string, columnsTo: number, lines: number): string {
  const match = /^(\d+):(\d+)$/.exec(attributeOf(tag, "spans") ?? "");
  const spanned =
    match === null
      ? tag
      : withAttribute(tag, "spans", `${match[1]}:${Math.max(Number(match[2]), columnsTo)}`);
  const isSet = /^(?:1|true)$/.test(attributeOf(tag, "customHeight") ?? "");
  const height = Math.max(rowHeight(lines), Number(attributeOf(tag, "ht") ?? 0));
  return lines === 1 || isSet
    ? spanned
    : withAttribute(withAttribute(spanned, "ht", height), "customHeight", 1);
}
