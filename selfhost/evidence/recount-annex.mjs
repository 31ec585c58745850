import { amount, dayNumber, owing } from "./loan-sums.mjs";

/** What is owed by each dimension; where a report puts small groups together, 其他 is what its named groups leave. */
export function recountAnnex(report, owedOn) {
  const classes = {
    normal: "正常",
    "special-mention": "关注",
    substandard: "次级",
    doubtful: "可疑",
    loss: "损失",
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
  const nameOf = {
    guarantee: (loan) => loan.guarantee ?? "未填报",
    purpose: (loan) => loan.purpose ?? "未填报",
    size: (loan) => size(amount(loan)),
    term: (loan) => (loan.dueOn === undefined ? "未填报" : term(days(loan))),
    classification: (loan) =>
      (loan.status === "settled" ? undefined : classes[loan.classification]) ?? "未填报",
  };
  return Object.fromEntries(
    Object.entries(nameOf).map(([dimension, name]) => {
      const told = report.annex[dimension].map((group) => group.name);
      const groups = Map.groupBy(owedOn, (loan) => (told.includes(name(loan)) ? name(loan) : "其他"));
      return [dimension, told.map((group) => ({ name: group, ...owing(groups.get(group) ?? []) }))];
    }),
  );
}
