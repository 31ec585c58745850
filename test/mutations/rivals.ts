import {
  type Book,
  type BookCell,
  columnOf,
  insertColumn,
  type Loan,
  loanLines,
  loanSheets,
  moneyText,
  number,
  rename,
  text,
} from "./book.ts";
import type { Mutation } from "./mutation.ts";

const touched = ["structure", "csv", "header", "total"];

/** Several columns that may be the amount, the day or the balance: whichever is taken, the others are told. */
export const rivals: readonly Mutation[] = [
  {
    name: "another column that may be the amount",
    touches: [...touched, "amountFen", "unit"],
    floor: 60,
    apply(book, rng) {
      const [right, other] = rng.pick([
        ["放款金额", "贷款金额"],
        ["发放金额", "借款金额"],
        ["贷款金额", "投放金额"],
        ["投放金额", "累计投放金额"],
        ["放款金额", "合同金额"],
      ] as const);
      for (const sheet of loanSheets(book)) {
        const at = columnOf(sheet, "amountFen");
        rename(sheet, at, right);
        insertColumn(sheet, at + rng.int(0, 1), { header: other }, ({ loan }) => {
          if (loan === undefined) return null;
          const fen = loan.truth.amountFen * 2n;
          loan.also.push({
            field: "amountFen",
            value: fen,
            told: new RegExp(`${other}.*${right}|${right}.*${other}`),
          });
          return number(moneyText(fen, "yuan"));
        });
      }
      if (other !== "合同金额") demandNamed(book, other, "amountFen");
      return true;
    },
  },
  {
    name: "three columns that may be the amount",
    touches: [...touched, "amountFen", "unit"],
    floor: 0,
    apply(book) {
      const others = ["贷款金额", "累计投放金额"];
      for (const sheet of loanSheets(book)) {
        const at = columnOf(sheet, "amountFen");
        rename(sheet, at, "投放金额");
        for (const [index, header] of others.entries())
          insertColumn(sheet, at + 1 + index, { header }, ({ loan }) => {
            if (loan === undefined) return null;
            const fen = loan.truth.amountFen * BigInt(index + 2);
            loan.also.push({ field: "amountFen", value: fen, told: new RegExp(header) });
            return number(moneyText(fen, "yuan"));
          });
      }
      for (const header of others) demandNamed(book, header, "amountFen");
      return true;
    },
  },
  {
    name: "another column that may be the day",
    touches: [...touched, "disbursedOn"],
    floor: 60,
    apply(book, rng) {
      const [right, other] = rng.pick([
        ["放款日期", "起息日"],
        ["发放日期", "贷款日期"],
        ["放款日", "借款日期"],
      ] as const);
      for (const sheet of loanSheets(book)) {
        const at = columnOf(sheet, "disbursedOn");
        rename(sheet, at, right);
        insertColumn(sheet, at + rng.int(0, 1), { header: other }, ({ loan }) =>
          loan === undefined ? null : otherDay(loan, other),
        );
      }
      demandNamed(book, other, "disbursedOn");
      return true;
    },
  },
  {
    name: "two balances of different names",
    touches: [...touched, "outstandingFen", "unit"],
    floor: 60,
    apply(book, rng) {
      const [right, other] = rng.pick([
        ["贷款余额", "本金余额"],
        ["期末余额", "借据余额"],
        ["贷款余额", "当前余额"],
      ] as const);
      for (const sheet of loanSheets(book)) {
        const at = columnOf(sheet, "outstandingFen");
        rename(sheet, at, right);
        insertColumn(sheet, at + rng.int(0, 1), { header: other }, ({ loan }) => {
          const fen = loan?.truth.outstandingFen;
          if (typeof fen !== "bigint") return null;
          loan?.also.push({ field: "outstandingFen", value: fen / 2n, told: new RegExp(right) });
          return number(moneyText(fen / 2n, "yuan"));
        });
        for (const { loan } of loanLines(sheet))
          loan.also.push({ field: "outstandingFen", value: undefined, told: new RegExp(other) });
      }
      demandNamed(book, other, "outstandingFen");
      return true;
    },
  },
];

/** A day of a month before, which is sound to read as long as it is told. */
function otherDay(loan: Loan, header: string): BookCell {
  loan.also.push({ field: "disbursedOn", value: "2016-05-03", told: new RegExp(header) });
  return text("2016-05-03");
}

/** Where the field is read, the column beside the right one is named. */
function demandNamed(
  book: Book,
  header: string,
  field: "amountFen" | "disbursedOn" | "outstandingFen",
): void {
  book.demands.push(({ answers, notices }) => {
    const read = answers.some(({ loan }) => loan?.[field] !== undefined);
    return read && !notices.some((notice) => notice.includes(header))
      ? `${field} is read, and nobody says that there is “${header}” too`
      : undefined;
  });
}
