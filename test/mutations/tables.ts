import {
  type BookCell,
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
import { totalLine } from "./draw-book.ts";
import type { Mutation } from "./mutation.ts";

const touched = ["structure", "csv", "header", "total"];

/** What stands on a sheet beside, above and below its loans, and tables that differ from sheet to sheet. */
export const tables: readonly Mutation[] = [
  {
    name: "a table of repayments below the loans",
    touches: touched,
    floor: 60,
    apply(book, rng) {
      const words = rng.pick([
        ["借据号", "借款人", "还款金额", "还款日期"],
        ["借款人", "证件号码", "归还本金", "归还日期", "备注"],
        ["序号", "借据号", "姓名", "逾期金额", "逾期天数"],
      ]);
      for (const sheet of loanSheets(book)) {
        const some = loanLines(sheet).slice(0, 3);
        sheet.lines.push(
          { kind: "blank", cells: [] },
          { kind: "note", cells: [text(rng.pick(["还款明细", "本月收回贷款情况", "逾期清单"]))] },
          { kind: "note", cells: words.map(text) },
          ...some.map(({ loan }): Line => {
            const { loanNo, borrowerName, identityNo } = loan.truth;
            const cellOf = (word: string): BookCell => {
              if (word === "借据号") return text(loanNo);
              if (word === "证件号码") return text(identityNo);
              if (/金额|本金/.test(word)) return number("3000");
              if (word.includes("日期")) return text("2016-06-20");
              return /序号|天数/.test(word) ? number("7") : text(word === "备注" ? "正常" : borrowerName);
            };
            return { kind: "note", cells: words.map(cellOf) };
          }),
        );
      }
      return true;
    },
  },
  {
    name: "the same table again below, its columns in another order",
    touches: touched,
    floor: 0,
    apply(book, rng) {
      const [sheet] = loanSheets(book);
      if (sheet === undefined) return false;
      const loans = loanLines(sheet);
      const lower = new Set<Line>(loans.slice(Math.ceil(loans.length / 2)));
      const first = loans.find((line) => lower.has(line));
      if (first === undefined) return false;
      dropTotals(sheet);
      const order = rng.shuffled([...sheet.columns.keys()]);
      const arranged = (cells: Line["cells"]) => order.map((from) => cells[from] ?? null);
      insertLine(sheet, sheet.lines.indexOf(first), {
        kind: "header",
        cells: arranged(headerLine(sheet).cells),
      });
      for (const line of lower) line.cells = arranged(line.cells);
      return true;
    },
  },
  {
    name: "figures beside the table",
    touches: touched,
    floor: 60,
    apply(book, rng) {
      const [sheet] = loanSheets(book);
      if (sheet === undefined) return false;
      const gap = rng.int(1, 3);
      for (const line of rng.shuffled(loanLines(sheet)).slice(0, 2)) {
        while (line.cells.length < sheet.columns.length + gap) line.cells.push(null);
        line.cells.push(rng.pick([text("已核对"), number("50000"), text("李敏")]));
      }
      return true;
    },
  },
  {
    name: "a total without a word",
    touches: touched,
    floor: 95,
    apply(book) {
      for (const sheet of loanSheets(book)) {
        dropTotals(sheet);
        const total = totalLine(sheet, "");
        const last = loanLines(sheet).at(-1);
        if (last === undefined) return false;
        const cells = total.cells.map((cell) => (cell?.kind === "number" ? cell : null));
        insertLine(sheet, sheet.lines.indexOf(last) + 1, { kind: "note", cells });
      }
      return true;
    },
  },
  {
    name: "rows laid out for loans to come",
    touches: touched,
    floor: 95,
    apply(book, rng) {
      for (const sheet of loanSheets(book)) {
        const serial = sheet.columns.findIndex(({ header }) => header === "序号");
        const county = columnOf(sheet, "countyCode");
        const amount = columnOf(sheet, "amountFen");
        const kind = rng.int(0, 2);
        if (kind === 0 && serial < 0) return false;
        const last = loanLines(sheet).at(-1);
        if (last === undefined) return false;
        for (let more = 0; more < 3; more++) {
          const cells: Line["cells"] = sheet.columns.map(() => null);
          if (kind === 0) cells[serial] = number(loanLines(sheet).length + 1 + more);
          if (kind === 1) cells[county] = text("琅琊区");
          if (kind === 2) cells[amount] = { kind: "number", text: "0", formula: true };
          insertLine(sheet, sheet.lines.indexOf(last) + 1, { kind: "note", cells });
        }
      }
      return true;
    },
  },
  {
    name: "sheets whose columns stand in different orders",
    formats: ["xlsx", "xml", "xls", "ods"],
    touches: touched,
    floor: 90,
    apply(book, rng) {
      const sheets = loanSheets(book);
      if (sheets.length < 2 || sheets.some(({ merges }) => merges.length > 0)) return false;
      for (const sheet of sheets) {
        const order = rng.shuffled([...sheet.columns.keys()]);
        const columns = [...sheet.columns];
        sheet.columns = order.flatMap((from) => columns[from] ?? []);
        for (const line of sheet.lines)
          if (line.kind === "loan" || line.kind === "header" || line.kind === "total")
            line.cells = order.map((from) => line.cells[from] ?? null);
      }
      return true;
    },
  },
  {
    name: "one sheet in yuan and one in 万元",
    formats: ["xlsx", "xml", "xls", "ods"],
    touches: [...touched, "unit", "amountFen", "outstandingFen", "creditLineFen"],
    floor: 90,
    apply(book) {
      const [, second] = loanSheets(book);
      if (second === undefined) return false;
      dropTotals(second);
      second.unit = "wan";
      for (const field of ["amountFen", "outstandingFen", "creditLineFen"] as const) {
        const at = columnOf(second, field);
        const column = second.columns[at];
        if (column === undefined) continue;
        column.header += "（万元）";
        headerLine(second).cells[at] = text(column.header);
        for (const line of loanLines(second)) {
          const fen = line.loan.truth[field];
          if (typeof fen === "bigint") line.cells[at] = number(moneyText(fen, "wan"));
        }
      }
      second.lines = second.lines.filter(
        ({ kind, cells }) =>
          kind !== "title" || !cells.some((cell) => cell?.kind === "text" && cell.text === "单位：元"),
      );
      return second.merges.length === 0;
    },
  },
  {
    name: "blank rows and columns before the table",
    touches: touched,
    floor: 95,
    apply(book, rng) {
      const wide = rng.int(0, 2);
      for (const sheet of loanSheets(book)) {
        for (let n = 0; n < wide; n++) insertColumn(sheet, 0, { header: "" }, () => null);
        for (let n = rng.int(0, 3); n > 0; n--) insertLine(sheet, 0, { kind: "blank", cells: [] });
      }
      return true;
    },
  },
  {
    name: "headers dressed up",
    touches: touched,
    floor: 95,
    apply(book, rng) {
      const dress = rng.pick([
        (words: string) => `*${words}`,
        (words: string) => `${words}（必填）`,
        (words: string) => `${words.slice(0, 2)}\n${words.slice(2)}`,
        (words: string) => [...words].join(" "),
        (words: string) => ` ${words}\u3000`,
        (words: string) => `${words}：`,
        (words: string) => words.replaceAll("(", "（").replaceAll(")", "）"),
      ]);
      for (const sheet of loanSheets(book))
        for (const [at, column] of sheet.columns.entries()) {
          if (column.header === "") continue;
          const header = dress(column.header);
          if (header.includes("\n") && book.format === "csv") return false;
          headerLine(sheet).cells[at] = text(header);
        }
      return true;
    },
  },
  {
    name: "units in a row below the header",
    touches: [...touched, "unit", "amountFen", "outstandingFen", "creditLineFen"],
    floor: 0,
    apply(book, rng) {
      const isWan = rng.percent(50);
      for (const sheet of loanSheets(book)) {
        dropTotals(sheet);
        const cells = sheet.columns.map(({ field }): BookCell | null => {
          if (field === "amountFen" || field === "outstandingFen" || field === "creditLineFen")
            return text(isWan ? "万元" : "元");
          return field === "annualRatePpm" ? text("%") : null;
        });
        insertLine(sheet, sheet.lines.indexOf(headerLine(sheet)) + 1, { kind: "header", cells });
        if (!isWan) continue;
        if (
          sheet.lines.some(
            ({ kind, cells: above }) =>
              kind === "title" && above.some((cell) => cell?.kind === "text" && cell.text.includes("元")),
          )
        )
          return false;
        for (const field of ["amountFen", "outstandingFen", "creditLineFen"] as const) {
          const at = columnOf(sheet, field);
          for (const line of loanLines(sheet)) {
            const fen = line.loan.truth[field];
            if (at >= 0 && typeof fen === "bigint") line.cells[at] = number(moneyText(fen, "wan"));
          }
        }
        sheet.unit = "wan";
      }
      return true;
    },
  },
];
