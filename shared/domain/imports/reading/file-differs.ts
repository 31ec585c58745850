import type { ImportNotice } from "../import-record.ts";
import type { SheetRead } from "./read-sheet.ts";

/** The notice that lines of a delimited text are no rows of its table, or `undefined`. */
export function unfitNotice({ unfit }: SheetRead): ImportNotice | undefined {
  const { count, lines } = unfit;
  if (count === 0) return undefined;
  const message = `有 ${count} 行的引号或分隔符不对，没有读取：文件第 ${lines.join("、")}${count > lines.length ? " 等" : ""} 行。请改正后重新上传。`;
  return { code: "records-unfit", message, count };
}

/** The notices of sheets that state another number of loans than they have; the number of all sheets together will do as well. */
export function countNotices(reads: readonly SheetRead[]): ImportNotice[] {
  const counts = reads.map(({ rows }) => rows.filter(({ kind }) => kind !== "skipped").length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return reads.flatMap(({ sheet, statedCount }, index) => {
    const count = counts[index] ?? 0;
    if (statedCount === undefined || statedCount === count || statedCount === all) return [];
    const message = `工作表“${sheet.name}”自己写明共 ${statedCount} 笔，读到 ${count} 笔，请核对。`;
    return [{ code: "control-count-differs", message }];
  });
}
