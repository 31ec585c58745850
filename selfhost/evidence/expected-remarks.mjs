import { editionOf } from "./edition-of.mjs";
import { wan } from "./form-texts.mjs";
import { earlierRemarks } from "./until-edition-6/earlier-remarks.mjs";

/** The first three sentences whose rule applies. */
export function expectedRemarks(report) {
  if (editionOf(report) < 7) return earlierRemarks(report);
  if (report.withholds)
    return [
      `请${report.awaited.map(({ name }) => name).join("、")}尽快报来截至本月末的数据。数据报齐后发布更正版，再作分析和建议。`,
    ];
  const { pace, quality, byCounty, associations, balanceUnknownCount, thisMonth } = report;
  const { overdue, nonPerforming } = quality;
  const owed = ({ loanCount, outstandingFen }) => `${loanCount}笔、${wan(outstandingFen)}万元`;
  const required =
    pace.requiredPerMonthFen === undefined
      ? "合作期剩余时间已不足一个整月"
      : `合作期剩余${pace.remainingMonths}个整月，月均需发放${wan(pace.requiredPerMonthFen)}万元`;
  const idle = byCounty.filter(({ rank, month }) => rank !== null && month.loanCount === 0);
  const { renewal, disbursedFen } = thisMonth;
  return [
    pace.remainingFen === 0
      ? "已完成目标任务。建议转入提质阶段，重点做好贷后管理和典型推广。"
      : pace.aheadOfPacePercent < 0
        ? `发放进度慢于序时进度${(-pace.aheadOfPacePercent).toFixed(2)}个百分点，${required}。建议科协会同银行排查有贷款需求的农技协和会员，加快对接投放。`
        : `发放进度达到或快于序时进度，${required}。建议保持投放节奏，衔接好农时资金需求。`,
    overdue.loanCount + nonPerforming.loanCount > 0 &&
      `有逾期贷款${owed(overdue)}，不良贷款${owed(nonPerforming)}。建议银行逐笔明确责任人和清收措施，农技协协助催收。`,
    idle.length > 0 &&
      `本月没有发放的县（市、区）有${idle.length}个：${idle.map(({ name }) => name).join("、")}。建议当地科协了解原因，与银行支行会商推进。`,
    associations.withoutLoanCount > 0 &&
      `${associations.total}个农技协中尚有${associations.withoutLoanCount}个没有发生贷款。建议县（市、区）科协逐一走访，摸清会员融资需求后推荐给银行。`,
    balanceUnknownCount > 0 &&
      `有${balanceUnknownCount}笔贷款银行未报余额，本期按发放金额计余额。建议银行在下月报表中补报余额和状态。`,
    renewal.disbursedFen > 0 &&
      renewal.disbursedFen * 100 >= disbursedFen * 30 &&
      `本月续贷${wan(renewal.disbursedFen)}万元，占发放的比重较大。建议同时关注新增客户的培育。`,
  ]
    .filter((sentence) => sentence !== false)
    .slice(0, 3);
}
