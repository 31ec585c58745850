import type { Day } from "#shared/domain/base/day.ts";
import type { Cell, SheetRow } from "#shared/domain/base/sheet.ts";
import { readDay } from "./read-day.ts";
import { statedDays } from "./stated-day.ts";
import { cellText, compact, isBlank } from "./text.ts";

const label = /(?:数据日期|数据日|截止日期|截至日期|截止日|截至日|统计日期|截止|截至)[::]?(.*)$/;
/** When a table was made or sent says nothing of the day of its figures. */
const madeOn = /(?:填报|制表|填表|编制|上报|报送|打印|导出|下载|生成|出表)(?:日期|时间|日)?[:：]?/;

/** The places where a book states its data date, the most reliable first. */
export const dataDaySources = ["line", "title", "header", "sheet", "file"] as const;
export type DataDaySource = (typeof dataDaySources)[number];
/** A data date, and the place that states it. */
export type StatedDay = { from: DataDaySource; day: Day };

/**
 * The data dates that a sheet states, one per place: a line 数据日期 above the header, a title above that, the sheet's name
 * and the file's. A month means its last day.
 */
export function findDataDays(
  sheet: { name: string; epoch1904?: true | undefined },
  rowsAbove: readonly SheetRow[],
  fileName: string,
): StatedDay[] {
  const found: StatedDay[] = [];
  const state = (from: DataDaySource, [day]: readonly Day[]) => {
    if (day !== undefined && !found.some((known) => known.from === from)) found.push({ from, day });
  };
  for (const { cells } of rowsAbove) {
    let skipped = false;
    for (const [index, cell] of cells.entries()) {
      const text = compact(cellText(cell));
      if (text === "") continue;
      const isMadeOn = madeOn.test(text) && !label.test(text);
      const afterMadeOn = skipped;
      skipped = isMadeOn && !/\d/.test(text);
      if (isMadeOn || afterMadeOn) continue;
      state("line", labelledDay(text, cells.slice(index + 1), sheet.epoch1904 === true));
      state("title", statedDays(text, false));
    }
  }
  state("sheet", statedDays(sheet.name, true));
  state("file", statedDays(fileName, true));
  return dataDaySources.flatMap((from) => found.find((one) => one.from === from) ?? []);
}

/** The day after a label such as 数据日期, in the same cell or the next non-blank one. */
function labelledDay(text: string, behind: readonly (Cell | null)[], epoch1904: boolean): Day[] {
  const rest = label.exec(text)?.[1];
  if (rest === undefined) return [];
  const next = behind.find((other) => !isBlank(other));
  const stated = rest === "" ? next : ({ kind: "text", text: rest } as const);
  const day = stated === null || stated === undefined ? undefined : readDay(stated, epoch1904);
  return day === undefined ? [] : [day];
}
