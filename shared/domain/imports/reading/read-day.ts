import { addDays, type Day, dayFromExcelSerial, dayOf } from "#shared/domain/base/day.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { cellText } from "./text.ts";

const weekday = String.raw`\s*\(?(?:星期|周)[一二三四五六日天]\)?`;
const clock = String.raw`(?<half>上午|下午)?\s*(?<hour>\d{1,2})[:时](?<minute>\d{1,2})(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?(?:\s*(?<noon>[AP]M))?`;
/** What a time of another time zone ends in: Z, UTC, +00:00, +0800, GMT+8. */
const zone = String.raw`\s*(?<zone>Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT)`;
const parted = new RegExp(
  String.raw`^(?<year>\d{4}|\d{2})\s*[.\-/年]\s*(?<month>\d{1,2})\s*[.\-/月]\s*(?<day>\d{1,2})(?!\d)(?<mark>\s*[日号.])?(?<week>${weekday})?(?:(?<gap>[T\s]*)${clock}(?:${zone})?)?$`,
);
const solid = /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/;
/** 20160510120000, 20160510 120000 and 20160510T040000Z, as systems stamp their times. */
const stamp = new RegExp(
  String.raw`^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T|\s+)?(?<hour>\d{2}):?(?<minute>\d{2})(?::?[0-5]\d(?:\.\d{1,9}|\d{3})?)?(?:${zone})?$`,
);
const dayOrMonthFirst = /^\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?:\s.*)?$/;
const serialText = /^\d{5}(?:\.\d+)?$/;
/** The first and last days that a bare serial number may name. */
const serialDays: readonly [first: Day, last: Day] = ["1970-01-01", "2099-12-31"];
/** A time that is a rounding short of midnight is midnight. */
const halfSecond = 0.5 / 86_400;
/** A first number of two digits is the year only when it can be no month, and names the century to come only so far. */
const shortYearMin = 15;
const shortYearMax = 60;
const lengthMax = 60;
const hoursOfDay = 24;
const shanghaiMinutes = 480;
/** Beyond it a time in a zone may leave the calendar. */
const instantsTill: Day = "9999-01-01";
/** Digits that are marks or powers (②, ²), which NFKC would turn into plain ones. */
const raisedDigit = /\p{No}/u;
const ascii = /^[\x20-\x7e]*$/;

/**
 * The day that a cell states, or `undefined`: a real date, 2016.5.10, 2016-5-10, 2016/5/10, 2016年5月10日, 16.5.10,
 * 20160510 (as text or number), each with or without a time, or the bare serial number of a date between 1970 and 2099,
 * counted from 1904 in a book that does so. A time with a zone gives its day in Shanghai. 5/10/2016 and 05/10/16 may be
 * May or October and give none.
 */
export function readDay(cell: Cell, epoch1904 = false): Day | undefined {
  if (cell.kind === "day") return cell.day;
  if (cell.kind !== "text" && cell.kind !== "number") return undefined;
  return dayOfText(plain(cellText(cell)), epoch1904);
}

/** Tells whether a text is a date whose order of day, month and year is not certain. */
export function isAmbiguousDay(text: string): boolean {
  const words = plain(text);
  return dayOrMonthFirst.test(words) && dayOfText(words, false) === undefined;
}

function dayOfText(text: string, epoch1904: boolean): Day | undefined {
  if (text.length > lengthMax) return undefined;
  const whole = solid.exec(text);
  if (whole !== null) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  if (serialText.test(text)) {
    const day = dayFromExcelSerial(Number(text) + halfSecond, epoch1904);
    return day !== undefined && day >= serialDays[0] && day <= serialDays[1] ? day : undefined;
  }
  const told = (parted.exec(text) ?? stamp.exec(text))?.groups;
  if (told === undefined) return undefined;
  const { year = "", month, day: dayOfMonth, hour, mark = "", week = "", gap = " " } = told;
  if (hour !== undefined && gap === "" && week === "" && !/[日号]/.test(mark)) return undefined;
  const short = Number(year);
  if (year.length < 4 && (short < shortYearMin || short > shortYearMax)) return undefined;
  const day = dayOf(year.length < 4 ? 2000 + short : short, Number(month), Number(dayOfMonth));
  return day === undefined || hour === undefined ? day : dayInShanghai(day, told);
}

/** The Shanghai day of a time with a zone; without a zone, the same day. */
function dayInShanghai(day: Day, told: Readonly<Record<string, string | undefined>>): Day | undefined {
  const [hour, minute] = [Number(told["hour"]), Number(told["minute"])];
  if (hour > hoursOfDay || minute > 59) return undefined;
  const { zone, half, noon } = told;
  if (zone === undefined) return day;
  const isAfternoon = half === "下午" || noon === "PM";
  const hourThere = half === undefined && noon === undefined ? hour : (hour % 12) + (isAfternoon ? 12 : 0);
  const [, sign, hours = "0", minutes = "0"] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  const ahead = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const later = Math.floor((hourThere * 60 + minute - ahead + shanghaiMinutes) / (hoursOfDay * 60));
  return day < instantsTill ? addDays(day, later) : undefined;
}

function plain(text: string): string {
  if (ascii.test(text)) return text.replace(/^'/, "").trim();
  if (raisedDigit.test(text)) return "";
  return text
    .normalize("NFKC")
    .replaceAll(/[\u200b\ufeff]/g, "")
    .replace(/^'/, "")
    .trim();
}
