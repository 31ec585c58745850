import { type Day, dayFromExcelSerial, dayOf } from "../day.ts";
import type { Cell } from "../sheet.ts";
import { cellText } from "./text.ts";

const parted =
  /^(\d{4}|\d{2})\s*[.\-/年]\s*(\d{1,2})\s*[.\-/月]\s*(\d{1,2})\s*[日号]?(?:[T\s]+\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?Z?)?$/;
const solid = /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/;
const serialText = /^\d{5}(?:\.\d+)?$/;
const serialMin = 25_569;
const serialMax = 73_050;

/**
 * The day that a cell states, or `undefined`: a real date, 2016.5.10, 2016-5-10, 2016/5/10, 2016年5月10日, 16.5.10,
 * 20160510 (as text or number), each with or without a time, or the bare serial number of a date between 1970 and 2099.
 */
export function readDay(cell: Cell): Day | undefined {
  if (cell.kind === "day") return cell.day;
  if (cell.kind !== "text" && cell.kind !== "number") return undefined;
  const text = cellText(cell).normalize("NFKC").replace(/^'/, "").trim();
  const match = parted.exec(text) ?? solid.exec(text);
  if (match !== null) {
    const [, year = "", month, dayOfMonth] = match;
    return dayOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(dayOfMonth));
  }
  const serial = Number(text);
  if (serialText.test(text) && serial >= serialMin && serial <= serialMax) return dayFromExcelSerial(serial);
  return undefined;
}
