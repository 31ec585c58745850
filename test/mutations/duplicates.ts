import {
  type BookSheet,
  columnOf,
  dropTotals,
  insertLine,
  type Line,
  loanLines,
  loanSheets,
  moneyText,
  number,
  text,
} from "./book.ts";
import type { Mutation } from "./mutation.ts";
import { anyLoan, some } from "./places.ts";
import { counties } from "./truth.ts";

const several = ["xlsx", "xml", "xls", "ods"] as const;

/** Loans that a book states more than once. */
export const duplicates: readonly Mutation[] = [
  {
    name: "the same row twice",
    touches: ["structure", "csv", "total"],
    floor: 90,
    apply(book, rng) {
      const { sheet } = anyLoan(book, rng);
      dropTotals(sheet);
      for (const line of some(rng, loanLines(sheet)))
        insertLine(sheet, sheet.lines.indexOf(line) + rng.int(0, 1), copied(line));
      return true;
    },
  },
  {
    name: "the same loan number with another amount",
    touches: ["structure", "csv", "amountFen", "loanNo", "total"],
    floor: 30,
    apply(book, rng) {
      const { sheet, line } = anyLoan(book, rng);
      dropTotals(sheet);
      const other = copied(line);
      other.cells[columnOf(sheet, "amountFen")] = number(
        moneyText(line.loan.truth.amountFen * 2n, sheet.unit),
      );
      if (other.loan !== undefined) other.loan.counts = false;
      line.loan.counts = false;
      insertLine(sheet, sheet.lines.indexOf(line) + 1, other);
      return true;
    },
  },
  {
    name: "the same sheet twice",
    formats: several,
    touches: ["structure", "sheets"],
    floor: 90,
    apply(book) {
      const [sheet] = loanSheets(book);
      if (sheet === undefined) return false;
      book.sheets.push({ ...copiedSheet(sheet), name: `${sheet.name}副本` });
      return true;
    },
  },
  {
    name: "a sheet that repeats all loans",
    formats: several,
    touches: ["structure", "sheets"],
    floor: 90,
    apply(book, rng) {
      const sheets = loanSheets(book);
      const [first] = sheets;
      if (first === undefined || sheets.length < 2) return false;
      const all = copiedSheet(first);
      dropTotals(all);
      for (const sheet of sheets.slice(1)) all.lines.push(...loanLines(sheet).map(copied));
      for (const { loan } of loanLines(all)) loan.mayBeSkipped = true;
      const whole = { ...all, name: rng.pick(["汇总表", "全部", "总表"]) };
      if (rng.percent(50)) book.sheets.push(whole);
      else book.sheets.unshift(whole);
      return true;
    },
  },
  {
    name: "a sheet of sums by county",
    formats: several,
    touches: ["sheets"],
    floor: 95,
    apply(book, rng) {
      const sums = new Map<string, { count: number; fen: bigint }>();
      for (const { loan } of loanSheets(book).flatMap(loanLines)) {
        const county = counties.get(loan.truth.countyCode) ?? "";
        const { count, fen } = sums.get(county) ?? { count: 0, fen: 0n };
        sums.set(county, { count: count + 1, fen: fen + loan.truth.amountFen });
      }
      const words = rng.pick([
        ["县区", "笔数", "金额"],
        ["县（市、区）", "发放笔数", "放款金额"],
        ["单位", "户数", "贷款金额", "贷款余额"],
      ]);
      const rows = [...sums].map(
        ([county, { count, fen }]): Line => ({
          kind: "note",
          cells: [text(county), number(count), number(moneyText(fen, "yuan"))],
        }),
      );
      const sheet: BookSheet = {
        name: rng.pick(["分县汇总", "Sheet2", "统计表"]),
        hidden: false,
        unit: "yuan",
        columns: [],
        lines: [{ kind: "header", cells: words.map(text) }, ...rows],
        merges: [],
        hiddenColumns: [],
      };
      if (rng.percent(50)) book.sheets.unshift(sheet);
      else book.sheets.push(sheet);
      return true;
    },
  },
  {
    name: "sheets of other things",
    formats: several,
    touches: ["sheets"],
    floor: 95,
    apply(book, rng) {
      const sheet: BookSheet = {
        name: rng.pick(["填表说明", "Sheet3", "通讯录"]),
        hidden: rng.percent(30),
        unit: "yuan",
        columns: [],
        lines: rng.percent(40)
          ? []
          : [
              { kind: "note", cells: [text("姓名"), text("电话"), text("单位")] },
              { kind: "note", cells: [text("李敏"), text("0550-3021234"), text("滁州市分行")] },
            ],
        merges: [],
        hiddenColumns: [],
      };
      book.sheets.push(sheet);
      return true;
    },
  },
];

function copied(line: Line): Line {
  return {
    ...line,
    cells: line.cells.map((cell) => cell && { ...cell }),
    loan: line.loan && { ...line.loan, truth: { ...line.loan.truth }, also: [...line.loan.also] },
  };
}

function copiedSheet(sheet: BookSheet): BookSheet {
  const lines = sheet.lines.map(copied);
  for (const { loan } of lines) if (loan !== undefined) loan.mayBeSkipped = true;
  return {
    ...sheet,
    columns: sheet.columns.map((column) => ({ ...column })),
    lines,
    merges: sheet.merges.map((merge) => ({ ...merge })),
    hiddenColumns: [...sheet.hiddenColumns],
  };
}
