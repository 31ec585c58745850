import {
  type Book,
  type BookCell,
  type BookColumn,
  type BookSheet,
  type Format,
  type Line,
  moneyText,
  number,
  text,
} from "./book.ts";
import type { Rng } from "./rng.ts";
import { anyPeople, anyTruth, counties, type Field, type Truth } from "./truth.ts";

/** Headers that offices write and that can mean nothing else. */
export const headers: Record<Field, readonly string[]> = {
  loanNo: ["借据号", "借据编号", "贷款借据号"],
  borrowerName: ["借款人", "借款人姓名", "客户名称"],
  identityNo: ["证件号码", "身份证号/信用代码", "借款人证件号码"],
  borrowerType: ["客户类型", "客户类别", "借款人类型"],
  associationName: ["所属农技协", "农技协名称", "所在农技协"],
  countyCode: ["县区", "所在县（市、区）", "所属县区"],
  amountFen: ["放款金额", "发放金额", "贷款发放金额"],
  disbursedOn: ["放款日期", "发放日期", "放款日"],
  associationCode: ["农技协统一社会信用代码", "协会信用代码"],
  dueOn: ["到期日期", "到期日", "贷款到期日"],
  outstandingFen: ["贷款余额", "期末余额", "当前余额"],
  creditLineFen: ["授信额度", "授信金额"],
  annualRatePpm: ["年利率(%)", "执行利率%"],
  product: ["产品", "贷款品种"],
  guarantee: ["担保方式"],
  purpose: ["贷款用途", "用途"],
  branch: ["支行", "经办支行"],
  contractNo: ["合同号", "借款合同编号"],
  status: ["贷款状态", "状态"],
  classification: ["五级分类"],
  poorHousehold: ["是否建档立卡", "建档立卡户"],
  renewal: ["是否续贷"],
};

const typeWords: Record<string, string> = { member: "会员", enterprise: "小微企业", association: "农技协" };
const classWords: Record<string, string> = { normal: "正常", "special-mention": "关注" };

/** How a generated book writes what it states. */
type Style = { days: "day" | "dashes" | "slashes" | "plain" };

const sheetsMax: Record<Format, number> = { xlsx: 3, csv: 1, html: 1, xml: 2, xls: 2, ods: 2 };
/** How many of a hundred books are of each kind. */
const formatShares: readonly (readonly [Format, number])[] = [
  ["xlsx", 48],
  ["csv", 32],
  ["html", 7],
  ["xml", 6],
  ["xls", 4],
  ["ods", 3],
];

export function anyFormat(rng: Rng, among?: readonly Format[]): Format {
  const possible = formatShares.filter(([format]) => among === undefined || among.includes(format));
  let left = rng.int(
    1,
    possible.reduce((sum, [, share]) => sum + share, 0),
  );
  for (const [format, share] of possible) {
    left -= share;
    if (left <= 0) return format;
  }
  throw new RangeError("no such format");
}

/** A good book of a bank as one of its systems or clerks writes it. */
export function drawBook(rng: Rng, format: Format): Book {
  const month = `2016-${String(rng.int(6, 9)).padStart(2, "0")}`;
  const people = anyPeople(rng);
  const numbered = loanNumbers(rng, month);
  const optional = rng
    .shuffled<Field>([
      "associationCode",
      "dueOn",
      "annualRatePpm",
      "creditLineFen",
      "product",
      "guarantee",
      "purpose",
      "branch",
      "contractNo",
      "status",
      "classification",
      "poorHousehold",
      "renewal",
    ])
    .slice(0, rng.int(1, 7));
  const stated = arranged(rng, ["outstandingFen", ...optional]);
  const columns = stated.map((field): BookColumn => ({ field, header: rng.pick(headers[field]) }));
  if (rng.percent(35)) columns.unshift({ header: "序号" });
  if (rng.percent(20)) columns.push({ header: "备注" });
  const style: Style = { days: rng.pick(["day", "day", "dashes", "slashes", "plain"]) };
  const decorated = rng.percent(45);
  let count = 0;
  const sheets = Array.from({ length: rng.percent(70) ? 1 : rng.int(1, sheetsMax[format]) }, (_, index) => {
    const truths = Array.from({ length: rng.int(4, 14) }, () =>
      anyTruth(rng, people, numbered(count++), month),
    );
    return drawSheet(rng, index, columns, truths, style, decorated ? month : undefined);
  });
  return newBook(rng, `${month}-贷款明细`, format, sheets, lastDayOf(month));
}

/** A book of such sheets as it is written by default. */
export function newBook(
  rng: Rng,
  name: string,
  format: Format,
  sheets: BookSheet[],
  dataOn: string | undefined,
): Book {
  return {
    fileName: `${name}.${format === "html" || format === "xml" ? "xls" : format}`,
    format,
    sheets,
    csv: {
      delimiter: ",",
      lineEnd: "\r\n",
      encoding: rng.pick(["utf-8", "utf-8-bom", "gb18030"]),
      quoteAll: rng.percent(30),
      before: "",
      after: "",
    },
    epoch1904: false,
    fullCalcOnLoad: false,
    dataOn,
    moved: false,
    demands: [],
    done: [],
  };
}

/** The columns in one of the orders that people think of: the required ones mostly as in our template. */
function arranged(rng: Rng, optional: readonly Field[]): Field[] {
  const required: Field[] = [
    "loanNo",
    "borrowerName",
    "identityNo",
    "borrowerType",
    "associationName",
    "countyCode",
    "amountFen",
    "disbursedOn",
  ];
  const order = rng.percent(75) ? required : rng.shuffled(required);
  for (const field of optional)
    order.splice(rng.percent(60) ? order.length : rng.int(1, order.length), 0, field);
  return order;
}

function loanNumbers(rng: Rng, month: string): (index: number) => string {
  const start = rng.int(1, 800);
  const prefix = month.replace("-", "");
  return rng.pick([
    (index: number) => `PSBC3411${prefix}${String(start + index).padStart(6, "0")}`,
    (index: number) => `JJ${prefix}-${String(start + index).padStart(4, "0")}`,
    (index: number) => `3411${prefix}${String(start + index).padStart(4, "0")}`,
    (index: number) => `滁借${prefix}${String(start + index).padStart(4, "0")}`,
  ]);
}

function drawSheet(
  rng: Rng,
  index: number,
  columns: readonly BookColumn[],
  truths: readonly Truth[],
  style: Style,
  decoratedMonth: string | undefined,
): BookSheet {
  const own = columns.map((column) => ({ ...column }));
  const header: Line = { kind: "header", cells: own.map((column) => text(column.header)) };
  const lines = truths.map((truth, at): Line => loanLine(own, stated(own, truth), at + 1, style));
  const sheet: BookSheet = {
    name: index === 0 ? "明细" : `明细${index + 1}`,
    hidden: false,
    unit: "yuan",
    columns: own,
    lines: [header, ...lines],
    merges: [],
    hiddenColumns: [],
  };
  if (decoratedMonth !== undefined) decorate(rng, sheet, decoratedMonth);
  return sheet;
}

/** What of a truth a table with such columns states. */
function stated(columns: readonly BookColumn[], truth: Truth): Truth {
  const told = columns.flatMap(({ field }) => (field === undefined ? [] : [[field, truth[field]] as const]));
  return Object.fromEntries(told) as Truth;
}

/** The line of a loan under such columns. */
export function loanLine(
  columns: readonly BookColumn[],
  truth: Truth,
  serial: number,
  style: Style = { days: "day" },
): Line {
  const cells = columns.map(({ field, header }) =>
    field === undefined ? (header === "序号" ? number(serial) : null) : cellOf(field, truth, style),
  );
  return { kind: "loan", cells, loan: { truth, counts: true, mayBeSkipped: false, also: [] } };
}

function cellOf(field: Field, truth: Truth, style: Style): BookCell | null {
  const value = truth[field];
  if (value === undefined) return null;
  if (typeof value === "bigint") return number(moneyText(value, "yuan"));
  switch (field) {
    case "borrowerType":
      return text(typeWords[String(value)] ?? "");
    case "countyCode":
      return text(counties.get(String(value)) ?? "");
    case "annualRatePpm":
      return number(String(Number(value) / 10_000));
    case "status":
      return text("正常");
    case "classification":
      return text(classWords[String(value)] ?? "");
    case "poorHousehold":
    case "renewal":
      return text(value === true ? "是" : "否");
    case "disbursedOn":
    case "dueOn":
      return dayCell(String(value), style);
    default:
      return text(String(value));
  }
}

function dayCell(day: string, style: Style): BookCell {
  const [year, month, dayOfMonth] = day.split("-").map(Number);
  switch (style.days) {
    case "day":
      return { kind: "day", day };
    case "dashes":
      return text(day);
    case "slashes":
      return text(`${year}/${month}/${dayOfMonth}`);
    case "plain":
      return text(day.replaceAll("-", ""));
  }
}

function decorate(rng: Rng, sheet: BookSheet, month: string): void {
  const width = sheet.columns.length;
  const [year, monthOfYear] = month.split("-").map(Number);
  if (rng.percent(60)) {
    sheet.lines.unshift({ kind: "title", cells: [text(`银会合作贷款明细表（${year}年${monthOfYear}月）`)] });
    if (rng.percent(60))
      sheet.merges.push({ firstLine: 0, lastLine: 0, firstColumn: 0, lastColumn: width - 1 });
    if (rng.percent(50)) sheet.lines.splice(1, 0, { kind: "title", cells: [text("单位：元")] });
  }
  if (rng.percent(40)) sheet.lines.push(totalLine(sheet, "合计"));
  if (rng.percent(25)) sheet.lines.push({ kind: "blank", cells: [] });
  if (rng.percent(40))
    sheet.lines.push({ kind: "note", cells: [text("制表人：李敏"), null, text("复核人：王强")] });
}

/** A line that adds up a sheet's loans, or those of some lines. */
export function totalLine(sheet: BookSheet, word: string, lines: readonly Line[] = sheet.lines): Line {
  const sums = new Map<Field, bigint>();
  for (const { loan } of lines) {
    for (const field of ["amountFen", "outstandingFen"] as const) {
      const fen = loan?.truth[field];
      if (typeof fen === "bigint") sums.set(field, (sums.get(field) ?? 0n) + fen);
    }
  }
  const cells = sheet.columns.map(({ field }): BookCell | null => {
    const sum = field === undefined ? undefined : sums.get(field);
    return sum === undefined ? null : number(moneyText(sum, sheet.unit));
  });
  const at = cells.indexOf(null);
  cells[at] = text(word);
  return { kind: "total", cells };
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  const [year, monthOfYear] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, monthOfYear ?? 0, 0)).toISOString().slice(0, 10);
}
