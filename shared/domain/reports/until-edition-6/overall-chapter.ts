import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import { formatWan } from "#shared/domain/base/money.ts";
import { borrowerGroupNames } from "#shared/domain/ledger/borrower-type.ts";
import { type Block, heading, ledParagraph, paragraph, type TableBlock } from "../body/block.ts";
import type { Lent } from "../lent.ts";
import type { ReportDocument } from "../report-document.ts";
import { percentText, wanColumn } from "../texts.ts";
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
    ...(report.withholds ? [] : [goalPicture(report)]),
  ];
}

function goalPicture({ cumulative, programme, pace, asOf }: ReportDocument): Block {
  return {
    kind: "picture",
    key: "goal",
    caption: "图1　累计发放与目标、计划和预测",
    words: `截至${dayText(asOf)}，累计发放${formatWan(cumulative.disbursedFen)}万元，占目标${formatWan(programme.goalFen)}万元的${percentText(pace.percentOfGoal)}%`,
  };
}

function monthSentences(report: ReportDocument): string {
  const { loanCount, households, disbursedFen, newMoney, renewal } = report.thisMonth;
  const [newWan = "", renewalWan = ""] = wanColumn([newMoney.disbursedFen, renewal.disbursedFen]);
  return [
    `${monthText(report.month)}发放贷款${loanCount}笔、${households}户、${formatWan(disbursedFen)}万元，`,
    `其中新增${newMoney.loanCount}笔、${newWan}万元，续贷${renewal.loanCount}笔、${renewalWan}万元。`,
    report.withholds
      ? "数据尚未报齐，不作环比、同比比较。"
      : `${changeText("环比", report.monthOnMonthPercent)}，${changeText("同比", report.yearOnYearPercent)}。`,
  ].join("");
}

function cumulativeSentences(report: ReportDocument): string {
  const { cumulative, pace, programme } = report;
  const { loanCount, households, disbursedFen, newMoney, renewal } = cumulative;
  const [newWan = "", renewalWan = ""] = wanColumn([newMoney.disbursedFen, renewal.disbursedFen]);
  return [
    `${periodText(report)}，累计发放贷款${loanCount}笔、${households}户、${formatWan(disbursedFen)}万元，`,
    `其中新增${newMoney.loanCount}笔、${newWan}万元，续贷${renewal.loanCount}笔、${renewalWan}万元；`,
    `户均${formatWan(report.averagePerHouseholdFen)}万元。完成目标任务${formatWan(programme.goalFen)}万元的${percentText(pace.percentOfGoal)}%，`,
    `序时进度${percentText(pace.timeElapsedPercent)}%，`,
    report.withholds
      ? "数据尚未报齐，暂不比较。"
      : `${paceText(pace.aheadOfPacePercent)}。${remainingText(report)}`,
  ].join("");
}

function outstandingSentence({ outstanding, balanceUnknownCount }: ReportDocument): string {
  const unknown = balanceUnknownCount > 0 ? `（其中${balanceUnknownCount}笔银行未报余额，按发放金额计）` : "";
  return `未结清贷款${outstanding.loanCount}笔，余额${formatWan(outstanding.outstandingFen)}万元${unknown}。`;
}

function periodText({ programme: { firstOn, lastOn }, asOf }: ReportDocument): string {
  if (asOf < firstOn) return `合作期自${dayText(firstOn)}开始，截至本月末尚未开始`;
  return `${dayText(firstOn)}至${dayText(asOf > lastOn ? lastOn : asOf)}`;
}

function changeText(name: string, value: number | null): string {
  if (value === null) return `${name}—`;
  return value < 0 ? `${name}下降${percentText(-value)}%` : `${name}增长${percentText(value)}%`;
}

function paceText(ahead: number): string {
  if (ahead === 0) return "与序时进度持平";
  return ahead > 0
    ? `快于序时进度${percentText(ahead)}个百分点`
    : `慢于序时进度${percentText(-ahead)}个百分点`;
}

function remainingText({ pace }: ReportDocument): string {
  if (pace.remainingFen === 0n) return "目标任务已经完成。";
  const required =
    pace.requiredPerMonthFen === undefined
      ? "合作期内已没有剩余的整月"
      : `合作期内还有${pace.remainingMonths}个整月，月均需发放${formatWan(pace.requiredPerMonthFen)}万元`;
  return `距目标还差${formatWan(pace.remainingFen)}万元，${required}。`;
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
