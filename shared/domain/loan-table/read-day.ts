import { type Day, dayFromExcelSerial, dayOf } from "../day.ts";
import type { Cell } from "../sheet.ts";
import { cellText } from "./text.ts";

const weekday = String.raw`\s*\(?(?:星期|周)[一二三四五六日天]\)?`;
const clock = String.raw`(?:上午|下午)?\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?(?:\s*[AP]M)?Z?`;
const parted = new RegExp(
  String.raw`^(\d{4}|\d{2})\s*[.\-/年]\s*(\d{1,2})\s*[.\-/月]\s*(\d{1,2})\s*(?:[日号.]?(?:${weekday})?(?:[T\s]+${clock})?|(?:[日号]|[日号.]?${weekday})${clock})$`,
);
const solid = /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/;
const dayOrMonthFirst = /^\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?:\s.*)?$/;
const serialText = /^\d{5}(?:\.\d+)?$/;
const serialMin = 25_569;
const serialMax = 73_050;
/** A first number of two digits is the year only when it can be no month, and names the century to come only so far. */
const monthMax = 12;
const shortYearMax = 60;

/**
 * The day that a cell states, or `undefined`: a real date, 2016.5.10, 2016-5-10, 2016/5/10, 2016年5月10日, 16.5.10,
 * 20160510 (as text or number), each with or without a time, or the bare serial number of a date between 1970 and 2099.
 * 5/10/2016 and 05/10/16 may be May or October and are none.
 */
export function readDay(cell: Cell): Day | undefined {
  if (cell.kind === "day") return cell.day;
  if (cell.kind !== "text" && cell.kind !== "number") return undefined;
  return dayOfText(plain(cellText(cell)));
}

/** Tells whether a text is a date whose order of day, month and year is not certain. */
export function isAmbiguousDay(text: string): boolean {
  const words = plain(text);
  return dayOrMonthFirst.test(words) && dayOfText(words) === undefined;
}

function dayOfText(text: string): Day | undefined {
  const match = parted.exec(text);
  if (match !== null) {
    const [, year = "", month, dayOfMonth] = match;
    if (year.length === 4) return dayOf(Number(year), Number(month), Number(dayOfMonth));
    const short = Number(year);
    if (short <= monthMax || short > shortYearMax) return undefined;
    return dayOf(2000 + short, Number(month), Number(dayOfMonth));
  }
  const whole = solid.exec(text);
  if (whole !== null) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const serial = Number(text);
  if (serialText.test(text) && serial >= serialMin && serial <= serialMax) return dayFromExcelSerial(serial);
  return undefined;
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\u200b\ufeff]/g, "")
    .replace(/^'/, "")
    .trim();
}
