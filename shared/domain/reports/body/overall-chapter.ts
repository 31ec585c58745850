import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import { formatWan } from "#shared/domain/base/money.ts";
import { borrowerGroupNames } from "#shared/domain/ledger/borrower-type.ts";
import type { Lent, LentToHouseholds } from "../lent.ts";
import { phaseOf } from "../programme-phase.ts";
import type { ReportDocument } from "../report-document.ts";
import { percentText, requiredText, setAmountText, wanColumn } from "../texts.ts";
import { type Block, heading, ledParagraph, paragraph, type TableBlock } from "./block.ts";
import { planParagraphs } from "./plan-paragraphs.ts";

/** 一、总体情况: the month, the cumulative disbursement and its pace, what is owed, and by borrower type. */
export function overallChapter(report: ReportDocument): Block[] {
  return [
    heading("一、总体情况"),
    ledParagraph("（一）本月发放。", monthSentences(report)),
    ledParagraph("（二）累计发放。", cumulativeSentences(report)),
    ...apartParagraph(report),
    ledParagraph("（三）贷款余额。", outstandingSentence(report)),
    typesTable(report),
    ...planParagraphs(report),
    ...(hasGoalPicture(report) ? [goalPicture(report)] : []),
  ];
}

/** Whether a report shows the curve against the goal: once the window has begun, and all data is in. */
export function hasGoalPicture({ programme, asOf, withholds }: ReportDocument): boolean {
  return !withholds && phaseOf(programme, asOf) !== "before";
}

function goalPicture({ cumulative, programme, pace, asOf }: ReportDocument): Block {
  return {
    kind: "picture",
    key: "goal",
    caption: "图1　累计发放与目标、计划和预测",
    words: `截至${dayText(asOf)}，累计发放${formatWan(cumulative.disbursedFen)}万元，占目标${setAmountText(programme.goalFen)}的${percentText(pace.percentOfGoal)}%`,
  };
}

function monthSentences(report: ReportDocument): string {
  const { month, thisMonth, withholds } = report;
  const compared = withholds ? ["数据尚未报齐，不作环比、同比比较"] : comparisons(report);
  const told =
    thisMonth.loanCount === 0
      ? `${monthText(month)}没有发放贷款`
      : `${monthText(month)}发放贷款${lentText(thisMonth)}，${partsText(thisMonth)}`;
  if (thisMonth.loanCount === 0 && !withholds) return `${[told, ...compared].join("，")}。`;
  return `${told}。${compared.length === 0 ? "" : `${compared.join("，")}。`}`;
}

/** Against the month before and the same month of the year before, as far as those had loans. */
function comparisons(report: ReportDocument): string[] {
  const { month, thisMonth, previousMonth, byMonth, monthOnMonthPercent, yearOnYearPercent } = report;
  if (thisMonth.loanCount === 0)
    return previousMonth.loanCount === 0 ? [] : [`上月发放${amountText(previousMonth)}`];
  const hasEarlier = byMonth.some((one) => one.month < month);
  return [
    ...(monthOnMonthPercent === null
      ? hasEarlier
        ? ["上月没有发放"]
        : []
      : [change("环比", monthOnMonthPercent)]),
    ...(yearOnYearPercent === null ? [] : [change("同比", yearOnYearPercent)]),
  ];
}

function change(name: string, value: number): string {
  if (value === 0) return `${name}持平`;
  return value < 0 ? `${name}下降${percentText(-value)}%` : `${name}增长${percentText(value)}%`;
}

function lentText({ loanCount, households, disbursedFen }: LentToHouseholds): string {
  return `${loanCount}笔、${households}户、${formatWan(disbursedFen)}万元`;
}

/** New money and renewals, which add up to what they are of. */
function partsText({ newMoney, renewal }: ReportDocument["cumulative"]): string {
  if (renewal.loanCount === 0) return "全部为新增贷款";
  if (newMoney.loanCount === 0) return "全部为续贷";
  const [newWan = "", renewalWan = ""] = wanColumn([newMoney.disbursedFen, renewal.disbursedFen]);
  return `其中新增${newMoney.loanCount}笔、${newWan}万元，续贷${renewal.loanCount}笔、${renewalWan}万元`;
}

function cumulativeSentences(report: ReportDocument): string {
  const { cumulative, programme, asOf, averagePerHouseholdFen } = report;
  const { firstOn, lastOn, goalFen } = programme;
  const phase = phaseOf(programme, asOf);
  if (phase === "before")
    return `合作期自${dayText(firstOn)}至${dayText(lastOn)}，目标任务${setAmountText(goalFen)}，截至本月末尚未开始。`;
  const period = `${dayText(firstOn)}至${dayText(phase === "within" ? asOf : lastOn)}`;
  const lent =
    cumulative.loanCount === 0
      ? `${period}，没有发放贷款。`
      : `${period}，累计发放贷款${lentText(cumulative)}，${partsText(cumulative)}；户均${formatWan(averagePerHouseholdFen)}万元。`;
  return lent + (phase === "within" ? goalSentences(report) : endedSentences(report));
}

/** How the goal stands while the window lasts. */
function goalSentences({ pace, programme, cumulative, withholds }: ReportDocument): string {
  const { percentOfGoal, timeElapsedPercent, aheadOfPacePercent, remainingFen } = pace;
  const { goalFen } = programme;
  const done = `完成目标任务${setAmountText(goalFen)}的${percentText(percentOfGoal)}%，序时进度${percentText(timeElapsedPercent)}%，`;
  if (withholds) return `${done}数据尚未报齐，暂不比较。`;
  const over = cumulative.disbursedFen - goalFen;
  if (remainingFen === 0n)
    return `${done}已提前完成目标任务${over === 0n ? "" : `，超出${formatWan(over)}万元`}。`;
  return `${done}${paceText(aheadOfPacePercent)}。距目标还差${formatWan(remainingFen)}万元，${requiredText(pace)}。`;
}

/** How the goal came out, from the month on in which the window ended. */
function endedSentences({ pace, programme, cumulative, withholds }: ReportDocument): string {
  const { goalFen, lastOn } = programme;
  const done = `合作期已于${dayText(lastOn)}结束，完成目标任务${setAmountText(goalFen)}的${percentText(pace.percentOfGoal)}%，`;
  if (withholds) return `${done}数据尚未报齐，是否完成以更正版为准。`;
  const over = cumulative.disbursedFen - goalFen;
  if (over < 0n) return `${done}未完成目标任务，差${formatWan(-over)}万元。`;
  return `${done}目标任务已经完成${over === 0n ? "" : `，超出${formatWan(over)}万元`}。`;
}

function outstandingSentence({ outstanding, balanceUnknownCount, cumulative }: ReportDocument): string {
  if (outstanding.loanCount === 0)
    return cumulative.loanCount === 0 ? "没有未结清贷款。" : "贷款已全部结清。";
  const unknown = balanceUnknownCount > 0 ? `（其中${balanceUnknownCount}笔银行未报余额，按发放金额计）` : "";
  return `未结清贷款${outstanding.loanCount}笔，余额${formatWan(outstanding.outstandingFen)}万元${unknown}。`;
}

function paceText(ahead: number): string {
  if (ahead === 0) return "与序时进度持平";
  return ahead > 0
    ? `快于序时进度${percentText(ahead)}个百分点`
    : `慢于序时进度${percentText(-ahead)}个百分点`;
}

function apartParagraph({ beforeWindow, afterWindow }: ReportDocument): Block[] {
  const apart = [
    ...(beforeWindow.loanCount > 0 ? [`合作期开始前发放的${amountText(beforeWindow)}`] : []),
    ...(afterWindow.loanCount > 0 ? [`合作期结束后发放的${amountText(afterWindow)}`] : []),
  ];
  return apart.length === 0 ? [] : [paragraph(`另有${apart.join("，")}，不计入累计发放和目标完成数。`)];
}

function amountText({ loanCount, disbursedFen }: Lent): string {
  return `${loanCount}笔、${formatWan(disbursedFen)}万元`;
}

function typesTable({ byBorrowerType, thisMonth, cumulative, outstanding }: ReportDocument): TableBlock {
  const month = wanColumn(byBorrowerType.map((line) => line.month.disbursedFen));
  const all = wanColumn(byBorrowerType.map((line) => line.cumulative.disbursedFen));
  const owed = wanColumn(byBorrowerType.map((line) => line.outstandingFen));
  const lines = byBorrowerType.map((line, index) => [
    borrowerGroupNames[line.type],
    line.month.loanCount,
    month[index] ?? "",
    line.cumulative.loanCount,
    line.cumulative.households,
    all[index] ?? "",
    owed[index] ?? "",
  ]);
  const sum = [
    "合计",
    thisMonth.loanCount,
    formatWan(thisMonth.disbursedFen),
    cumulative.loanCount,
    cumulative.households,
    formatWan(cumulative.disbursedFen),
    formatWan(outstanding.outstandingFen),
  ];
  const heads = ["本月笔数", "本月发放", "累计笔数", "累计户数", "累计发放", "余额"];
  return {
    kind: "table",
    columns: [{ head: "客户类型", words: true }, ...heads.map((head) => ({ head }))],
    rows: [...lines, sum],
    total: true,
  };
}
