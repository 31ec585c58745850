import { addDays, type Day, dayNumber } from "#shared/domain/base/day.ts";
import { lastDayOf, type Month, monthOf } from "#shared/domain/base/month.ts";
import type { ImportNotice } from "../import-record.ts";
import { type DataDaySource, dataDaySources, type StatedDay } from "./find-data-day.ts";
import { type HeaderStamp, latestFirst } from "./header-stamp.ts";
import type { UnlistedValue } from "./row-facts.ts";

/** The data date of a book, with the notices and the choices where the book contradicts itself. */
export type SettledDataDay = {
  dataOn: Day | undefined;
  disputed?: { notice: ImportNotice; value: Omit<UnlistedValue, "cell"> } | undefined;
};

const sourceNames: Record<DataDaySource, string> = {
  line: "数据日期行",
  title: "标题",
  header: "表头",
  sheet: "工作表名",
  file: "文件名",
};
/** A file is made and named after the month that it is about: a day in its name so much later contradicts nothing. */
const sendingDaysMax = 31;

/** Of several sheets' days the latest of each source, in the order of the sources. */
export function latestOfEach(stated: readonly StatedDay[]): StatedDay[] {
  const latest = new Map<DataDaySource, Day>();
  for (const { from, day } of stated) if (day > (latest.get(from) ?? "")) latest.set(from, day);
  return dataDaySources.flatMap((from) => {
    const day = latest.get(from);
    return day === undefined ? [] : [{ from, day }];
  });
}

/** A data date that is not to come: the end of the present month is today, a later month says nothing. */
export function notBeyond(dataOn: Day, today: Day): Day | undefined {
  if (dataOn <= today) return dataOn;
  return monthOf(dataOn) === monthOf(today) ? today : undefined;
}

/** What a book says about its data date: the days it states, the months in its headers, and its loans. */
export type DataDayEvidence = {
  stated: readonly StatedDay[];
  stamps: readonly HeaderStamp[];
  latestDisbursedOn: Day;
  today: Day;
};

/**
 * The data date of a book: the most reliable one stated, but not before its latest disbursement. Where title, names,
 * headers and latest disbursement disagree there is a notice, and the liaison can settle it; `settled` is what was
 * settled.
 */
export function settleDataDay(
  evidence: DataDayEvidence,
  settled: (key: string) => Day | undefined,
): SettledDataDay {
  const { latestDisbursedOn, today } = evidence;
  const stated = latestOfEach([...evidence.stated, ...stampedDays(evidence)]);
  const [best] = stated;
  if (best === undefined) return { dataOn: undefined };
  const isLate = latestDisbursedOn > best.day;
  const dataOn = isLate ? latestDisbursedOn : best.day;
  if (!isLate && stated.every((other) => agrees(best.day, other))) return { dataOn };
  const told = stated.map(({ from, day }) => ({ name: sourceNames[from], day }));
  if (isLate) told.push({ name: "最晚的放款", day: latestDisbursedOn });
  const key = told.map(({ day }) => day).join("/");
  const decided = settled(key);
  if (decided !== undefined && decided <= today) return { dataOn: decided };
  const value = told.map(({ name, day }) => `${name} ${day}`).join("、");
  const message = `数据日期说法不一：${value}。先按 ${dataOn} 处理：台账里数据日期更晚的贷款不会按本表更新。如果不对，请在“列的含义和取值”里指定数据日期。`;
  const notice = { code: "data-day-disagrees", message };
  return { dataOn, disputed: { notice, value: { field: "dataDay", value, key } } };
}

function agrees(best: Day, { from, day }: StatedDay): boolean {
  if (monthOf(day) === monthOf(best)) return true;
  const isWholeMonth = day === lastDayOf(monthOf(day));
  return from === "file" && !isWholeMonth && day > best && day <= addDays(best, sendingDaysMax);
}

/** The day of the latest time that headers state; a month without a year lies next to what else is known of the book. */
function stampedDays({ stated, stamps, latestDisbursedOn, today }: DataDayEvidence): StatedDay[] {
  const latest = stamps[latestFirst(stamps)?.[0] ?? -1];
  if (latest === undefined) return [];
  const { year, month, day } = latest;
  const ofMonth = (inYear: Month) => monthDay(`${inYear}-${String(month).padStart(2, "0")}`, day);
  const known = stated[0]?.day;
  const around = known ?? latestDisbursedOn;
  if (year === undefined && around === "") return [];
  const thisYear = year ?? Number(around.slice(0, 4));
  const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [thisYear];
  const days = years.map((one) => ofMonth(String(one)));
  const found =
    known === undefined
      ? days.find((one) => one >= around || year !== undefined)
      : days.reduce((near, one) => (distance(one, known) < distance(near, known) ? one : near));
  const stamped = found === undefined ? undefined : notBeyond(found, today);
  return stamped === undefined ? [] : [{ from: "header", day: stamped }];
}

function monthDay(month: Month, day: number | undefined): Day {
  const last = lastDayOf(month);
  return day === undefined || day === 1 || day > Number(last.slice(8))
    ? last
    : `${month}-${String(day).padStart(2, "0")}`;
}

function distance(one: Day, other: Day): number {
  return Math.abs(dayNumber(one) - dayNumber(other));
}
