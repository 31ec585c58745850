import {
  type Book,
  type BookSheet,
  columnOf,
  dropTotals,
  type Line,
  loanSheets,
  moneyText,
  number,
  removeLines,
  rename,
  stateAbove,
  text,
} from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { placesOf, put, some } from "./places.ts";
import type { Field } from "./truth.ts";

const money = ["amountFen", "outstandingFen", "creditLineFen"] as const;
const touched = ["amountFen", "outstandingFen", "creditLineFen", "unit", "total"];
const toldOfUnit = /万元|unit|单位/;

/** Money in another unit than yuan, said or not. */
export const units: readonly Mutation[] = [
  {
    name: "万元 in the headers",
    touches: [...touched, "header"],
    floor: 95,
    apply(book, rng) {
      const mark = rng.pick(["（万元）", "(万元)", "/万元", "（单位：万元）", "(万)"]);
      inWan(book);
      for (const sheet of loanSheets(book)) for (const field of money) addToHeader(sheet, field, mark);
      return true;
    },
  },
  {
    name: "万元 in a line above",
    touches: [...touched, "title"],
    floor: 95,
    apply(book, rng) {
      const words = rng.pick(["单位：万元", "（单位：万元）", "金额单位：万元", "单位:人民币万元"]);
      inWan(book);
      for (const sheet of loanSheets(book)) stateAbove(sheet, words);
      return true;
    },
  },
  {
    name: "万元 in a title",
    touches: [...touched, "title"],
    floor: 80,
    apply(book) {
      inWan(book);
      for (const sheet of loanSheets(book)) stateAbove(sheet, "银会合作贷款明细表（万元）");
      return true;
    },
  },
  {
    name: "万元 in the header of the amount alone",
    touches: [...touched, "header"],
    floor: 0,
    apply(book) {
      inWan(book);
      for (const sheet of loanSheets(book)) addToHeader(sheet, "amountFen", "（万元）");
      return true;
    },
  },
  {
    name: "the amount in 万元 and the balance in yuan, both said",
    touches: [...touched, "header"],
    floor: 80,
    apply(book) {
      for (const { line, column } of placesOf(book, "amountFen"))
        put({ line, column }, number(moneyText(line.loan.truth.amountFen, "wan")));
      for (const sheet of loanSheets(book)) {
        addToHeader(sheet, "amountFen", "（万元）");
        addToHeader(sheet, "outstandingFen", "（元）");
        addToHeader(sheet, "creditLineFen", "（元）");
        dropTotals(sheet);
        dropUnitLines(sheet);
      }
      return true;
    },
  },
  {
    name: "万元 and nobody says so",
    touches: [...touched, "title", "header"],
    floor: 0,
    apply(book) {
      inWan(book);
      for (const field of money)
        for (const { line } of placesOf(book, field)) {
          const fen = line.loan.truth[field];
          if (typeof fen === "bigint" && fen % 10_000n === 0n)
            line.loan.also.push({ field, value: fen / 10_000n, told: toldOfUnit });
          else if (typeof fen === "bigint") line.loan.counts = false;
        }
      for (const { line } of placesOf(book, "amountFen"))
        if (!line.loan.counts)
          line.loan.also.push({ field: "amountFen", value: undefined, told: toldOfUnit });
      return true;
    },
  },
  {
    name: "万元 in some rows of a table in yuan",
    touches: touched,
    floor: 0,
    apply(book, rng) {
      const places = placesOf(book, "amountFen");
      const few = some(rng, places).slice(0, places.length - 1);
      for (const { line, column, sheet } of few) {
        const told = /万元|unit|单位/;
        const { amountFen } = line.loan.truth;
        put({ line, column }, number(moneyText(amountFen, "wan")));
        if (amountFen % 10_000n === 0n)
          line.loan.also.push({ field: "amountFen", value: amountFen / 10_000n, told });
        const balance = columnOf(sheet, "outstandingFen");
        const fen = line.loan.truth.outstandingFen;
        if (balance < 0 || typeof fen !== "bigint") continue;
        put({ line, column: balance }, number(moneyText(fen, "wan")));
        if (fen % 10_000n === 0n)
          line.loan.also.push({ field: "outstandingFen", value: fen / 10_000n, told });
      }
      for (const sheet of loanSheets(book)) dropTotals(sheet);
      return few.length > 0;
    },
  },
  {
    name: "the balance in 万元 and nobody says so",
    touches: touched,
    floor: 0,
    apply(book) {
      const places = placesOf(book, "outstandingFen");
      for (const { line, column } of places) {
        const fen = line.loan.truth.outstandingFen;
        if (typeof fen !== "bigint") continue;
        put({ line, column }, number(moneyText(fen, "wan")));
        line.loan.also.push({ field: "outstandingFen", value: /^\d/, told: /余额.*万元|万元.*余额/ });
      }
      for (const sheet of loanSheets(book)) dropTotals(sheet);
      return book.sheets.every(({ unit }) => unit === "yuan") && places.length > 0;
    },
  },
  {
    name: "yuan in some rows of a table in 万元",
    touches: [...touched, "header"],
    floor: 0,
    apply(book, rng) {
      inWan(book);
      for (const sheet of loanSheets(book)) addToHeader(sheet, "amountFen", "（万元）");
      const places = placesOf(book, "amountFen");
      for (const { line, column } of some(rng, places).slice(0, places.length - 1)) {
        const fen = line.loan.truth.amountFen;
        put({ line, column }, number(moneyText(fen, "yuan")));
        line.loan.also.push({ field: "amountFen", value: fen * 10_000n, told: /万元|unit|单位/ });
      }
      return true;
    },
  },
  {
    name: "万元 behind the figures of some cells",
    touches: touched,
    floor: 60,
    apply(book, rng) {
      const word = rng.pick(["万元", "万", " 万元"]);
      for (const { line, column, cell } of some(rng, placesOf(book, "amountFen"))) {
        if (cell?.kind !== "number") continue;
        put({ line, column }, text(moneyText(line.loan.truth.amountFen, "wan") + word));
      }
      return true;
    },
  },
  {
    name: "元 behind the figures",
    touches: touched,
    floor: 90,
    apply(book, rng) {
      const before = rng.pick(["", "￥", "人民币", "RMB"]);
      for (const { line, column, cell } of some(rng, placesOf(book, "amountFen")))
        if (cell?.kind === "number") put({ line, column }, text(`${before}${cell.text}元`));
      return true;
    },
  },
  {
    name: "元 in the header and 万元 above",
    touches: [...touched, "header", "title"],
    floor: 0,
    apply(book) {
      for (const sheet of loanSheets(book)) {
        addToHeader(sheet, "amountFen", "（元）");
        dropUnitLines(sheet);
        stateAbove(sheet, "单位：万元");
      }
      return true;
    },
  },
  {
    name: "a unit that is neither",
    touches: [...touched, "header", "title"],
    floor: 0,
    apply(book, rng) {
      const unit = rng.pick(["千元", "亿元", "美元", "百元"]);
      for (const sheet of loanSheets(book)) {
        if (rng.percent(50)) addToHeader(sheet, "amountFen", `（${unit}）`);
        else stateAbove(sheet, `单位：${unit}`);
        for (const { line } of placesOf(book, "amountFen")) line.loan.counts = false;
      }
      return true;
    },
  },
];

/** Writes all money of a book in 万元. */
function inWan(book: Book): void {
  for (const field of money) {
    for (const place of placesOf(book, field)) {
      const fen = place.line.loan.truth[field];
      if (typeof fen === "bigint") put(place, number(moneyText(fen, "wan")));
    }
  }
  for (const sheet of loanSheets(book)) {
    sheet.unit = "wan";
    dropTotals(sheet);
    dropUnitLines(sheet);
  }
}

function addToHeader(sheet: BookSheet, field: Field, mark: string): void {
  const at = columnOf(sheet, field);
  const header = sheet.columns[at]?.header;
  if (header !== undefined) rename(sheet, at, header + mark);
}

function dropUnitLines(sheet: BookSheet): void {
  const saysUnit = ({ kind, cells }: Line) =>
    kind === "title" && cells.some((cell) => cell?.kind === "text" && cell.text.startsWith("单位"));
  removeLines(sheet, saysUnit);
}
