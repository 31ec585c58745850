import {
  type Book,
  type BookSheet,
  columnOf,
  dropTotals,
  insertLine,
  loanLines,
  loanSheets,
  text,
} from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { anyLoan, placesOf, put, some } from "./places.ts";
import type { Rng } from "./rng.ts";
import type { Field } from "./truth.ts";

/** Rows, columns and sheets that are hidden, blank, merged, or refer to those above. */
export const layout: readonly Mutation[] = [
  {
    name: "hidden rows",
    formats: ["xlsx", "html", "xml"],
    touches: ["hidden rows", "sheets"],
    floor: 95,
    apply(book, rng) {
      const [sheet] = loanSheets(book);
      if (sheet === undefined) return false;
      for (const line of some(rng, loanLines(sheet))) line.hidden = true;
      demandWord(book, /隐藏/, "rows are hidden");
      return true;
    },
  },
  {
    name: "hidden columns",
    formats: ["xlsx", "xls"],
    touches: ["hidden columns", "structure", "header"],
    floor: 95,
    apply(book, rng) {
      const [sheet] = loanSheets(book);
      if (sheet === undefined) return false;
      const told = [...sheet.columns.keys()].filter((column) => sheet.columns[column]?.header !== "");
      sheet.hiddenColumns = [rng.pick(told)];
      demandWord(book, /隐藏/, "a column is hidden");
      return true;
    },
  },
  {
    name: "a hidden sheet",
    formats: ["xlsx", "xls"],
    touches: ["sheets"],
    floor: 95,
    apply(book) {
      const sheets = loanSheets(book);
      const last = sheets.at(-1);
      if (sheets.length < 2 || last === undefined) return false;
      last.hidden = true;
      demandWord(book, /隐藏/, "a sheet is hidden");
      return true;
    },
  },
  {
    name: "blank rows in the midst",
    touches: ["structure"],
    floor: 95,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        const loans = loanLines(sheet);
        for (const line of some(rng, loans.slice(1)))
          insertLine(sheet, sheet.lines.indexOf(line), {
            kind: "blank",
            cells: rng.percent(50) ? [] : [text(" "), null, text("\u3000")],
          });
      }
      return true;
    },
  },
  {
    name: "同上 where it may stand",
    touches: ["countyCode", "associationName", "borrowerType", "branch", "guarantee", "order"],
    floor: 80,
    apply(book, rng) {
      const field = rng.pick(["countyCode", "associationName", "borrowerType"] as const);
      const word = rng.pick(["同上", "〃", " 同上 ", "″"]);
      return dittoed(book, field, word);
    },
  },
  {
    name: "同上 for numbers, amounts and days",
    touches: ["amountFen", "identityNo", "disbursedOn", "loanNo"],
    floor: 20,
    apply(book, rng) {
      const field = rng.pick(["amountFen", "identityNo", "disbursedOn", "loanNo"] as const);
      const places = placesOf(book, field).slice(1);
      const few = some(rng, places).slice(0, Math.max(1, places.length - 1));
      for (const place of few) put(place, text(rng.pick(["同上", "〃", '"'])));
      return few.length > 0;
    },
  },
  {
    name: "cells of the same words merged down",
    formats: ["xlsx", "html", "xml", "xls", "ods"],
    touches: ["structure", "countyCode", "associationName", "order"],
    floor: 80,
    apply(book, rng) {
      const field = rng.pick(["countyCode", "associationName"] as const);
      let done = false;
      for (const sheet of loanSheets(book)) done = mergedDown(sheet, field, rng, true) || done;
      return done;
    },
  },
  {
    name: "cells of figures merged down",
    formats: ["xlsx", "html", "xml", "xls", "ods"],
    touches: ["structure", "amountFen", "disbursedOn", "loanNo", "outstandingFen", "identityNo"],
    floor: 0,
    apply(book, rng) {
      const field = rng.pick(["amountFen", "disbursedOn", "loanNo", "outstandingFen", "identityNo"] as const);
      const [sheet] = loanSheets(book);
      return sheet !== undefined && mergedDown(sheet, field, rng, false);
    },
  },
  {
    name: "a borrower's name and number merged over two loans",
    formats: ["xlsx", "html", "xml", "xls", "ods"],
    touches: ["structure", "borrowerName", "identityNo", "borrowerType"],
    floor: 60,
    apply(book, rng) {
      const { sheet, line, at } = anyLoan(book, rng);
      const next = sheet.lines[at + 1];
      if (next?.loan === undefined) return false;
      for (const field of ["borrowerName", "identityNo", "borrowerType"] as const) {
        const column = columnOf(sheet, field);
        Object.assign(next.loan.truth, { [field]: line.loan.truth[field] });
        next.cells[column] = field === "borrowerType" ? (line.cells[column] ?? null) : null;
        if (field !== "borrowerType")
          sheet.merges.push({ firstLine: at, lastLine: at + 1, firstColumn: column, lastColumn: column });
      }
      return true;
    },
  },
  {
    name: "cells left blank that must say something",
    touches: ["loanNo", "amountFen", "disbursedOn", "identityNo", "borrowerName", "countyCode"],
    floor: 20,
    apply(book, rng) {
      const field = rng.pick([
        "loanNo",
        "amountFen",
        "disbursedOn",
        "identityNo",
        "borrowerName",
        "countyCode",
      ] as const);
      const word = rng.pick([null, text("-"), text("无"), text("/"), text(" ")]);
      for (const place of some(rng, placesOf(book, field))) put(place, word);
      return true;
    },
  },
  {
    name: "notes among and below the loans",
    touches: ["structure", "csv"],
    floor: 95,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        dropTotals(sheet);
        const words = rng.pick([
          "备注：以上为本月数据",
          "说明：数据来自核心系统",
          "注：金额以元为单位",
          "填表人：李敏",
          "审核：王强 日期：2016年8月2日",
        ]);
        sheet.lines.push({ kind: "note", cells: [text(words)] });
      }
      return true;
    },
  },
];

function demandWord(book: Book, word: RegExp, what: string): void {
  book.demands.push(({ refused, notices }) =>
    refused !== undefined || notices.some((notice) => word.test(notice))
      ? undefined
      : `${what}, and nobody says so`,
  );
}

/** Writes 同上 in every cell that says what the one above says. */
function dittoed(book: Book, field: Field, word: string): boolean {
  let done = false;
  for (const sheet of loanSheets(book)) {
    const at = columnOf(sheet, field);
    let above: unknown;
    for (const line of sheet.lines) {
      const value = line.loan?.truth[field];
      if (value !== undefined && value === above) {
        line.cells[at] = text(word);
        done = true;
      }
      above = value;
    }
  }
  return done;
}

/** Merges cells of a column down: those that say the same, or any two. */
function mergedDown(sheet: BookSheet, field: Field, rng: Rng, onlySame: boolean): boolean {
  const at = columnOf(sheet, field);
  if (at < 0) return false;
  const pairs = sheet.lines.flatMap((line, index) => {
    const next = sheet.lines[index + 1];
    if (line.loan === undefined || next?.loan === undefined) return [];
    const isSame = line.loan.truth[field] === next.loan.truth[field];
    return isSame || !onlySame ? [{ index, next }] : [];
  });
  if (pairs.length === 0) return false;
  const { index, next } = rng.pick(pairs);
  next.cells[at] = null;
  sheet.merges.push({ firstLine: index, lastLine: index + 1, firstColumn: at, lastColumn: at });
  return true;
}
