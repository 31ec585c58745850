import { formatWan } from "#shared/domain/base/money.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { BankData } from "./awaited-data.ts";
import type { MonthFigures } from "./figures.ts";
import { type ProgrammePhase, phaseOf } from "./programme-phase.ts";
import { requiredText } from "./texts.ts";

/** How many sentences a report has about problems and suggestions. */
export const remarksMax = 3;
/** A share of renewals from which a report speaks of it, in percent of what was disbursed in the month. */
const renewalPercentMin = 30n;

/** What remarks are made from: the figures, and the goal with its window. */
export type RemarkBasis = MonthFigures & { programme: Pick<Programme, "goalFen" | "firstOn" | "lastOn"> };

/** 存在的问题与建议: the first sentences whose rule applies, weightiest rule first; one always applies. */
export function reportRemarks(basis: RemarkBasis): string[] {
  return rulesOf[phaseOf(basis.programme, basis.asOf)]
    .map((rule) => rule(basis))
    .filter((sentence) => sentence !== undefined)
    .slice(0, remarksMax);
}

/** All that is said of problems while data is awaited: what rests on missing data reproaches nobody. */
export function awaitedRemark(awaited: readonly BankData[]): string {
  return `请${awaited.map(({ name }) => name).join("、")}尽快报来截至本月末的数据。数据报齐后发布更正版，再作分析和建议。`;
}

type Rule = (basis: RemarkBasis) => string | undefined;

const beforeRemark: Rule = () =>
  "合作期尚未开始。建议科协会同银行摸清农技协和会员的融资需求，做好开展贷款的准备。";

const paceRemark: Rule = ({ pace, cumulative }) => {
  if (pace.remainingFen === 0n) return "已完成目标任务。建议转入提质阶段，重点做好贷后管理和典型推广。";
  if (cumulative.loanCount === 0)
    return `合作期已过${pace.timeElapsedPercent.toFixed(2)}%，还没有发放贷款，${requiredText(pace)}。建议科协会同银行尽快对接首批农技协和会员。`;
  if (pace.aheadOfPacePercent < 0) {
    return `发放进度慢于序时进度${(-pace.aheadOfPacePercent).toFixed(2)}个百分点，${requiredText(pace)}。建议科协会同银行排查有贷款需求的农技协和会员，加快对接投放。`;
  }
  return `发放进度达到或快于序时进度，${requiredText(pace)}。建议保持投放节奏，衔接好农时资金需求。`;
};

const closingRemark: Rule = ({ pace }) =>
  pace.remainingFen === 0n
    ? "合作期结束，目标任务已经完成。建议总结经验做法，做好到期收回和贷后管理。"
    : `合作期结束，距目标还差${formatWan(pace.remainingFen)}万元。建议科协会同银行分析原因，提出后续安排，做好到期收回。`;

const afterRemark: Rule = ({ outstanding }) =>
  outstanding.loanCount === 0
    ? "贷款已全部结清，工作情况不再通报。"
    : `还有${outstanding.loanCount}笔、${formatWan(outstanding.outstandingFen)}万元贷款未结清，按季通报至全部结清。建议银行做好到期收回，农技协协助提醒。`;

const qualityRemark: Rule = ({ quality }) => {
  const { overdue, nonPerforming } = quality;
  if (overdue.loanCount === 0 && nonPerforming.loanCount === 0) return undefined;
  return `有逾期贷款${overdue.loanCount}笔、${formatWan(overdue.outstandingFen)}万元，不良贷款${nonPerforming.loanCount}笔、${formatWan(nonPerforming.outstandingFen)}万元。建议银行逐笔明确责任人和清收措施，农技协协助催收。`;
};

const countyRemark: Rule = ({ byCounty, pace, thisMonth }) => {
  const counties = byCounty.filter(({ goalFen }) => goalFen !== null);
  const idle = counties.filter(({ month }) => month.loanCount === 0);
  if (pace.remainingFen === 0n || thisMonth.loanCount === 0) return undefined;
  if (idle.length === 0 || counties.length === 1) return undefined;
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

const rulesOf: Record<ProgrammePhase, readonly Rule[]> = {
  before: [beforeRemark, qualityRemark],
  within: [paceRemark, qualityRemark, countyRemark, associationRemark, balanceRemark, renewalRemark],
  closing: [closingRemark, qualityRemark, balanceRemark],
  after: [afterRemark, qualityRemark, balanceRemark],
};
