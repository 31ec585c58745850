import type { ImportNotice } from "../import-record.ts";
import { type ColumnField, columnNames } from "./columns.ts";
import type { SheetRead } from "./read-sheet.ts";

/** What is to be told of a sheet beside its rows: what was hidden, and what was taken over from other rows. */
export function sheetNotices({ sheet, hiddenRows, hiddenColumns, table }: SheetRead): ImportNotice[] {
  const notices: ImportNotice[] = [];
  const tell = (code: string, message: string) =>
    notices.push({ code, message: `工作表“${sheet.name}”${message}` });
  if (hiddenRows > 0) tell("rows-hidden", `有 ${hiddenRows} 行被隐藏，已一并读取。`);
  if (hiddenColumns.length > 0) {
    tell(
      "columns-hidden",
      `有 ${hiddenColumns.length} 列被隐藏（${hiddenColumns.join("、")}），已一并读取。`,
    );
  }
  if (sheet.hidden) tell("sheet-hidden", "是隐藏的，已一并读取。");
  const { dittoCells, mergedCells, masked } = table.present;
  if (dittoCells > 0) tell("ditto-expanded", `有 ${dittoCells} 个单元格写“同上”，已按上一行读取。`);
  if (mergedCells > 0) {
    tell("merged-filled", `有 ${mergedCells} 个单元格与上面的合并，已按合并的内容读取。`);
  }
  for (const [{ header }, { count, cells }] of masked) {
    const where = `${cells.join("、")}${count > cells.length ? " 等" : ""}`;
    tell(
      "identity-masked",
      `的“${header}”列有 ${count} 个单元格写有完整的身份证号，已遮去中间几位再读取：${where}。请在原表中删去。`,
    );
  }
  return notices;
}

/** The notice that sheets which are read together have not the same columns, or `undefined`. */
export function differingSheets(reads: readonly SheetRead[]): ImportNotice | undefined {
  const everywhere = new Set<ColumnField>();
  for (const { header } of reads) for (const field of header.columns.keys()) everywhere.add(field);
  const lacking = reads.flatMap(({ sheet, header }) => {
    const names = [...everywhere]
      .filter((field) => !header.columns.has(field))
      .map((field) => columnNames[field]);
    return names.length === 0 ? [] : [`“${sheet.name}”没有${names.join("、")}`];
  });
  if (lacking.length === 0) return undefined;
  const shown = lacking.slice(0, sheetsToldMax).join("；");
  return {
    code: "sheets-differ",
    message: `各工作表的列不同：${shown}${lacking.length > sheetsToldMax ? "等" : ""}。没有的列不改变已有的内容。`,
  };
}

const sheetsToldMax = 5;
