import {
  type Book,
  type BookSheet,
  columnOf,
  dropColumn,
  insertColumn,
  type Line,
  loanLines,
  loanSheets,
  moneyText,
  number,
  rename,
  text,
} from "./book.ts";
import type { Mutation } from "./mutation.ts";
import type { Rng } from "./rng.ts";
import { type Field, fields, requiredFields } from "./truth.ts";

/** Headers of the layouts of banks and counties that cannot be mistaken. */
const otherHeaders = {
  loanNo: ["信贷借据号", "贷款借据编码", "贷款借据编号"],
  borrowerName: ["贷款户名", "贷款人姓名", "借款人名称"],
  identityNo: ["借款人证件代码", "借款人证件号码", "贷款人身份证号"],
  countyCode: ["区域(县|区)", "区（县）", "县（区）"],
  disbursedOn: ["贷款发放时间", "借据起期", "贷款发放日期", "贷款开始日期"],
  dueOn: ["贷款到期时间", "借据止期", "借款到期日"],
  outstandingFen: ["借款余额", "贷款余额"],
  classification: ["五级形态", "贷款形态"],
  branch: ["经办机构名称", "开户机构"],
  contractNo: ["信贷合同号", "贷款合同编码"],
} as const;

const table = ["structure", "csv", "header"];

/** Columns that are missing, twice there, or under the header of another. */
export const columns: readonly Mutation[] = [
  {
    name: "an optional column dropped",
    touches: table,
    floor: 95,
    apply(book, rng) {
      const field = rng.pick(optionalFields(book));
      for (const sheet of loanSheets(book)) {
        dropColumn(sheet, columnOf(sheet, field));
        for (const { loan } of loanLines(sheet)) delete loan.truth[field];
      }
      return true;
    },
  },
  {
    // Without the other columns of a whole table a new loan still has number, amount and day (ADR 41).
    name: "a needed column dropped",
    touches: table,
    floor: 0,
    apply(book, rng) {
      const field = rng.pick(["loanNo", "amountFen", "disbursedOn"] as const);
      for (const sheet of loanSheets(book)) dropColumn(sheet, columnOf(sheet, field));
      return true;
    },
  },
  {
    name: "a column twice with the same content",
    touches: table,
    floor: 90,
    apply(book, rng) {
      const field = rng.pick(optionalFields(book));
      doubled(book, rng, field, (line, at) => line.cells[at] ?? null);
      return true;
    },
  },
  {
    name: "an optional column twice with other content",
    touches: [...table, "outstandingFen", "dueOn"],
    floor: 0,
    apply(book, rng) {
      const field = rng.pick(
        optionalFields(book).filter((one) => one === "outstandingFen" || one === "dueOn"),
      );
      doubled(book, rng, field, (line, _, unit) => otherOf(line, field, unit));
      demandTelling(book, field);
      return true;
    },
  },
  {
    name: "the amount or its day twice with other content",
    touches: [...table, "amountFen"],
    floor: 0,
    apply(book, rng) {
      const field = rng.pick(["amountFen", "disbursedOn"] as const);
      doubled(book, rng, field, (line, _, unit) => otherOf(line, field, unit));
      demandTelling(book, field);
      return true;
    },
  },
  {
    name: "two headers exchanged",
    touches: [...table, "unit", ...fields],
    floor: 0,
    apply(book, rng) {
      const pairs: readonly (readonly [Field, Field])[] = [
        ["amountFen", "outstandingFen"],
        ["disbursedOn", "dueOn"],
        ["countyCode", "borrowerType"],
        ["loanNo", "identityNo"],
        ["countyCode", "branch"],
        ["borrowerName", "identityNo"],
        ["amountFen", "disbursedOn"],
        ["annualRatePpm", "outstandingFen"],
        ["amountFen", "annualRatePpm"],
        ["borrowerType", "guarantee"],
      ];
      const [one, other] = rng.pick(pairs);
      if (one === "annualRatePpm")
        for (const { loan } of loanSheets(book).flatMap(loanLines))
          loan.also.push(
            { field: other, value: /^\d/, told: /余额/ },
            { field: one, value: 0, told: /利率.*没有读/ },
          );
      if (other === "annualRatePpm")
        for (const { loan } of loanSheets(book).flatMap(loanLines))
          loan.also.push(
            { field: one, value: /^\d/, told: /最大一笔只有/ },
            { field: other, value: undefined, told: /利率.*没有读/ },
          );
      for (const sheet of loanSheets(book)) {
        const [first, second] = [columnOf(sheet, one), columnOf(sheet, other)];
        const [a, b] = [sheet.columns[first], sheet.columns[second]];
        if (a === undefined || b === undefined) return false;
        const [headerOfOne, headerOfOther] = [a.header, b.header];
        rename(sheet, first, headerOfOther);
        rename(sheet, second, headerOfOne);
      }
      return true;
    },
  },
  {
    name: "headers of other systems",
    touches: [...table, "unit"],
    floor: 95,
    apply(book, rng) {
      const field = rng.pick(Object.keys(otherHeaders) as (keyof typeof otherHeaders)[]);
      const header = rng.pick(otherHeaders[field]);
      for (const sheet of loanSheets(book)) {
        const at = columnOf(sheet, field);
        if (at < 0) return false;
        rename(sheet, at, header);
      }
      return true;
    },
  },
  {
    name: "other amounts of money beside the one that was paid out",
    touches: table,
    floor: 90,
    apply(book, rng) {
      const header = rng.pick([
        "贷款金额",
        "合同金额",
        "授信总额",
        "累计还款金额",
        "逾期金额",
        "本年累计发放",
      ]);
      for (const sheet of loanSheets(book)) {
        if (sheet.columns.some(({ field }) => field === "creditLineFen") && header === "授信总额")
          return false;
        const at = columnOf(sheet, "amountFen") + rng.int(0, 1);
        const field: Field | undefined = header === "授信总额" ? "creditLineFen" : undefined;
        insertColumn(sheet, at, { header, field }, ({ loan }) => {
          if (loan === undefined) return null;
          if (field !== undefined) loan.truth[field] = loan.truth.amountFen * 2n;
          return number(moneyText(loan.truth.amountFen * 2n, sheet.unit));
        });
      }
      return true;
    },
  },
  {
    name: "other days beside that of the disbursement",
    touches: table,
    floor: 90,
    apply(book, rng) {
      const header = rng.pick(["合同签订日期", "起息日", "申请日期", "结清日期", "下次还款日"]);
      for (const sheet of loanSheets(book)) {
        const at = columnOf(sheet, "disbursedOn") + rng.int(0, 1);
        insertColumn(sheet, at, { header }, ({ loan }) => (loan === undefined ? null : text("2016-05-03")));
      }
      return true;
    },
  },
  {
    name: "other people and numbers beside the borrower's",
    touches: table,
    floor: 90,
    apply(book, rng) {
      const header = rng.pick(["担保人", "客户经理", "客户号", "联系电话", "共同借款人", "责任人", "账号"]);
      for (const sheet of loanSheets(book)) {
        const at = rng.int(0, sheet.columns.length);
        insertColumn(sheet, at, { header }, ({ loan }) =>
          loan === undefined
            ? null
            : text(/号|电话/.test(header) ? `138000${loan.truth.identityNo.slice(-5, -1)}1` : "赵德柱"),
        );
      }
      return true;
    },
  },
];

/** The fields that every sheet of a book states and could do without. */
export function optionalFields(book: Book): Field[] {
  const [first] = loanSheets(book);
  return (first?.columns ?? []).flatMap(({ field }) =>
    field === undefined || requiredFields.includes(field) ? [] : [field],
  );
}

function doubled(
  book: Book,
  rng: Rng,
  field: Field,
  cellOf: (line: Line, at: number, unit: BookSheet["unit"]) => Line["cells"][number],
): void {
  for (const sheet of loanSheets(book)) {
    const at = columnOf(sheet, field);
    const header = sheet.columns[at]?.header ?? "";
    const behind = rng.percent(50) ? at + 1 : sheet.columns.length;
    insertColumn(sheet, behind, { header }, (line) => cellOf(line, at, sheet.unit));
  }
}

/** What a second column of the field says: a smaller amount, an earlier day. */
function otherOf({ loan }: Line, field: Field, unit: BookSheet["unit"]): Line["cells"][number] {
  if (loan === undefined) return null;
  if (field === "disbursedOn") return text("2016-03-02");
  if (field === "dueOn") return text("2021-03-02");
  const fen = loan.truth[field];
  return typeof fen === "bigint" ? number(moneyText(fen / 2n, unit)) : null;
}

/** Nothing may be read from such columns without a word that names them. */
function demandTelling(book: Book, field: Field): void {
  const headers = loanSheets(book).flatMap((sheet) => sheet.columns[columnOf(sheet, field)]?.header ?? []);
  book.demands.push(({ answers, notices }) => {
    const read = answers.some(({ loan }) => loan?.[field] !== undefined);
    const told = headers.some((header) => notices.some((notice) => notice.includes(header)));
    return read && !told ? `${field} is read from one of two columns without a word` : undefined;
  });
}
