import { classNames } from "./form-texts.mjs";
import { amount, dayNumber, owing } from "./loan-sums.mjs";

/** The dimensions of the annex as they are titled. */
export const annexTitles = {
  guarantee: "按担保方式",
  purpose: "按贷款用途",
  size: "按单笔金额",
  term: "按贷款期限",
  classification: "按五级分类",
};

const days = (loan) => dayNumber(loan.dueOn) - dayNumber(loan.disbursedOn);
const size = (fen) =>
  fen <= 5_000_000n
    ? "5万元（含）以下"
    : fen <= 10_000_000n
      ? "5万至10万元（含）"
      : fen <= 50_000_000n
        ? "10万至50万元（含）"
        : fen <= 100_000_000n
          ? "50万至100万元（含）"
          : "100万元以上";
const term = (count) =>
  count <= 184
    ? "6个月（含）以内"
    : count <= 366
      ? "6个月至1年（含）"
      : count <= 1096
        ? "1年至3年（含）"
        : "3年以上";

/** The group that a loan is in, by dimension. */
export const annexNameOf = {
  guarantee: (loan) => loan.guarantee ?? "未填报",
  purpose: (loan) => loan.purpose ?? "未填报",
  size: (loan) => size(amount(loan)),
  term: (loan) => (loan.dueOn === undefined ? "未填报" : term(days(loan))),
  classification: (loan) =>
    (loan.status === "settled" ? undefined : classNames[loan.classification]) ?? "未填报",
};

/** What is owed by each dimension; where a report puts small groups together, 其他 is what its named groups leave. */
export function recountAnnex(report, owedOn) {
  return Object.fromEntries(
    Object.entries(annexNameOf).map(([dimension, nameOf]) => {
      const told = report.annex[dimension].map((group) => group.name);
      const groups = new Map(told.map((name) => [name, []]));
      for (const loan of owedOn) (groups.get(nameOf(loan)) ?? groups.get("其他"))?.push(loan);
      return [dimension, told.map((name) => ({ name, ...owing(groups.get(name)) }))];
    }),
  );
}
