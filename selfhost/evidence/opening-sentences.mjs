import { dayOf, monthOf, percentOf, wan, wanColumn } from "./form-texts.mjs";

/** What chapter one of a report says of its figures, plan and forecast. */
export function openingSentences(report) {
  return [
    ...monthSentences(report),
    ...cumulativeSentences(report),
    ...apartSentences(report),
    ...planSentences(report),
  ];
}

export const lentText = ({ loanCount, households, disbursedFen }) =>
  `${loanCount}笔、${households}户、${wan(disbursedFen)}万元`;

function partsText({ newMoney, renewal }) {
  const [fresh, again] = wanColumn([newMoney.disbursedFen, renewal.disbursedFen]);
  return `其中新增${newMoney.loanCount}笔、${fresh}万元，续贷${renewal.loanCount}笔、${again}万元`;
}

function changeText(name, value) {
  if (value === null) return `${name}—`;
  return `${name}${value < 0 ? "下降" : "增长"}${percentOf(Math.abs(value))}%`;
}

function monthSentences(report) {
  const { month, thisMonth, monthOnMonthPercent, yearOnYearPercent, withholds } = report;
  return [
    `${monthOf(month)}发放贷款${lentText(thisMonth)}，${partsText(thisMonth)}`,
    ...(withholds
      ? ["数据尚未报齐，不作环比、同比比较"]
      : [changeText("环比", monthOnMonthPercent), changeText("同比", yearOnYearPercent)]),
  ];
}

function cumulativeSentences(report) {
  const { cumulative, pace, programme, outstanding, balanceUnknownCount } = report;
  return [
    `累计发放贷款${lentText(cumulative)}，${partsText(cumulative)}`,
    `户均${wan(report.averagePerHouseholdFen)}万元`,
    `${wan(programme.goalFen)}万元的${percentOf(pace.percentOfGoal)}%`,
    `序时进度${percentOf(pace.timeElapsedPercent)}%`,
    ...(report.withholds ? ["数据尚未报齐，暂不比较"] : paceSentences(pace)),
    `未结清贷款${outstanding.loanCount}笔，余额${wan(outstanding.outstandingFen)}万元`,
    ...(balanceUnknownCount > 0 ? [`其中${balanceUnknownCount}笔银行未报余额`] : []),
  ];
}

function paceSentences({ aheadOfPacePercent: ahead, remainingFen, remainingMonths, requiredPerMonthFen }) {
  return [
    ahead === 0
      ? "与序时进度持平"
      : `${ahead > 0 ? "快" : "慢"}于序时进度${percentOf(Math.abs(ahead))}个百分点`,
    ...(remainingFen > 0 ? [`还差${wan(remainingFen)}万元`] : []),
    ...(remainingFen > 0 && requiredPerMonthFen !== undefined
      ? [`还有${remainingMonths}个整月，月均需发放${wan(requiredPerMonthFen)}万元`]
      : []),
  ];
}

function apartSentences({ beforeWindow, afterWindow, awaited = [] }) {
  const told = ({ loanCount, disbursedFen }) => `${loanCount}笔、${wan(disbursedFen)}万元`;
  return [
    ...(beforeWindow.loanCount > 0 ? [`合作期开始前发放的${told(beforeWindow)}`] : []),
    ...(afterWindow.loanCount > 0 ? [`合作期结束后发放的${told(afterWindow)}`] : []),
    ...awaited.map(({ name, dataOn }) =>
      dataOn === null ? `${name}（入账的文件没有写明` : `${name}（已入账的数据截至${dayOf(dataOn)}）`,
    ),
  ];
}

function planSentences({ cumulative, outlook, withholds }) {
  if (withholds) return ["数据尚未报齐，本期不评定督办等级，不作预测"];
  const { plannedFen, recentPerMonthFen, colour, forecast, calibers } = outlook;
  const levels = { none: "正常", blue: "蓝色提醒", yellow: "黄色督办", red: "红色督办" };
  const ahead = cumulative.disbursedFen - plannedFen;
  return [
    `计划累计发放${wan(plannedFen)}万元`,
    ahead === 0 ? "与计划持平" : `比计划${ahead > 0 ? "多" : "少"}${wan(Math.abs(ahead))}万元`,
    `督办等级为${levels[colour.level]}（${colour.reason.replaceAll(" ", "")}）`,
    ...(recentPerMonthFen === null ? [] : [`近期月均发放${wan(recentPerMonthFen)}万元`]),
    ...(forecast.state === "ready" ? forecastSentences(forecast) : []),
    ...calibers.map(({ name, fen, percentOfGoal = 0 }) =>
      fen === undefined ? `${name}无数据` : `${name}${wan(fen)}万元，占目标${percentOf(percentOfGoal)}%`,
    ),
  ];
}

function forecastSentences({ endFen, lowFen, highFen, backTest, reachesGoalIn }) {
  return [
    `累计发放约${wan(endFen)}万元`,
    `${wan(lowFen)}万元至${wan(highFen)}万元`,
    `回测${backTest.origins}次，次月预测的平均误差为${percentOf(backTest.meanAbsoluteErrorPercent)}%`,
    reachesGoalIn === null ? "预计到期达不到目标任务" : `预计${monthOf(reachesGoalIn)}完成目标任务`,
  ];
}
