import { type Day, dayOf } from "#shared/domain/base/day.ts";
import { lastDayOf } from "#shared/domain/base/month.ts";
import { compact } from "./text.ts";

type Parts = Readonly<Record<string, string | undefined>>;

/** What joins the ends of a span; every other sign that does so becomes `~`. */
const to = "(?<to>[-~_]{1,2})";
const month = "(?:1[0-2]|0?[1-9])";
const twoDigits = "(?:1[0-2]|0[1-9])";
const day = "(?:[12]\\d|3[01]|0?[1-9])";
const twoDigitDay = "(?:0[1-9]|[12]\\d|3[01])";
const year = "(?<!\\d)(?<year>20\\d{2})";
const otherYear = "(?<otherYear>20\\d{2})";
/** A year as titles write it before a month: 2016年, 2016年度（, 2016. */
const ofYear = "(?:年度?\\(?|[.\\-_/(]?)";
const pattern = (...parts: readonly string[]) => new RegExp(parts.join(""));

/** Spans of days: 20160101_20160831, 20160101-0831, 2016年1月1日至8月31日, 2016.1.1-2016.8.31. */
const daySpans = [
  pattern(
    year,
    `(?<from>${twoDigits})(?<fromDay>${twoDigitDay})`,
    to,
    otherYear,
    `(?<month>${twoDigits})(?<day>${twoDigitDay})(?!\\d)`,
  ),
  pattern(year, "(?<from>01)(?<fromDay>01)", to, `(?<month>${twoDigits})(?<day>${twoDigitDay})(?!\\d)`),
  pattern(
    year,
    `年度?\\(?(?<from>${month})月(?<fromDay>${day})日`,
    to,
    `(?:${otherYear}年)?(?:(?<month>${month})月)?(?<day>${day})日`,
  ),
  pattern(
    year,
    `(?<mark>[./-])(?<from>${month})\\k<mark>(?<fromDay>${day})`,
    to,
    `(?:${otherYear}\\k<mark>)?(?<month>${month})\\k<mark>(?<day>${day})(?!\\d)`,
  ),
];
/** Spans of months: 2016年1-8月, 2016.1-8月, 2016年11月至2017年1月, 201601-08, 2016.01-2016.08, 2016.1-8. */
const monthSpans = [
  pattern(
    year,
    `${ofYear}(?<from>${month})月?`,
    to,
    `(?:${otherYear}[年.\\-_/]?)?(?<month>${month})(?<cross>月)`,
  ),
  pattern(
    year,
    `${ofYear}(?<from>${month})月?(?<cross>~)(?:${otherYear}[年.\\-_/]?)?(?<month>${month})(?![\\d日.季])`,
  ),
  pattern(year, `(?<from>${twoDigits})`, to, otherYear, `(?<month>${twoDigits})(?!\\d)`),
  pattern(year, `(?<from>${twoDigits})-(?<month>${twoDigits})(?!\\d)`),
  pattern(year, `(?<mark>[./-])(?<from>${month})`, to, otherYear, `\\k<mark>(?<month>${month})(?!\\d)`),
  pattern(year, `(?:年度?\\(?|[./])(?<from>${month})-(?<month>${month})(?![\\d日.季])`),
];
/** Quarters and halves of a year, and the month with which each ends. */
const seasons: readonly (readonly [RegExp, string])[] = [
  [pattern(year, "(?:年度?)?(?:第?[一1]季度|Q1(?!\\d))"), "03"],
  [pattern(year, "(?:年度?)?(?:上半年|第?[一1][-~]第?[二2]季度|第?[二2]季度|Q2(?!\\d))"), "06"],
  [pattern(year, "(?:年度?)?(?:前[三3]季度|第?[一1][-~]第?[三3]季度|第?[三3]季度|Q3(?!\\d))"), "09"],
  [pattern(year, "(?:年度?)?(?:下半年|第?[一1][-~]第?[四4]季度|第?[四4]季度|Q4(?!\\d))"), "12"],
];
const chinese = new RegExp(`${year}年度?\\(?(?<month>${month})月(?:(?<day>${day})日)?`, "g");
/** Months and days without 年月, as files are named: 2016-08, 20160831, 2016.8.31. */
const digits = new RegExp(
  `${year}[-._年]?(?<month>${twoDigits}|[1-9](?=[-._月]))(?:[-._月]?(?<day>${twoDigitDay})(?!\\d))?(?!\\d)`,
  "g",
);

/**
 * The days that a title or a name states, in order. A span of days or months (2016年1-8月, 20160101_20160831), a quarter,
 * a half and a month mean their last day. `digitsToo` also reads months without 年 and 月.
 */
export function statedDays(text: string, digitsToo: boolean): Day[] {
  const plain = compact(text)
    .replaceAll(/[—–―─‐‑‒−~〜∼至到]+/g, "~")
    .replaceAll(/(?<=[月日])[起份末底]/g, "")
    .replaceAll(/(?<!\d)([1-3]\d)年(?=度?\(?\d{1,2}[-~月])/g, "20$1年")
    .replaceAll(/(?<=[\d月])[、和及与](?=\d{1,2}月)/g, "~");
  for (const span of daySpans) {
    const found = endOfDays(span.exec(plain)?.groups);
    if (found !== undefined) return [found];
  }
  for (const span of monthSpans) {
    const found = endOfMonths(span.exec(plain)?.groups);
    if (found !== undefined) return [found];
  }
  for (const [season, last] of seasons) {
    const whole = season.exec(plain)?.groups?.["year"];
    if (whole !== undefined) return [lastDayOf(`${whole}-${last}`)];
  }
  const written = [...plain.matchAll(chinese)];
  const found = written.length === 0 && digitsToo ? [...plain.matchAll(digits)] : written;
  return found.flatMap(({ groups = {} }) => singleDay(groups) ?? []);
}

/** The end of a span of days; two days with `_` between them are a span only from the first of a month. */
function endOfDays(parts: Parts | undefined): Day | undefined {
  if (parts === undefined) return undefined;
  const {
    year: first,
    from = "",
    fromDay,
    to: sign = "",
    otherYear: last,
    month: end = from,
    day: endDay,
  } = parts;
  if (sign.includes("_") && Number(fromDay) !== 1) return undefined;
  const begun = dayOf(Number(first), Number(from), Number(fromDay));
  const ended = dayOf(Number(last ?? first), Number(end), Number(endDay));
  return begun !== undefined && ended !== undefined && begun <= ended ? ended : undefined;
}

/** The last day of a span of months; one that ends before it begins, without another year, ends in the next year. */
function endOfMonths(parts: Parts | undefined): Day | undefined {
  if (parts === undefined) return undefined;
  const { year: first, from, cross, otherYear: last, month: end } = parts;
  const isWhole = Number(last ?? first) * 12 + Number(end) >= Number(first) * 12 + Number(from);
  if (isWhole) return lastOfMonth(last ?? first, end);
  return last === undefined && cross !== undefined ? lastOfMonth(String(Number(first) + 1), end) : undefined;
}

function singleDay({ year: stated, month: ofYear, day: ofMonth }: Parts): Day | undefined {
  return ofMonth === undefined
    ? lastOfMonth(stated, ofYear)
    : dayOf(Number(stated), Number(ofYear), Number(ofMonth));
}

function lastOfMonth(stated: string | undefined, ofYear: string | undefined): Day {
  return lastDayOf(`${stated}-${String(ofYear).padStart(2, "0")}`);
}
