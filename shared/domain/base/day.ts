/** A calendar day as `YYYY-MM-DD`; days compare and sort as text. */
export type Day = string;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Tells whether a year has a 29 February (Gregorian calendar). */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The number of days of a month, `month` counted from 1; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return monthLengths[month - 1] ?? 0;
}

/** The day of a year, month and day of month, or `undefined` when the calendar has no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  if (!Number.isInteger(dayOfMonth) || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month))
    return undefined;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** Tells whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** The number of days since 1970-01-01, negative before it (proleptic Gregorian calendar). */
export function dayNumber(day: Day): number {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const dayOfMonth = Number(day.slice(8, 10));
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day that lies a number of days after 1970-01-01: the reverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOf(year, month, dayOfMonth);
  if (day === undefined) throw new RangeError(`no day has the number ${number}`);
  return day;
}

/** The day a number of days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** The number of days from one day to another, both counted: 1 for the same day. */
export function daysInclusive(first: Day, last: Day): number {
  return dayNumber(last) - dayNumber(first) + 1;
}

/** Not quite a millisecond as a part of a day: what misses less of midnight than 23:59:59.999 does is midnight and noise. */
const serialNoise = 0.95 / 86_400_000;

/** The whole days of an Excel serial number; a day begins with the noise of its floating point: 42521.9999999999 is 42522. */
export function wholeDays(serial: number): number {
  return Math.floor(serial + serialNoise);
}

/**
 * The day of an Excel serial number (ECMA-376 18.17.4.1), or `undefined` when there is none:
 * serial 60 is the 29 February 1900 that never was, and serials below 1 name no day.
 * `epoch1904` is the workbook's own date system; a fraction (the time of day) is cut off.
 */
export function dayFromExcelSerial(serial: number, epoch1904 = false): Day | undefined {
  if (!Number.isFinite(serial)) return undefined;
  const whole = wholeDays(serial);
  const serialMax = 2_958_465;
  if (epoch1904) {
    return whole >= 0 && whole + 1462 <= serialMax ? addDays("1904-01-01", whole) : undefined;
  }
  if (whole < 1 || whole === 60 || whole > serialMax) return undefined;
  return addDays(whole < 60 ? "1899-12-31" : "1899-12-30", whole);
}

/** The Excel serial number of a day in the calendar of 1900: the reverse of `dayFromExcelSerial`; below 1 there is none. */
export function excelSerialOf(day: Day): number {
  const serial = dayNumber(day) - dayNumber("1899-12-30");
  return serial > 60 ? serial : serial - 1;
}

/** The day in Asia/Shanghai (UTC+8, no summer time since 1992) of an instant given as ISO text in UTC. */
export function shanghaiDayOf(instant: string): Day {
  const day = instant.slice(0, 10);
  return Number(instant.slice(11, 13)) >= 16 ? addDays(day, 1) : day;
}

/** The instant, as ISO text in UTC, at which a day begins in Asia/Shanghai. */
export function shanghaiDayStart(day: Day): string {
  return `${addDays(day, -1)}T16:00:00.000Z`;
}
