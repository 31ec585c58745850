import { editionOf } from "./edition-of.mjs";
import { percentOf, phaseOf, requiredOf, wan } from "./form-texts.mjs";
import { earlierRemarks } from "./until-edition-6/earlier-remarks.mjs";

/** The first three sentences whose rule applies. */
export function expectedRemarks(report) {
  if (editionOf(report) < 7) return earlierRemarks(report);
  if (report.withholds)
    return [
      `请${report.awaited.map(({ name }) => name).join("、")}尽快报来截至本月末的数据。数据报齐后发布更正版，再作分析和建议。`,
    ];
  return remarksIn[phaseOf(report)](report)
    .filter((sentence) => sentence !== false)
    .slice(0, 3);
}

const owed = ({ loanCount, outstandingFen }) => `${loanCount}笔、${wan(outstandingFen)}万元`;

const remarksIn = {
  before: (report) => [
    "合作期尚未开始。建议科协会同银行摸清农技协和会员的融资需求，做好开展贷款的准备。",
    qualityRemark(report),
  ],
  within: (report) => [
    paceRemark(report),
    qualityRemark(report),
    countyRemark(report),
    associationRemark(report),
    balanceRemark(report),
    renewalRemark(report),
  ],
  closing: (report) => [
    report.pace.remainingFen === 0
      ? "合作期结束，目标任务已经完成。建议总结经验做法，做好到期收回和贷后管理。"
      : `合作期结束，距目标还差${wan(report.pace.remainingFen)}万元。建议科协会同银行分析原因，提出后续安排，做好到期收回。`,
    qualityRemark(report),
    balanceRemark(report),
  ],
  after: (report) => [
    report.outstanding.loanCount === 0
      ? "贷款已全部结清，工作情况不再通报。"
      : `还有${owed(report.outstanding)}贷款未结清，按季通报至全部结清。建议银行做好到期收回，农技协协助提醒。`,
    qualityRemark(report),
    balanceRemark(report),
  ],
};

function paceRemark({ pace, cumulative }) {
  if (pace.remainingFen === 0) return "已完成目标任务。建议转入提质阶段，重点做好贷后管理和典型推广。";
  if (cumulative.loanCount === 0)
    return `合作期已过${percentOf(pace.timeElapsedPercent)}%，还没有发放贷款，${requiredOf(pace)}。建议科协会同银行尽快对接首批农技协和会员。`;
  return pace.aheadOfPacePercent < 0
    ? `发放进度慢于序时进度${percentOf(-pace.aheadOfPacePercent)}个百分点，${requiredOf(pace)}。建议科协会同银行排查有贷款需求的农技协和会员，加快对接投放。`
    : `发放进度达到或快于序时进度，${requiredOf(pace)}。建议保持投放节奏，衔接好农时资金需求。`;
}

function qualityRemark({ quality: { overdue, nonPerforming } }) {
  return (
    overdue.loanCount + nonPerforming.loanCount > 0 &&
    `有逾期贷款${owed(overdue)}，不良贷款${owed(nonPerforming)}。建议银行逐笔明确责任人和清收措施，农技协协助催收。`
  );
}

function countyRemark({ byCounty, pace, thisMonth }) {
  const counties = byCounty.filter(({ goalFen }) => goalFen !== null);
  const idle = counties.filter(({ month }) => month.loanCount === 0);
  return (
    pace.remainingFen !== 0 &&
    thisMonth.loanCount > 0 &&
    counties.length > 1 &&
    idle.length > 0 &&
    `本月没有发放的县（市、区）有${idle.length}个：${idle.map(({ name }) => name).join("、")}。建议当地科协了解原因，与银行支行会商推进。`
  );
}

function associationRemark({ associations: { withoutLoanCount, total } }) {
  return (
    withoutLoanCount > 0 &&
    `${total}个农技协中尚有${withoutLoanCount}个没有发生贷款。建议县（市、区）科协逐一走访，摸清会员融资需求后推荐给银行。`
  );
}

function balanceRemark({ balanceUnknownCount }) {
  return (
    balanceUnknownCount > 0 &&
    `有${balanceUnknownCount}笔贷款银行未报余额，本期按发放金额计余额。建议银行在下月报表中补报余额和状态。`
  );
}

function renewalRemark({ thisMonth: { renewal, disbursedFen } }) {
  return (
    renewal.disbursedFen > 0 &&
    renewal.disbursedFen * 100 >= disbursedFen * 30 &&
    `本月续贷${wan(renewal.disbursedFen)}万元，占发放的比重较大。建议同时关注新增客户的培育。`
  );
}
