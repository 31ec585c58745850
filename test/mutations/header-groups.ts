import {
  type Book,
  type BookCell,
  type BookSheet,
  columnOf,
  dropTotals,
  headerLine,
  insertColumn,
  insertLine,
  type Line,
  loanLines,
  loanSheets,
  moneyText,
  number,
  text,
} from "./book.ts";
import { amountParts, balanceParts, type Parts, plainAmountParts, type Share } from "./header-parts.ts";
import type { Mutation } from "./mutation.ts";
import type { Rng } from "./rng.ts";
import type { Field } from "./truth.ts";

const table = ["structure", "csv", "header", "total"];

/** Headers of more than one row, and headers over several columns. */
export const headerGroups: readonly Mutation[] = [
  {
    name: "the amount over sub-columns",
    touches: [...table, "amountFen"],
    floor: 0,
    apply: (book, rng) => divided(book, rng, "amountFen", rng.pick(amountParts)),
  },
  {
    name: "the amount over sub-columns of which one is plainly it",
    touches: [...table, "amountFen"],
    floor: 60,
    apply: (book, rng) => divided(book, rng, "amountFen", rng.pick(plainAmountParts)),
  },
  {
    name: "the balance over sub-columns",
    touches: [...table, "outstandingFen"],
    floor: 0,
    apply: (book, rng) => divided(book, rng, "outstandingFen", rng.pick(balanceParts)),
  },
  {
    name: "the day over sub-columns",
    touches: [...table, "disbursedOn"],
    floor: 0,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        const at = columnOf(sheet, "disbursedOn");
        insertColumn(sheet, at, { header: sheet.columns[at]?.header ?? "" }, ({ loan }) =>
          loan ? text("2016-04-02") : null,
        );
        belowHeader(sheet, rng, at, 2, ["合同", "实际"]);
      }
      return true;
    },
  },
  {
    name: "the amount twice, under groups of times",
    touches: [...table, "amountFen"],
    floor: 0,
    apply(book, rng) {
      const [first, second] = rng.pick([
        ["本月", "累计"],
        ["本月发放", "本年累计发放"],
        ["6月", "1-6月"],
        ["本期", "历年"],
      ] as const);
      for (const sheet of loanSheets(book)) {
        const at = columnOf(sheet, "amountFen");
        const header = sheet.columns[at]?.header ?? "";
        dropTotals(sheet);
        insertColumn(sheet, at, { header }, (line) =>
          partOf(line, "amountFen", rng.pick(["none", "quarter"]), sheet.unit),
        );
        const row = sheet.lines.indexOf(headerLine(sheet));
        const above = sheet.columns.map((_, index): BookCell | null =>
          index === at ? text(first) : index === at + 1 ? text(second) : null,
        );
        insertLine(sheet, row, { kind: "header", cells: above });
      }
      return true;
    },
  },
  {
    name: "the day in three columns",
    touches: [...table, "disbursedOn"],
    floor: 0,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        const at = columnOf(sheet, "disbursedOn");
        for (const more of [1, 2]) insertColumn(sheet, at + more, { header: "" }, () => null);
        for (const line of loanLines(sheet)) {
          const parts = line.loan.truth.disbursedOn.split("-");
          for (const [index, part] of parts.entries()) line.cells[at + index] = number(Number(part));
        }
        belowHeader(sheet, rng, at, 3, ["年", "月", "日"]);
      }
      return true;
    },
  },
  {
    name: "groups above the header",
    touches: table,
    floor: 90,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) groupAbove(sheet, rng, rng.percent(60) && book.format !== "csv");
      return true;
    },
  },
  {
    name: "a header of three rows",
    touches: table,
    floor: 70,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        groupAbove(sheet, rng, book.format !== "csv");
        const top = sheet.lines.findIndex(({ kind }) => kind === "header");
        const width = sheet.columns.length;
        insertLine(sheet, top, {
          kind: "header",
          cells: [text("银会合作贷款情况"), ...Array.from({ length: width - 1 }, () => null)],
        });
        if (book.format !== "csv")
          sheet.merges.push({ firstLine: top, lastLine: top, firstColumn: 0, lastColumn: width - 1 });
      }
      return true;
    },
  },
  {
    name: "headers that are merged with the empty cells below",
    formats: ["xlsx", "html", "xml", "xls", "ods"],
    touches: table,
    floor: 90,
    apply(book) {
      for (const sheet of loanSheets(book)) {
        const at = sheet.lines.indexOf(headerLine(sheet));
        insertLine(sheet, at + 1, { kind: "header", cells: sheet.columns.map(() => null) });
        for (const column of sheet.columns.keys())
          sheet.merges.push({ firstLine: at, lastLine: at + 1, firstColumn: column, lastColumn: column });
      }
      return true;
    },
  },
  {
    name: "the header over two columns, the second of them empty",
    formats: ["xlsx", "html", "xml", "xls", "ods"],
    touches: table,
    floor: 60,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        const at = rng.int(0, sheet.columns.length - 1);
        insertColumn(sheet, at + 1, { header: "" }, () => null);
        const row = sheet.lines.indexOf(headerLine(sheet));
        headerLine(sheet).cells[at + 1] = null;
        sheet.merges.push({ firstLine: row, lastLine: row, firstColumn: at, lastColumn: at + 1 });
      }
      return true;
    },
  },
  {
    name: "the header repeated on every page",
    touches: ["structure", "csv"],
    floor: 95,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        const loans = loanLines(sheet);
        if (sheet.lines.filter(({ kind }) => kind === "header").length !== 1) return false;
        const before = sheet.lines.indexOf(loans[rng.int(1, loans.length - 1)] ?? headerLine(sheet));
        insertLine(sheet, before, {
          kind: "header",
          cells: headerLine(sheet).cells.map((cell) => cell && { ...cell }),
        });
      }
      return true;
    },
  },
  {
    name: "a row of column numbers below the header",
    touches: ["structure", "csv", "header"],
    floor: 90,
    apply(book, rng) {
      const letters = rng.percent(30);
      for (const sheet of loanSheets(book)) {
        const at = sheet.lines.indexOf(headerLine(sheet));
        const cells = sheet.columns.map(
          (_, index): BookCell => (letters ? text(String.fromCharCode(65 + index)) : number(index + 1)),
        );
        insertLine(sheet, at + 1, { kind: "header", cells });
      }
      return true;
    },
  },
];

/** Puts a field's column in parts below its header; every part has a figure of its own. */
function divided(book: Book, rng: Rng, field: Field, parts: Parts): boolean {
  for (const sheet of loanSheets(book)) {
    const at = columnOf(sheet, field);
    const column = sheet.columns[at];
    if (column === undefined) return false;
    dropTotals(sheet);
    for (const [index, { share }] of parts.entries()) {
      if (index > 0) insertColumn(sheet, at + index, { header: column.header }, () => null);
      for (const line of loanLines(sheet)) line.cells[at + index] = partOf(line, field, share, sheet.unit);
    }
    belowHeader(
      sheet,
      rng,
      at,
      parts.length,
      parts.map(({ word }) => word),
    );
  }
  return true;
}

function partOf({ loan }: Line, field: Field, share: Share, unit: BookSheet["unit"]): BookCell | null {
  const fen = loan?.truth[field];
  if (typeof fen !== "bigint") return null;
  const part = {
    right: fen,
    quarter: fen / 4n,
    rest: fen - fen / 4n,
    none: 0n,
    double: fen * 2n,
    one: unit === "yuan" ? 100n : 1_000_000n,
  }[share];
  return number(moneyText(part, unit));
}

/** Makes the header from a column on a group, merged or with blank cells, over words of its own. */
function belowHeader(sheet: BookSheet, rng: Rng, at: number, wide: number, words: readonly string[]): void {
  const header = headerLine(sheet);
  const row = sheet.lines.indexOf(header);
  for (let index = 1; index < wide; index++) header.cells[at + index] = null;
  const below = sheet.columns.map((_, index): BookCell | null => {
    const word = words[index - at];
    return word === undefined ? null : text(word);
  });
  insertLine(sheet, row + 1, { kind: "header", cells: below });
  if (rng.percent(30)) return;
  sheet.merges.push({ firstLine: row, lastLine: row, firstColumn: at, lastColumn: at + wide - 1 });
  if (rng.percent(50)) return;
  for (const column of sheet.columns.keys())
    if (column < at || column >= at + wide)
      sheet.merges.push({ firstLine: row, lastLine: row + 1, firstColumn: column, lastColumn: column });
}

/** Puts a row of group names above the header: over what belongs together one name. */
function groupAbove(sheet: BookSheet, rng: Rng, merged: boolean): void {
  const top = sheet.lines.indexOf(headerLine(sheet));
  const cells: (BookCell | null)[] = sheet.columns.map(() => null);
  insertLine(sheet, top, { kind: "header", cells });
  const groups = new Map<string, string[]>([
    ["借款人情况", ["borrowerName", "identityNo", "borrowerType"]],
    ["贷款发放情况", ["amountFen", "disbursedOn", "dueOn", "annualRatePpm"]],
    ["担保情况", ["guarantee"]],
  ]);
  let open: { name: string; from: number } | undefined;
  const close = (before: number) => {
    if (open === undefined) return;
    cells[open.from] = text(open.name);
    if (merged && before - open.from > 1)
      sheet.merges.push({ firstLine: top, lastLine: top, firstColumn: open.from, lastColumn: before - 1 });
    open = undefined;
  };
  for (const [index, { field }] of sheet.columns.entries()) {
    const name = [...groups].find(([, of]) => field !== undefined && of.includes(field))?.[0];
    if (name === open?.name) continue;
    close(index);
    if (name !== undefined) open = { name, from: index };
    else if (merged && rng.percent(70)) {
      cells[index] = headerLine2(sheet, top).cells[index] ?? null;
      headerLine2(sheet, top).cells[index] = null;
      sheet.merges.push({ firstLine: top, lastLine: top + 1, firstColumn: index, lastColumn: index });
    }
  }
  close(sheet.columns.length);
}

function headerLine2(sheet: BookSheet, top: number): Line {
  const line = sheet.lines[top + 1];
  if (line === undefined) throw new Error("no header below the groups");
  return line;
}
