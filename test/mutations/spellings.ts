import { type BookCell, columnOf, loanSheets, number, rename, text } from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { placesOf, put, rewrite } from "./places.ts";
import { anyPersonNumber, personNumber, two } from "./truth.ts";

/** Words and numbers that are written otherwise and mean the same, or nearly. */
export const spellings: readonly Mutation[] = [
  {
    name: "names of two characters set wide",
    touches: ["borrowerName", "encoding"],
    floor: 90,
    apply(book, rng) {
      const blank = rng.pick([" ", "\u3000", "  "]);
      const done = rewrite(
        book,
        rng,
        "borrowerName",
        ({ cell, line }) => {
          if (cell?.kind !== "text" || cell.text.length !== 2) return undefined;
          const wide = `${cell.text.charAt(0)}${blank}${cell.text.charAt(1)}`;
          line.loan.also.push({ field: "borrowerName", value: /^\S\s+\S$/ });
          return text(wide);
        },
        true,
      );
      return done.length > 0;
    },
  },
  {
    name: "an x at the end of identity numbers",
    touches: ["identityNo"],
    floor: 95,
    apply(book, rng) {
      const mark = rng.pick(["x", "Ｘ", "X"]);
      const done = rewrite(book, rng, "identityNo", ({ line }) => {
        if (line.loan.truth.borrowerType !== "member") return undefined;
        let whole = anyPersonNumber(rng);
        for (let n = 0; !whole.endsWith("X") && n < 200; n++) whole = anyPersonNumber(rng);
        if (!whole.endsWith("X")) return undefined;
        line.loan.truth.identityNo = whole;
        return text(whole.slice(0, -1) + mark);
      });
      return done.length > 0;
    },
  },
  {
    name: "identity numbers of 15 digits",
    touches: ["identityNo"],
    floor: 0,
    apply(book, rng) {
      const done = rewrite(book, rng, "identityNo", ({ line }) => {
        if (line.loan.truth.borrowerType !== "member") return undefined;
        const whole = anyPersonNumber(rng);
        const old = whole.slice(0, 6) + whole.slice(8, 17);
        line.loan.truth.identityNo = whole;
        line.loan.also.push({ field: "identityNo", value: old });
        return text(old);
      });
      return done.length > 0;
    },
  },
  {
    name: "an owner's old number of 15 digits under a firm or an association",
    touches: ["identityNo"],
    floor: 20,
    apply(book, rng) {
      const done = placesOf(book, "identityNo").filter(
        ({ line: { loan } }) => loan.truth.borrowerType !== "member",
      );
      for (const place of done.slice(0, rng.int(1, 2))) {
        const born = `${two(rng.int(50, 85))}${two(rng.int(1, 12))}${two(rng.int(1, 28))}`;
        const tail = String(rng.int(100, 999));
        place.line.loan.truth.identityNo = personNumber(`34110219${born}${tail}`);
        put(place, text(`341102${born}${tail}`));
      }
      return done.length > 0;
    },
  },
  {
    name: "identity numbers set apart by blanks or dashes",
    touches: ["identityNo"],
    floor: 0,
    apply(book, rng) {
      const mark = rng.pick([" ", "-", "\u3000"]);
      const done = rewrite(book, rng, "identityNo", ({ cell }) =>
        cell?.kind === "text"
          ? text([cell.text.slice(0, 6), cell.text.slice(6, 14), cell.text.slice(14)].join(mark))
          : undefined,
      );
      return done.length > 0;
    },
  },
  {
    name: "loan numbers set apart by blanks",
    touches: ["loanNo"],
    floor: 0,
    apply(book, rng) {
      const done = rewrite(book, rng, "loanNo", ({ cell }) =>
        cell?.kind === "text" ? text(`${cell.text.slice(0, 4)} ${cell.text.slice(4)}`) : undefined,
      );
      return done.length > 0;
    },
  },
  {
    name: "rates with their sign",
    touches: ["annualRatePpm", "header"],
    floor: 90,
    apply(book, rng) {
      const done = rewrite(
        book,
        rng,
        "annualRatePpm",
        ({ line }) => text(`${Number(line.loan.truth.annualRatePpm) / 10_000}%`),
        rng.percent(50),
      );
      return done.length > 0;
    },
  },
  {
    name: "monthly rates in thousandths",
    touches: ["annualRatePpm", "header"],
    floor: 80,
    apply(book, rng) {
      const header = rng.pick(["月利率(‰)", "月利率‰", "执行月利率（‰）"]);
      for (const place of placesOf(book, "annualRatePpm")) {
        const ppm = rng.pick([43_500, 52_200, 65_250]);
        place.line.loan.truth.annualRatePpm = ppm;
        put(place, number(ppm / 12_000));
      }
      for (const sheet of loanSheets(book)) {
        const at = columnOf(sheet, "annualRatePpm");
        if (at < 0) return false;
        rename(sheet, at, header);
      }
      return true;
    },
  },
  {
    name: "rates as fractions below a header of percent",
    touches: ["annualRatePpm", "header"],
    floor: 0,
    apply(book, rng) {
      const done = rewrite(
        book,
        rng,
        "annualRatePpm",
        ({ line }) => {
          const ppm = Number(line.loan.truth.annualRatePpm);
          line.loan.also.push({ field: "annualRatePpm", value: Math.round(ppm / 100), told: /rate-|利率/ });
          line.loan.also.push({ field: "annualRatePpm", value: ppm / 100, told: /rate-|利率/ });
          return number(ppm / 1_000_000);
        },
        rng.percent(70),
      );
      return done.length > 0;
    },
  },
  {
    name: "truths for yes and no",
    formats: ["xlsx", "xls"],
    touches: ["poorHousehold", "renewal"],
    floor: 90,
    apply(book, rng) {
      const field = rng.pick(["poorHousehold", "renewal"] as const);
      const done = rewrite(
        book,
        rng,
        field,
        ({ line }): BookCell => ({ kind: "boolean", value: line.loan.truth[field] === true }),
        true,
      );
      return done.length > 0;
    },
  },
  {
    name: "money in Chinese words and figures mixed",
    touches: ["amountFen", "total"],
    floor: 30,
    apply(book, rng) {
      const done = rewrite(book, rng, "amountFen", ({ cell, line }) => {
        if (cell?.kind !== "number") return undefined;
        const wan = Number(line.loan.truth.amountFen) / 1_000_000;
        if (!Number.isInteger(wan)) return undefined;
        const [spelled, yuan] = rng.pick([
          [`${wan}万5千`, wan * 10_000 + 5000],
          [`${wan}万零500元`, wan * 10_000 + 500],
          [`${wan}.5万元`, wan * 10_000 + 5000],
          [`${wan}千元`, wan * 1000],
          [`${wan}万元整`, wan * 10_000],
        ] as const);
        line.loan.truth.amountFen = BigInt(yuan) * 100n;
        return text(spelled);
      });
      return done.length > 0;
    },
  },
];
