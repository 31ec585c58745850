import { borrowerTypeNames } from "../borrower-type.ts";
import { classificationNames } from "../classification.ts";
import { formatWan } from "../money.ts";
import { dayText, monthText, nameHtml, shareColumn, tableHtml, wanColumn, wanSum } from "./html-text.ts";
import type { Lent } from "./month-figures.ts";
import type { ReportDocument } from "./report-document.ts";

const percent = (value: number) => value.toFixed(2);
const amount = ({ loanCount, disbursedFen }: Lent) => `${loanCount} 笔、${formatWan(disbursedFen)} 万元`;

/** 一、总体情况: the month, the cumulative disbursement and its pace, what is owed, and by borrower type. */
export function overallHtml(report: ReportDocument): string {
  const { thisMonth, cumulative, pace, programme, outstanding } = report;
  const [monthNew = "", monthRenewal = ""] = wanColumn([
    thisMonth.newMoney.disbursedFen,
    thisMonth.renewal.disbursedFen,
  ]);
  const [allNew = "", allRenewal = ""] = wanColumn([
    cumulative.newMoney.disbursedFen,
    cumulative.renewal.disbursedFen,
  ]);
  return [
    `<p><b>（一）本月发放。</b>${monthText(report.month)}发放贷款 ${thisMonth.loanCount} 笔、${thisMonth.households} 户、${formatWan(thisMonth.disbursedFen)} 万元，`,
    `其中新增 ${thisMonth.newMoney.loanCount} 笔、${monthNew} 万元，续贷 ${thisMonth.renewal.loanCount} 笔、${monthRenewal} 万元。`,
    `${change("环比", report.monthOnMonthPercent)}，${change("同比", report.yearOnYearPercent)}。</p>`,
    `<p><b>（二）累计发放。</b>${period(report)}，累计发放贷款 ${cumulative.loanCount} 笔、${cumulative.households} 户、${formatWan(cumulative.disbursedFen)} 万元，`,
    `其中新增 ${cumulative.newMoney.loanCount} 笔、${allNew} 万元，续贷 ${cumulative.renewal.loanCount} 笔、${allRenewal} 万元；户均 ${formatWan(report.averagePerHouseholdFen)} 万元。`,
    `完成目标任务 ${formatWan(programme.goalFen)} 万元的 ${percent(pace.percentOfGoal)}%，序时进度 ${percent(pace.timeElapsedPercent)}%，${paceText(pace.aheadOfPacePercent)}。${remainingText(report)}</p>`,
    apartText(report),
    `<p><b>（三）贷款余额。</b>未结清贷款 ${outstanding.loanCount} 笔，余额 ${formatWan(outstanding.outstandingFen)} 万元${report.balanceUnknownCount > 0 ? `（其中 ${report.balanceUnknownCount} 笔银行未报余额，按发放金额计）` : ""}。</p>`,
    typesTable(report),
  ].join("");
}

function period({ programme: { firstOn, lastOn }, asOf }: ReportDocument): string {
  if (asOf < firstOn) return `合作期自${dayText(firstOn)}开始，截至本月末尚未开始`;
  return `${dayText(firstOn)}至${dayText(asOf > lastOn ? lastOn : asOf)}`;
}

function change(name: string, value: number | null): string {
  if (value === null) return `${name} —`;
  return value < 0 ? `${name}下降 ${percent(-value)}%` : `${name}增长 ${percent(value)}%`;
}

function paceText(ahead: number): string {
  if (ahead === 0) return "与序时进度持平";
  return ahead > 0 ? `快于序时进度 ${percent(ahead)} 个百分点` : `慢于序时进度 ${percent(-ahead)} 个百分点`;
}

function remainingText({ pace }: ReportDocument): string {
  if (pace.remainingFen === 0n) return "目标任务已经完成。";
  const required =
    pace.requiredPerMonthFen === undefined
      ? "合作期内已没有剩余的整月"
      : `合作期内还有 ${pace.remainingMonths} 个整月，月均需发放 ${formatWan(pace.requiredPerMonthFen)} 万元`;
  return `距目标还差 ${formatWan(pace.remainingFen)} 万元，${required}。`;
}

function apartText({ beforeWindow, afterWindow }: ReportDocument): string {
  const apart = [
    ...(beforeWindow.loanCount > 0 ? [`合作期开始前发放的 ${amount(beforeWindow)}`] : []),
    ...(afterWindow.loanCount > 0 ? [`合作期结束后发放的 ${amount(afterWindow)}`] : []),
  ];
  return apart.length === 0 ? "" : `<p>另有${apart.join("，")}，不计入累计发放和目标完成数。</p>`;
}

function typesTable({ byBorrowerType, thisMonth, cumulative, outstanding }: ReportDocument): string {
  const month = wanColumn(byBorrowerType.map((line) => line.month.disbursedFen));
  const all = wanColumn(byBorrowerType.map((line) => line.cumulative.disbursedFen));
  const owed = wanColumn(byBorrowerType.map((line) => line.outstandingFen));
  const lines = byBorrowerType.map((line, index) => [
    borrowerTypeNames[line.type],
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
  const headers = ["客户类型", "本月笔数", "本月发放", "累计笔数", "累计户数", "累计发放", "余额"];
  return tableHtml(headers, [...lines, sum], { total: true });
}

/** 二、分县（市、区）进展: the table that adds up to the programme, with ranks. */
export function countiesHtml({ byCounty, thisMonth, cumulative, outstanding }: ReportDocument): string {
  const month = wanColumn(byCounty.map((line) => line.month.disbursedFen));
  const all = wanColumn(byCounty.map((line) => line.cumulative.disbursedFen));
  const shares = shareColumn(byCounty.map((line) => line.cumulative.disbursedFen));
  const owed = wanColumn(byCounty.map((line) => line.outstandingFen));
  const lines = byCounty.map((line, index) => [
    nameHtml(line.name),
    line.month.loanCount,
    month[index] ?? "",
    line.cumulative.loanCount,
    line.cumulative.households,
    all[index] ?? "",
    shares[index] ?? "",
    owed[index] ?? "",
    line.rank ?? "—",
    line.rankBefore ?? "—",
  ]);
  const sum = [
    "合计",
    thisMonth.loanCount,
    formatWan(thisMonth.disbursedFen),
    cumulative.loanCount,
    cumulative.households,
    formatWan(cumulative.disbursedFen),
    cumulative.disbursedFen === 0n ? "0.00" : "100.00",
    formatWan(outstanding.outstandingFen),
    "",
    "",
  ];
  const headers = [
    "县（市、区）",
    "本月<br>笔数",
    "本月<br>发放",
    "累计<br>笔数",
    "累计<br>户数",
    "累计<br>发放",
    "占比<br>%",
    "余额",
    "位次",
    "上月<br>位次",
  ];
  const note =
    "位次按累计发放额排列。户数按证件去重：同一户在几个县（市、区）或以几种类型贷款的，合计只计一户。";
  return `${tableHtml(headers, [...lines, sum], { total: true })}<p class="note">${note}</p>`;
}

/** 三、农技协参与情况: how many take part, and the names of those that do not yet. */
export function associationsHtml({ associations, counties }: ReportDocument): string {
  const { total, covered, coveredThisMonth, unconfirmed, withoutLoan, withoutLoanCount } = associations;
  const names = new Map(counties.map(({ code, name }) => [code, name]));
  const groups = [...Map.groupBy(withoutLoan, ({ countyCode }) => countyCode)].map(
    ([code, list]) =>
      `<p>${nameHtml(names.get(code) ?? code)}：${list.map(({ name }) => nameHtml(name)).join("、")}。</p>`,
  );
  const more = withoutLoanCount - withoutLoan.length;
  return [
    `<p>登记的农技协 ${total} 个，合作期内累计有 ${covered} 个发生贷款，本月有 ${coveredThisMonth} 个。`,
    unconfirmed > 0 ? `其中 ${unconfirmed} 个由银行报表带入，尚待科协确认。` : "",
    withoutLoanCount > 0 ? `尚未发生贷款的 ${withoutLoanCount} 个：` : "",
    "</p>",
    ...groups,
    more > 0 ? `<p>另有 ${more} 个未列出。</p>` : "",
  ].join("");
}

/** 四、质量: overdue, non-performing and the five classes, which add up to what is owed. */
export function qualityHtml({ quality, outstanding }: ReportDocument): string {
  const { overdue, nonPerforming, byClass, unclassified } = quality;
  const parts = [...byClass, unclassified];
  const owed = wanColumn(parts.map(({ outstandingFen }) => outstandingFen));
  const names = [...byClass.map(({ classification }) => classificationNames[classification]), "未分类"];
  const shares = shareColumn(parts.map(({ outstandingFen }) => outstandingFen));
  const lines = parts.map(({ loanCount }, index) => [
    names[index] ?? "",
    loanCount,
    owed[index] ?? "",
    shares[index] ?? "",
  ]);
  const count = parts.reduce((sum, { loanCount }) => sum + loanCount, 0);
  const sum = [
    "合计",
    count,
    wanSum(parts.map(({ outstandingFen }) => outstandingFen)),
    outstanding.outstandingFen === 0n ? "0.00" : "100.00",
  ];
  return [
    `<p>逾期贷款 ${overdue.loanCount} 笔、余额 ${formatWan(overdue.outstandingFen)} 万元，逾期率 ${percent(quality.overduePercent)}%；`,
    `不良贷款 ${nonPerforming.loanCount} 笔、余额 ${formatWan(nonPerforming.outstandingFen)} 万元，不良率 ${percent(quality.nonPerformingPercent)}%。五级分类如下：</p>`,
    tableHtml(["五级分类", "笔数", "余额", "占比%"], [...lines, sum], { total: true }),
  ].join("");
}

/** 五、扶贫: loans to registered poor households. */
export function poorHtml({ poor }: ReportDocument): string {
  return `<p>本月向建档立卡户发放贷款 ${amount(poor.month)}；累计 ${poor.cumulative.loanCount} 笔、${poor.cumulative.households} 户、${formatWan(poor.cumulative.disbursedFen)} 万元，占累计发放的 ${percent(poor.percentOfDisbursed)}%。</p>`;
}
