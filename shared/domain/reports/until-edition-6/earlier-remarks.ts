import { formatWan } from "#shared/domain/base/money.ts";
import type { MonthFigures } from "../figures.ts";

/** How many sentences a report has about problems and suggestions. */
const remarksMax = 3;
/** A share of renewals from which a report speaks of it, in percent of what was disbursed in the month. */
const renewalPercentMin = 30n;

/** 存在的问题与建议 of the editions up to the sixth: the first sentences whose rule applies, weightiest rule first. */
export function earlierRemarks(figures: MonthFigures): string[] {
  return [paceRemark, qualityRemark, countyRemark, associationRemark, balanceRemark, renewalRemark]
    .map((rule) => rule(figures))
    .filter((sentence) => sentence !== undefined)
    .slice(0, remarksMax);
}

type Rule = (figures: MonthFigures) => string | undefined;

const paceRemark: Rule = ({ pace }) => {
  const required =
    pace.requiredPerMonthFen === undefined
      ? "合作期剩余时间已不足一个整月"
      : `合作期剩余${pace.remainingMonths}个整月，月均需发放${formatWan(pace.requiredPerMonthFen)}万元`;
  if (pace.remainingFen === 0n) return "已完成目标任务。建议转入提质阶段，重点做好贷后管理和典型推广。";
  if (pace.aheadOfPacePercent < 0) {
    return `发放进度慢于序时进度${(-pace.aheadOfPacePercent).toFixed(2)}个百分点，${required}。建议科协会同银行排查有贷款需求的农技协和会员，加快对接投放。`;
  }
  return `发放进度达到或快于序时进度，${required}。建议保持投放节奏，衔接好农时资金需求。`;
};

const qualityRemark: Rule = ({ quality }) => {
  const { overdue, nonPerforming } = quality;
  if (overdue.loanCount === 0 && nonPerforming.loanCount === 0) return undefined;
  return `有逾期贷款${overdue.loanCount}笔、${formatWan(overdue.outstandingFen)}万元，不良贷款${nonPerforming.loanCount}笔、${formatWan(nonPerforming.outstandingFen)}万元。建议银行逐笔明确责任人和清收措施，农技协协助催收。`;
};

const countyRemark: Rule = ({ byCounty }) => {
  const idle = byCounty.filter(({ rank, month }) => rank !== null && month.loanCount === 0);
  if (idle.length === 0) return undefined;
  return `本月没有发放的县（市、区）有${idle.length}个：${idle.map(({ name }) => name).join("、")}。建议当地科协了解原因，与银行支行会商推进。`;
};

const associationRemark: Rule = ({ associations }) => {
  const { withoutLoanCount, total } = associations;
  if (withoutLoanCount === 0) return undefined;
  return `${total}个农技协中尚有${withoutLoanCount}个没有发生贷款。建议县（市、区）科协逐一走访，摸清会员融资需求后推荐给银行。`;
};

const balanceRemark: Rule = ({ balanceUnknownCount }) =>
  balanceUnknownCount === 0
    ? undefined
    : `有${balanceUnknownCount}笔贷款银行未报余额，本期按发放金额计余额。建议银行在下月报表中补报余额和状态。`;

const renewalRemark: Rule = ({ thisMonth: { renewal, disbursedFen } }) =>
  renewal.disbursedFen === 0n || renewal.disbursedFen * 100n < disbursedFen * renewalPercentMin
    ? undefined
    : `本月续贷${formatWan(renewal.disbursedFen)}万元，占发放的比重较大。建议同时关注新增客户的培育。`;
