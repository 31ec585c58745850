/**
 * The month or day that a header gives its column; the year only where the header states it. A `period` covers several
 * months (1-6月) and ends with this one; `bracketed`: the date is in brackets.
 */
export type HeaderStamp = { year?: number; month: number; day?: number; period?: true; bracketed?: true };

/** A header in compact form without the time that it states: 6月末贷款余额 is 贷款余额 of June. */
export type StampedHeader = { text: string; stamp?: HeaderStamp };

const mayBeStamped = /[年月]|20\d\d|\d[./-]\d/;
const month = "(?:1[0-2]|0?[1-9])";
const day = "(?:3[01]|[12]\\d|0?[1-9])";
const chineseMonths = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const chineseYear = /二[〇○零]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])年/;
const chineseMonth = /^(.*?)(十[一二]?|[一二三四五六七八九])(月.*)$/;

const year = "(?<year>20\\d{2}|[12]\\d)年";
/** The ways to write a time, the longest first; each is a year, month and day as far as it has them. */
const times = [
  `${year}(?<month>${month})月份?(?:(?<day>${day})[日号])?`,
  `(?<month>${month})月份?(?:(?<day>${day})[日号])?`,
  `(?<year>20\\d{2})(?<dot>[-./])(?<month>${month})\\k<dot>(?<day>${day})`,
  `(?<year>20\\d{2})(?<month>0[1-9]|1[0-2])(?<day>3[01]|[12]\\d|0[1-9])`,
  `(?<year>20\\d{2})[-./](?<month>${month})`,
  `(?<year>20\\d{2})(?<month>0[1-9]|1[0-2])`,
  `${year}(?=[末底])`,
  `(?<month>${month})[-./](?<day>3[01]|2[89])`,
];
const before = "(?:截至|截止|至|到)?[到至]?";
const end = "(?:月?[末底])?(?:为?止)?";
/** What makes another time of it: 1月至6月, 6月初, 6月中旬, 6月以上, the term 6月期, and the rest of a longer number. */
const notFollowed = "(?![\\d~至到—–-]|初|中旬|上旬|下旬|以|内|前|后|期(?!末)|均)";
const atStart = times.map(
  (time) => new RegExp(`^${before}${time}${end}${notFollowed}[-_:,、·]?(?<rest>[^末底止].*)$`),
);
const atEnd = times.map(
  (time) => new RegExp(`^(?<rest>.*[^\\d~至到—–./年月较比初上去前-])[-_:,、·]?${time}${end}$`),
);
const inBrackets = times.map(
  (time) =>
    new RegExp(
      `^(?<head>.*?)[([【〔]${before}${time}${end}数?[,、;]?(?<more>[^)\\]】〕]*)[)\\]】〕](?<rest>.*)$`,
    ),
);
const span = `(?:${year})?${month}月?(?:份?|(?:${day}[日号])?)[-~至到—–]+(?:20\\d{2}年)?(?<month>${month})月份?(?:${day}[日号])?`;
const periodAtStart = new RegExp(`^${before}(?:${span})${end}[-_:,、·]?(?<rest>.+)$`);
const periodInBrackets = new RegExp(`^(?<head>.*?)[([【〔](?:${span})${end}[)\\]】〕](?<rest>.*)$`);

/** 期限（12月） is a term, not a month. */
const term = /(?:期限|年限|贷期)$/;

/** Sets the time aside that a header in compact form states at its beginning, its end or in brackets. */
export function splitStamp(header: string): StampedHeader {
  if (!mayBeStamped.test(header)) return { text: header };
  const text = withDigits(header);
  const period = periodAtStart.exec(text)?.groups ?? periodInBrackets.exec(text)?.groups;
  if (period !== undefined) {
    const rest = `${period.head ?? ""}${period.rest ?? ""}`;
    const bracketed = period.head === undefined ? {} : { bracketed: true as const };
    return rest === ""
      ? { text: header }
      : { text: rest, stamp: { ...stampOf(period), period: true, ...bracketed } };
  }
  for (const groups of [matchOf(atStart, text), matchOf(atEnd, text)]) {
    const rest = groups?.rest ?? "";
    if (groups !== undefined && rest !== "" && !term.test(rest))
      return { text: rest, stamp: stampOf(groups) };
  }
  const groups = matchOf(inBrackets, text);
  if (groups === undefined) return { text: header };
  const { head = "", more = "", rest = "" } = groups;
  const left = `${head}${more === "" ? "" : `(${more})`}${rest}`;
  return left === "" || term.test(head)
    ? { text: header }
    : { text: left, stamp: { ...stampOf(groups), bracketed: true } };
}

type Groups = Readonly<Record<string, string | undefined>>;

function matchOf(patterns: readonly RegExp[], text: string): Groups | undefined {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return groups;
  }
  return undefined;
}

/** A year alone is its end (2015年末); two digits of a year are of this century. */
function stampOf(groups: Groups): HeaderStamp {
  const stamp: HeaderStamp = { month: Number(groups.month ?? 12) };
  if (groups.year !== undefined) stamp.year = 2000 + (Number(groups.year) % 100);
  if (groups.day !== undefined) stamp.day = Number(groups.day);
  return stamp;
}

/** 六月 as 6月 and 二〇一六年 as 2016年. */
function withDigits(text: string): string {
  const digit = (one: string) => Math.max(0, chineseMonths.indexOf(one) + 1);
  const dated = text.replace(
    chineseYear,
    (_, tens: string, ones: string) => `20${digit(tens)}${digit(ones)}年`,
  );
  const match = chineseMonth.exec(dated);
  if (match === null) return dated;
  const [, head = "", word = "", rest = ""] = match;
  return `${head}${chineseMonths.indexOf(word) + 1}${rest}`;
}

/**
 * The places of stamps from the latest to the earliest; `undefined` where years are missing and the months lie so far
 * apart that the year might turn between any two of them.
 */
export function latestFirst(stamps: readonly HeaderStamp[]): number[] | undefined {
  const monthsOf = stamps.map(({ year, month }) => (year === undefined ? month : year * 12 + month));
  const places = stamps.map((_, place) => place);
  const dated = stamps.filter(({ year }) => year !== undefined).length;
  if (dated > 0 && dated < stamps.length) return undefined;
  const ordered = (months: readonly number[]) =>
    [...places].sort(
      (a, b) => (months[b] ?? 0) - (months[a] ?? 0) || (stamps[b]?.day ?? 0) - (stamps[a]?.day ?? 0),
    );
  if (dated > 0) return ordered(monthsOf);
  for (let first = 1; first <= 12; first++) {
    const turned = monthsOf.map((one) => (one - first + 12) % 12);
    if (Math.max(...turned) < sureMonths) return ordered(turned);
  }
  return undefined;
}

/** Months without years that lie within so many follow each other in one order only. */
const sureMonths = 6;
