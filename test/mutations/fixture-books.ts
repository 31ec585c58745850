import { readFileSync } from "node:fs";
import * as library from "@e965/xlsx";
import {
  type Book,
  type BookCell,
  type BookColumn,
  type BookSheet,
  type Format,
  type Line,
  removeLines,
  text,
} from "./book.ts";
import { newBook } from "./draw-book.ts";
import type { Rng } from "./rng.ts";
import { counties, type Field, type Figure, type Truth } from "./truth.ts";
import { letters } from "./write-xlsx.ts";

/** The good fixtures, with what their titles and names say of unit and day. */
const fixtureFiles: readonly { file: string; unit: "yuan" | "wan"; dataOn: string | undefined }[] = [
  { file: "samples/2016-06-贷款明细.xlsx", unit: "yuan", dataOn: "2016-06-30" },
  { file: "samples/2016-07-银会合作贷款明细表.xlsx", unit: "wan", dataOn: "2016-07-31" },
  { file: "samples/2016-08-贷款明细.xls", unit: "yuan", dataOn: "2016-08-31" },
  { file: "samples/2016-09-核心系统导出.csv", unit: "yuan", dataOn: "2016-09-30" },
  { file: "workbooks/counties.xlsx", unit: "yuan", dataOn: "2016-07-31" },
  { file: "workbooks/grouped.xlsx", unit: "yuan", dataOn: undefined },
  { file: "workbooks/wan.xlsx", unit: "wan", dataOn: undefined },
  { file: "workbooks/same.xlsx", unit: "yuan", dataOn: undefined },
];

const fieldsOfHeaders: Readonly<Record<string, Field>> = {
  借据号: "loanNo",
  借据编号: "loanNo",
  借款人: "borrowerName",
  客户名称: "borrowerName",
  姓名: "borrowerName",
  证件号码: "identityNo",
  "身份证号/信用代码": "identityNo",
  客户类型: "borrowerType",
  客户类别: "borrowerType",
  所属农技协: "associationName",
  农技协名称: "associationName",
  县区: "countyCode",
  "县（市、区）": "countyCode",
  "所在县（市、区）": "countyCode",
  放款金额: "amountFen",
  发放金额: "amountFen",
  "放款金额（万元）": "amountFen",
  放款日期: "disbursedOn",
  发放日: "disbursedOn",
  农技协统一社会信用代码: "associationCode",
  到期日期: "dueOn",
  到期日: "dueOn",
  贷款余额: "outstandingFen",
  "贷款余额（万元）": "outstandingFen",
  余额: "outstandingFen",
  "年利率(%)": "annualRatePpm",
  "执行利率%": "annualRatePpm",
  产品: "product",
  贷款品种: "product",
  担保方式: "guarantee",
  贷款状态: "status",
  状态: "status",
  五级分类: "classification",
  是否建档立卡: "poorHousehold",
  建档立卡户: "poorHousehold",
};

const meanings: Readonly<Record<string, Figure>> = {
  会员: "member",
  农技协: "association",
  小微企业: "enterprise",
  正常: "normal",
  结清: "settled",
  逾期: "overdue",
  展期: "extended",
  关注: "special-mention",
  次级: "substandard",
  可疑: "doubtful",
  损失: "loss",
  是: true,
  否: false,
};

const codesOfCounties = new Map([...counties].map(([code, name]) => [name, code]));
const kept = new Map<string, BookSheet[]>();

/** A part of a fixture's rows as a book of a kind of file. */
export function fixtureBook(rng: Rng, format: Format): Book {
  const { file, unit, dataOn } = rng.pick(fixtureFiles);
  const sheets = sheetsOf(file, unit);
  const withLoans = sheets.filter(({ columns }) => columns.length > 0);
  const single = format === "csv" || format === "html";
  const chosen = single || rng.percent(50) ? [rng.pick(withLoans)] : sheets;
  const name = file.replace(/^.*\//, "").replace(/\.[a-z]+$/, "");
  return newBook(
    rng,
    name,
    format,
    chosen.map((sheet) => partOf(sheet, rng)),
    dataOn,
  );
}

/** Every sheet of a fixture, whole. */
export function sheetsOf(file: string, unit: "yuan" | "wan"): BookSheet[] {
  const known = kept.get(file);
  if (known !== undefined) return known;
  const bytes = readFileSync(new URL(`../fixtures/${file}`, import.meta.url));
  const workbook = file.endsWith(".csv")
    ? library.read(new TextDecoder("gb18030").decode(bytes), { type: "string", raw: true })
    : library.read(bytes, { cellNF: true });
  const sheets = workbook.SheetNames.map((name) => sheetOf(name, workbook.Sheets[name] ?? {}, unit));
  kept.set(file, sheets);
  return sheets;
}

/** Some twenty loans of a sheet at most, without the sums that no longer hold. */
function partOf(sheet: BookSheet, rng: Rng): BookSheet {
  const loans = sheet.lines.filter(({ loan }) => loan !== undefined);
  const count = rng.int(5, 20);
  const first = rng.int(0, Math.max(0, loans.length - count));
  const left = new Set(loans.slice(first, first + count));
  const merges = sheet.merges.map((merge) => ({ ...merge }));
  const part: BookSheet = { ...sheet, lines: [...sheet.lines], merges };
  removeLines(part, (line) => (line.loan !== undefined && !left.has(line)) || line.kind === "total");
  return structuredClone(part);
}

function sheetOf(name: string, sheet: library.WorkSheet, unit: "yuan" | "wan"): BookSheet {
  const area = library.utils.decode_range(sheet["!ref"] ?? "A1");
  const rows = Array.from({ length: area.e.r + 1 }, (_, row) =>
    Array.from({ length: area.e.c + 1 }, (_, column) => cellOf(sheet[`${letters(column)}${row + 1}`])),
  );
  const header = rows.findIndex((cells) => cells.filter((cell) => fieldOf(cell) !== undefined).length >= 5);
  const grouped = rows[header]?.some((cell) => wordsOf(cell) === "姓名") ?? false;
  const headerRows = header < 0 ? [] : grouped ? [header - 1, header] : [header];
  const columns =
    header < 0
      ? []
      : Array.from({ length: area.e.c + 1 }, (_, column) => columnOfRows(rows, headerRows, column));
  const lines = rows.map((cells, row): Line => {
    while (cells.at(-1) === null) cells.pop();
    if (headerRows.includes(row)) return { kind: "header", cells };
    return row > header && header >= 0 ? lineOf(cells, columns, unit) : { kind: "title", cells };
  });
  const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({
    firstLine: s.r,
    lastLine: e.r,
    firstColumn: s.c,
    lastColumn: e.c,
  }));
  return { name, hidden: false, unit, columns, lines, merges, hiddenColumns: [] };
}

function columnOfRows(
  rows: readonly (BookCell | null)[][],
  headerRows: readonly number[],
  column: number,
): BookColumn {
  const cells = headerRows.map((row) => rows[row]?.[column] ?? null);
  const named = cells.findLast((cell) => cell !== null) ?? null;
  return { field: fieldOf(named), header: wordsOf(named) };
}

function lineOf(cells: (BookCell | null)[], columns: readonly BookColumn[], unit: "yuan" | "wan"): Line {
  if (cells.every((cell) => cell === null)) return { kind: "blank", cells };
  if (cells.some((cell) => /^(?:小计|合计|总计|累计)/.test(wordsOf(cell).replaceAll(/\s/g, ""))))
    return { kind: "total", cells };
  const loanNo = columns.findIndex(({ field }) => field === "loanNo");
  if (!/^PSBC\d+$/.test(wordsOf(cells[loanNo] ?? null))) return { kind: "note", cells };
  const figures = columns.flatMap(({ field }, column) => {
    const cell = cells[column] ?? null;
    return field === undefined || cell === null ? [] : [[field, figureOf(field, cell, unit)] as const];
  });
  const truth = Object.fromEntries(figures) as Truth;
  return { kind: "loan", cells, loan: { truth, counts: true, mayBeSkipped: false, also: [] } };
}

function cellOf(cell: library.CellObject | undefined): BookCell | null {
  if (cell?.v === undefined || cell.v === "") return null;
  if (cell.t !== "n") return text(String(cell.v));
  const format = typeof cell.z === "string" && cell.z !== "General" ? cell.z : undefined;
  if (format !== undefined && library.SSF.is_date(format)) {
    const day = new Date(Math.round((Number(cell.v) - 25_569) * 86_400_000)).toISOString().slice(0, 10);
    return { kind: "day", day, format };
  }
  return { kind: "number", text: String(cell.v), ...(format === undefined ? {} : { format }) };
}

function fieldOf(cell: BookCell | null): Field | undefined {
  return fieldsOfHeaders[wordsOf(cell)];
}

function wordsOf(cell: BookCell | null): string {
  return cell !== null && "text" in cell ? cell.text.trim() : "";
}

/** What a cell of a good fixture says, read by rules of its own. */
function figureOf(field: Field, cell: BookCell, unit: "yuan" | "wan"): Figure {
  const words = cell.kind === "day" ? cell.day : "text" in cell ? cell.text.normalize("NFKC").trim() : "";
  switch (field) {
    case "amountFen":
    case "outstandingFen":
      return fenOf(words.replaceAll(/[,¥￥]/g, ""), unit === "yuan" ? 2 : 6);
    case "annualRatePpm":
      return Math.round(Number(words) * 10_000);
    case "disbursedOn":
    case "dueOn":
      return dayOf(words);
    case "countyCode":
      return codesOfCounties.get(words) ?? words;
    case "borrowerType":
    case "status":
    case "classification":
    case "poorHousehold":
      return meanings[words] ?? words;
    default:
      return words;
  }
}

function fenOf(decimal: string, decimals: number): bigint {
  const [whole = "0", rest = ""] = decimal.split(".");
  return BigInt(whole + rest.padEnd(decimals, "0"));
}

function dayOf(words: string): string {
  const plain = /^(\d{4})(\d\d)(\d\d)$/.exec(words);
  const [, year = "", month = "", day = ""] = plain ?? /^(\d{2,4})[-./年](\d+)[-./月](\d+)/.exec(words) ?? [];
  return `${year.length === 2 ? "20" : ""}${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
