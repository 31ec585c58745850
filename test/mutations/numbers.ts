import { loanSheets, moneyText, number, text } from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { placesOf, put, rewrite } from "./places.ts";
import { personNumber } from "./truth.ts";

const money = ["amountFen", "outstandingFen"] as const;
/** Kinds of file that tell numbers from texts. */
const typed = ["xlsx", "xml", "xls", "ods"] as const;

/** Money and codes as texts or as numbers, whole or damaged. */
export const numbers: readonly Mutation[] = [
  {
    name: "money as text",
    touches: ["amountFen", "outstandingFen", "encoding"],
    floor: 95,
    apply(book, rng) {
      book.csv.encoding = "utf-8";
      const spell = rng.pick([
        (digits: string) => digits,
        (digits: string) => withThousands(digits),
        (digits: string) => `￥${withThousands(digits)}`,
        (digits: string) => ` ${digits} `,
        (digits: string) => wide(digits),
        (digits: string) => (digits.includes(".") ? digits : `${digits}.00`),
        (digits: string) => `\u00a0${digits}`,
        (digits: string) => withThousands(digits).replaceAll(",", "，"),
      ]);
      for (const field of money)
        rewrite(
          book,
          rng,
          field,
          ({ cell }) => (cell?.kind === "number" ? text(spell(cell.text)) : undefined),
          true,
        );
      return true;
    },
  },
  {
    name: "noise of floating point",
    formats: ["xlsx", "csv", "xml"],
    touches: ["amountFen", "outstandingFen", "total"],
    floor: 90,
    apply(book, rng) {
      const done = rewrite(book, rng, rng.pick(money), ({ cell, line }) => {
        if (cell?.kind !== "number" || cell.text === "0") return undefined;
        const value = Number(cell.text);
        const next = noisy(value, rng.percent(50) ? 1 : -1);
        return String(next).length > 15 && line.loan.counts ? number(String(next)) : undefined;
      });
      return done.length > 0;
    },
  },
  {
    name: "money in scientific notation that lost digits",
    touches: ["amountFen", "outstandingFen", "total"],
    floor: 30,
    apply(book, rng) {
      const done = rewrite(book, rng, "amountFen", ({ cell, line, sheet }) => {
        if (cell?.kind !== "number") return undefined;
        const odd = line.loan.truth.amountFen + 123_456n;
        line.loan.truth.amountFen = odd;
        return text(
          Number(moneyText(odd, sheet.unit))
            .toExponential(2)
            .replace(/e\+?(\d)$/, "E+0$1"),
        );
      });
      return done.length > 0;
    },
  },
  {
    name: "money that is negative or nought",
    touches: ["amountFen", "outstandingFen"],
    floor: 30,
    apply(book, rng) {
      const done = rewrite(book, rng, "amountFen", ({ cell, line }) => {
        if (cell?.kind !== "number") return undefined;
        line.loan.counts = false;
        return rng.pick([
          number(`-${cell.text}`),
          text(`-${cell.text}`),
          text(`(${cell.text})`),
          number(0),
          text(`${cell.text}-`),
        ]);
      });
      return done.length > 0;
    },
  },
  {
    name: "money in words or with letters",
    touches: ["amountFen"],
    floor: 30,
    apply(book, rng) {
      const spell = rng.pick([
        () => "伍万元整",
        (digits: string) => `${digits}左右`,
        (digits: string) => `约${digits}`,
        (digits: string) => digits.replace("0", "O"),
        (digits: string) => `${digits}/${digits}`,
        (digits: string) => `${digits}+1000`,
        (digits: string) => `${digits} ${digits}`,
        (digits: string) => `USD${digits}`,
        (digits: string) => digits.replace(/(\d\d\d)$/, " $1"),
        (digits: string) => digits.replace(/(\d\d\d)$/, ".$1"),
        (digits: string) => `${digits.replace(/(\d\d\d)$/, ".$1")},00`,
        (digits: string) => `${digits.replace(/(\d\d\d)$/, " $1")},00`,
        (digits: string) => digits.replace(/(\d\d\d)$/, "'$1"),
        (digits: string) => digits.replace(/(\d\d\d\d)$/, ",$1"),
        (digits: string) => digits.replace(/(\d\d)$/, ",$1"),
        (digits: string) => `${digits},00`,
        (digits: string) => `${digits}.-`,
        (digits: string) => `${digits}.0.0`,
        (digits: string) => `一${digits}`,
      ]);
      const done = rewrite(book, rng, "amountFen", ({ cell }) =>
        cell?.kind === "number" && cell.text.length > 4 && !cell.text.includes(".")
          ? text(spell(cell.text))
          : undefined,
      );
      return done.length > 0;
    },
  },
  {
    name: "money whose thousands are parted by dots",
    touches: ["amountFen", "total"],
    floor: 30,
    apply(book, rng) {
      const tail = rng.pick(["", "", "元", "-"]);
      const done = rewrite(book, rng, "amountFen", ({ cell }) =>
        cell?.kind === "number" && /^\d+000$/.test(cell.text)
          ? text(cell.text.replace(/(\d\d\d)$/, ".$1") + tail)
          : undefined,
      );
      return done.length > 0;
    },
  },
  {
    name: "loan numbers of digits, as numbers",
    formats: typed,
    touches: ["loanNo", "contractNo"],
    floor: 90,
    apply(book, rng) {
      const base = rng.pick([34_110_000_000, 201_606_000, 3_411_201_606_0000]);
      for (const [index, place] of placesOf(book, "loanNo").entries()) {
        place.line.loan.truth.loanNo = String(base + index);
        put(place, number(base + index));
      }
      return true;
    },
  },
  {
    name: "long codes as numbers, which lost their last digits",
    formats: typed,
    touches: ["loanNo", "identityNo", "contractNo", "associationCode"],
    floor: 0,
    apply(book, rng) {
      const fields = (["loanNo", "identityNo", "contractNo", "associationCode"] as const).filter(
        (field) => placesOf(book, field).length > 0,
      );
      const field = rng.pick(fields);
      const spell = rng.pick([
        (n: bigint) => String(Number(n)),
        (n: bigint) => Number(n).toExponential(14).replace("e+", "E+"),
      ]);
      const done = rewrite(book, rng, field, ({ line }) => {
        const digits = longNumber(rng.int(1, 999));
        line.loan.truth[field] = String(digits);
        return number(spell(digits));
      });
      return done.length > 0;
    },
  },
  {
    name: "codes in scientific notation",
    touches: ["loanNo", "identityNo", "contractNo", "associationCode"],
    floor: 0,
    apply(book, rng) {
      const fields = (["loanNo", "identityNo", "contractNo", "associationCode"] as const).filter(
        (field) => placesOf(book, field).length > 0,
      );
      const field = rng.pick(fields);
      const done = rewrite(book, rng, field, ({ line }) => {
        line.loan.truth[field] = String(longNumber(rng.int(1, 999)));
        return text(
          rng.pick([
            "6.21799E+18",
            "6.21799E18",
            "1.0000000000001E13",
            "3.4110e+17",
            "３.４１１E+17",
            "6.2179912345678901E18",
            "3.41E 17",
          ]),
        );
      });
      return done.length > 0;
    },
  },
  {
    name: "codes with a decimal nought behind",
    touches: ["loanNo", "contractNo"],
    floor: 90,
    apply(book, rng) {
      const tail = rng.pick([".0", ".00"]);
      for (const [index, place] of placesOf(book, "loanNo").entries()) {
        const digits = String(340_001 + index);
        place.line.loan.truth.loanNo = digits;
        put(place, text(digits + tail));
      }
      return true;
    },
  },
  {
    name: "loan numbers of 15 or 18 digits",
    touches: ["loanNo"],
    floor: 95,
    apply(book, rng) {
      const long = rng.percent(60);
      for (const [index, place] of placesOf(book, "loanNo").entries()) {
        const digits = long
          ? notOfAPerson(351_030_001_351_000 + index * 7)
          : String(351_030_001_351_000 + index * 7);
        place.line.loan.truth.loanNo = digits;
        put(place, text(digits));
      }
      return loanSheets(book).length > 0;
    },
  },
];

function withThousands(digits: string): string {
  const [whole = "", rest] = digits.split(".");
  const grouped = whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

function wide(digits: string): string {
  return digits.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}

/** A number a few steps of floating point away, which Excel shows with 15 digits as it was. */
function noisy(value: number, by: 1 | -1): number {
  const next = value * (1 + by * 2.5 * Number.EPSILON);
  return Number(next.toPrecision(15)) === value ? next : value;
}

/** A number of 18 digits that no cell of Excel can hold. */
function longNumber(n: number): bigint {
  return 351_030_001_351_351_001n + BigInt(n) * 7n;
}

/** 18 digits whose last is not the check digit of an identity number. */
function notOfAPerson(first15: number): string {
  const first17 = `${first15}16`;
  const check = personNumber(first17).slice(-1);
  return first17 + (check === "3" ? "4" : "3");
}
