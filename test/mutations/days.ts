import { type BookCell, loanSheets, text } from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { placesOf, put, rewrite } from "./places.ts";
import { serialOf } from "./write-xlsx.ts";

const touched = ["disbursedOn", "dueOn", "epoch"];
type Spell = (year: number, month: number, day: number) => string;

const two = (number: number) => String(number).padStart(2, "0");
const hanDigits = [..."〇一二三四五六七八九"];
const han = (number: number): string =>
  number < 10
    ? (hanDigits[number] ?? "")
    : number < 20
      ? `十${number % 10 === 0 ? "" : hanDigits[number % 10]}`
      : `${hanDigits[Math.floor(number / 10)]}十${number % 10 === 0 ? "" : hanDigits[number % 10]}`;
const english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const plain: readonly Spell[] = [
  (y, m, d) => `${y}.${m}.${d}`,
  (y, m, d) => `${y}.${two(m)}.${two(d)}`,
  (y, m, d) => `${y}/${two(m)}/${two(d)}`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${y}年${two(m)}月${two(d)}日`,
  (y, m, d) => `${y}${two(m)}${two(d)}`,
  (y, m, d) => `${y}-${two(m)}-${two(d)} 00:00:00`,
  (y, m, d) => `${y}-${two(m)}-${two(d)}T09:30:00`,
  (y, m, d) => `${y}/${m}/${d} 9:30`,
  (y, m, d) => ` ${y}-${m}-${d} `,
  (y, m, d) => `${y}${two(m)}${two(d)}120000`,
];
const odd: readonly Spell[] = [
  (y, m, d) => `${y % 100}.${two(m)}.${two(d)}`,
  (y, m, d) => `${han(Math.floor(y / 1000))}〇一六年${han(m)}月${han(d)}日`,
  (y, m, d) => `${y}—${two(m)}—${two(d)}`,
  (y, m, d) => `${d}-${english[m - 1]}-${y}`,
  (y, m, d) => `${english[m - 1]} ${d}, ${y}`,
  (y, m, d) => `${y}, ${m}, ${d}`,
  (y, m, d) => `${y}．${m}．${d}`,
  (y, m, d) => `${y}-${two(m)}-${two(d)} 星期三`,
  (y, m, d) => `${y % 100}-${m}-${d}`,
  (y, m, d) => `${y}\\${m}\\${d}`,
  (y, m, d) => `公元${y}年${m}月${d}日`,
];
const doubtful: readonly Spell[] = [
  (_, m, d) => `${two(d)}/${two(m)}/2016`,
  (_, m, d) => `${two(m)}/${two(d)}/2016`,
  (_, m, d) => `${m}/${d}/16`,
  (_, m, d) => `${m}月${d}日`,
  (_, m, d) => `${m}-${d}`,
  (y, m) => `${y}-${two(m)}`,
  (y, m) => `${y}年${m}月`,
  (_, m, d) => `0016-${two(m)}-${two(d)}`,
  (_, m, d) => `${two(d)}.${two(m)}.16`,
  (_, m) => `2016-${two(m)}-31T`,
  (y, m, d) => `${y}-${two(m)}-${two(d)}至${y + 1}-${two(m)}-${two(d)}`,
  (y, m, d) => `${y}.${m}.${d}-${y + 1}.${m}.${d}`,
  (y, m, d) => `${y}-${two(m)}-${two(d)}/${y}-${two(m)}-${two(d === 28 ? 27 : d + 1)}`,
  (y, m, d) => String(Date.UTC(y, m - 1, d)),
  (y, m, d) => String(Date.UTC(y, m - 1, d) / 1000),
  (y, m, d) => `民国${y - 1911}年${m}月${d}日`,
  (y, m, d) => `${two(d)}${two(m)}${y}`,
  (y, m, d) => `${y % 100}${two(m)}${two(d)}`,
];

/** Days in every spelling. */
export const days: readonly Mutation[] = [
  spelled("days in plain spellings", plain, 95, true),
  spelled("days in odd spellings", odd, 0, false),
  spelled("days that cannot be told", doubtful, 0, false),
  {
    name: "instants in universal time",
    touches: touched,
    floor: 0,
    apply(book, rng) {
      const late = rng.percent(60);
      const done = rewrite(book, rng, "disbursedOn", ({ line }) => {
        const { disbursedOn } = line.loan.truth;
        const zone = rng.pick(["Z", "+00:00", "+0000"]);
        return text(
          late ? `${dayBefore(disbursedOn)}T16:00:00.000${zone}` : `${disbursedOn}T02:30:00${zone}`,
        );
      });
      return done.length > 0;
    },
  },
  {
    name: "instants of Shanghai",
    touches: touched,
    floor: 0,
    apply(book, rng) {
      const time = rng.pick(["T00:00:00+08:00", "T23:59:59+08:00", "T00:00:00.000+0800", " 00:00:00 +08:00"]);
      const done = rewrite(book, rng, "disbursedOn", ({ line }) => text(line.loan.truth.disbursedOn + time));
      return done.length > 0;
    },
  },
  {
    name: "days as numbers that no format shows as days",
    formats: ["xlsx", "xls"],
    touches: touched,
    floor: 0,
    apply(book, rng) {
      const done = rewrite(
        book,
        rng,
        rng.pick(["disbursedOn", "dueOn"] as const),
        ({ line, column, sheet }) => {
          const day = line.loan.truth[sheet.columns[column]?.field ?? "disbursedOn"];
          return {
            kind: "day",
            day: String(day),
            format: "General",
            more: rng.pick(["", ".5", ".3958333333"]),
          };
        },
        rng.percent(50),
      );
      return done.length > 0;
    },
  },
  {
    name: "the number of a day as text",
    touches: touched,
    floor: 0,
    apply(book, rng) {
      const done = rewrite(book, rng, "disbursedOn", ({ line }) =>
        text(String(serialOf(line.loan.truth.disbursedOn, book.epoch1904))),
      );
      return done.length > 0;
    },
  },
  {
    name: "days a hair before midnight",
    formats: ["xlsx"],
    touches: touched,
    floor: 0,
    apply(book, rng) {
      const done = rewrite(book, rng, "disbursedOn", ({ line }) => ({
        kind: "day",
        day: dayBefore(line.loan.truth.disbursedOn),
        more: ".9999999999",
        ...(rng.percent(50) ? { format: "General" } : {}),
      }));
      return done.length > 0;
    },
  },
  {
    name: "a book that counts days from 1904",
    formats: ["xlsx", "xls"],
    touches: touched,
    floor: 90,
    apply(book) {
      book.epoch1904 = true;
      for (const field of ["disbursedOn", "dueOn"] as const)
        for (const place of placesOf(book, field))
          put(place, { kind: "day", day: String(place.line.loan.truth[field]) });
      return true;
    },
  },
  {
    name: "a book from 1904 whose days no format shows",
    formats: ["xlsx", "xls"],
    touches: touched,
    floor: 0,
    apply(book, rng) {
      book.epoch1904 = true;
      const asText = rng.percent(30);
      for (const field of ["disbursedOn", "dueOn"] as const)
        for (const place of placesOf(book, field)) {
          const day = String(place.line.loan.truth[field]);
          const cell: BookCell = asText
            ? text(String(serialOf(day, true)))
            : { kind: "day", day, format: "General" };
          put(place, cell);
        }
      return true;
    },
  },
  {
    name: "formats of days",
    formats: ["xlsx", "xls"],
    touches: touched,
    floor: 95,
    apply(book, rng) {
      const format = rng.pick([
        "m/d/yyyy",
        'yyyy"年"m"月"d"日"',
        "[$-804]yyyy/m/d;@",
        "yy.mm.dd",
        "yyyymmdd",
        "d-mmm-yy",
        "yyyy-mm-dd hh:mm:ss",
        '[DBNum1]yyyy"年"m"月"d"日"',
        "aaaa",
      ]);
      for (const field of ["disbursedOn", "dueOn"] as const)
        for (const place of placesOf(book, field))
          put(place, { kind: "day", day: String(place.line.loan.truth[field]), format });
      return true;
    },
  },
  {
    name: "years typed wrong",
    touches: touched,
    floor: 30,
    apply(book, rng) {
      const year = rng.pick(["1916", "2106", "0216", "1900", "2061", "1066", "1989", "2017"]);
      const done = rewrite(book, rng, "disbursedOn", ({ line }) => {
        line.loan.counts = false;
        return text(year + line.loan.truth.disbursedOn.slice(4));
      });
      return done.length > 0;
    },
  },
  {
    name: "a disbursement after the day of the figures",
    touches: [...touched, "month", "name", "title"],
    floor: 30,
    apply(book, rng) {
      if (book.dataOn === undefined) return false;
      const [, month] = book.dataOn.split("-").map(Number);
      const later = `2016-${two((month ?? 6) + 1)}-05`;
      const done = rewrite(book, rng, "disbursedOn", ({ line }) => {
        line.loan.truth.disbursedOn = later;
        return text(later);
      });
      book.demands.push(({ answers, notices, refused }) => {
        const went = answers.some(({ loan }) => loan?.disbursedOn === later);
        const told = notices.some((notice) => /数据日期|晚于|月份/.test(notice));
        return refused === undefined && went && !told
          ? `a loan of ${later} in a book of ${book.dataOn} without a word`
          : undefined;
      });
      return done.length > 0 && loanSheets(book).length > 0;
    },
  },
];

function spelled(name: string, spells: readonly Spell[], floor: number, all: boolean): Mutation {
  return {
    name,
    touches: touched,
    floor,
    apply(book, rng) {
      const spell = rng.pick(spells);
      const done = rewrite(
        book,
        rng,
        "disbursedOn",
        ({ line }) => {
          const [year = 0, month = 0, day = 0] = line.loan.truth.disbursedOn.split("-").map(Number);
          line.loan.also.push({ field: "disbursedOn", value: /^20(?:0|1[0-5])/, told: /before-programme/ });
          return text(spell(year, month, day));
        },
        all,
      );
      return done.length > 0;
    },
  };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
