import { type Day, dayNumber, dayOf } from "#shared/domain/base/day.ts";
import { decimalText } from "../decimal-text.ts";

const iso = /^\s*(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?)?(?:Z|[+-]\d\d:\d\d)?\s*$/;
const firstOfMarch1900 = "1900-03-01";
const secondsPerDay = 86_400;

/** The day of an ISO 8601 text and the Excel serial number of its moment, as the workbook counts days; no zone is applied. */
export function isoSerial(text: string, epoch1904: boolean): { day: Day; serialText: string } | undefined {
  const match = iso.exec(text);
  if (match === null) return undefined;
  const [, year, month, dayOfMonth, hours = "0", minutes = "0", seconds = "0"] = match;
  const day = dayOf(Number(year), Number(month), Number(dayOfMonth));
  if (day === undefined) return undefined;
  const origin = epoch1904 ? "1904-01-01" : day < firstOfMarch1900 ? "1899-12-31" : "1899-12-30";
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const serial = dayNumber(day) - dayNumber(origin) + time / secondsPerDay;
  return { day, serialText: decimalText(serial) };
}
