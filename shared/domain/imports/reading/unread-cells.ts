import type { ImportNotice } from "../import-record.ts";
import type { ColumnField } from "./columns.ts";
import type { ReadRow, UnreadCell } from "./row-facts.ts";
import { rowReasonTexts } from "./row-reason.ts";
import { dictionaryFields } from "./table-rules.ts";

/** The optional cells of a file that were left out, by column: how many, and the first of them. */
export type UnreadTally = Map<
  string,
  { field: ColumnField; header: string; count: number; first: PlacedCell[] }
>;
type PlacedCell = UnreadCell & { sheet: string };

const cellsNamedMax = 3;
const settleable: ReadonlySet<string> = new Set(dictionaryFields);

/** Counts the cells of an accepted row that were left out. */
export function tallyUnread(tally: UnreadTally, { sheet, unread }: Extract<ReadRow, { kind: "loan" }>): void {
  for (const cell of unread ?? []) {
    const { field, header } = cell;
    const key = `${field} ${header}`;
    const column = tally.get(key) ?? { field, header, count: 0, first: [] };
    column.count += 1;
    if (column.first.length < cellsNamedMax) column.first.push({ ...cell, sheet });
    tally.set(key, column);
  }
}

/** One notice for each column with cells that were left out: what they say, why, and what to do. */
export function unreadNotices(tally: UnreadTally): ImportNotice[] {
  return [...tally.values()].map(({ field, header, count, first }) => {
    const cells = first.map(({ sheet, cell }) => `${sheet}!${cell}`);
    const told = first.map(
      ({ value, code }, at) => `${cells[at]}“${value}”：${rowReasonTexts[code].message}`,
    );
    const more = count > first.length ? `其余 ${count - first.length} 个从略。` : "";
    const settle = settleable.has(field) ? "，也可以在“列的含义和取值”里指定这些写法的意思" : "";
    return {
      code: "cells-unread",
      message: `“${header}”列有 ${count} 个单元格没有读出来，贷款照常读取，这一项保持原来的内容。${told.join("")}${more}请改正后重新上传${settle}。`,
      count,
      cells,
    };
  });
}
