import { dayOf, monthOf, percentOf, phaseOf, requiredOf, setAmount, wan, wanColumn } from "./form-texts.mjs";

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
  if (renewal.loanCount === 0) return "全部为新增贷款";
  if (newMoney.loanCount === 0) return "全部为续贷";
  const [fresh, again] = wanColumn([newMoney.disbursedFen, renewal.disbursedFen]);
  return `其中新增${newMoney.loanCount}笔、${fresh}万元，续贷${renewal.loanCount}笔、${again}万元`;
}

function change(name, value) {
  if (value === 0) return `${name}持平`;
  return `${name}${value < 0 ? "下降" : "增长"}${percentOf(Math.abs(value))}%`;
}

function monthSentences(report) {
  const { month, thisMonth, previousMonth, byMonth, withholds } = report;
  const none = thisMonth.loanCount === 0;
  const told = none ? "没有发放贷款" : `发放贷款${lentText(thisMonth)}，${partsText(thisMonth)}`;
  const month1 = `${monthOf(month)}${told}`;
  if (withholds) return [month1, "数据尚未报齐，不作环比、同比比较"];
  if (none)
    return [
      previousMonth.loanCount === 0
        ? `${month1}。`
        : `${month1}，上月发放${previousMonth.loanCount}笔、${wan(previousMonth.disbursedFen)}万元`,
    ];
  const { monthOnMonthPercent: last, yearOnYearPercent: year } = report;
  return [
    month1,
    ...(last !== null
      ? [change("环比", last)]
      : byMonth.some((one) => one.month < month)
        ? ["上月没有发放"]
        : []),
    ...(year === null ? [] : [change("同比", year)]),
  ];
}

function cumulativeSentences(report) {
  const { cumulative, programme, outstanding, balanceUnknownCount, asOf } = report;
  const { firstOn, lastOn, goalFen } = programme;
  const owed =
    outstanding.loanCount === 0
      ? [cumulative.loanCount === 0 ? "没有未结清贷款" : "贷款已全部结清"]
      : [
          `未结清贷款${outstanding.loanCount}笔，余额${wan(outstanding.outstandingFen)}万元`,
          ...(balanceUnknownCount > 0 ? [`其中${balanceUnknownCount}笔银行未报余额`] : []),
        ];
  if (phaseOf(report) === "before")
    return [
      `合作期自${dayOf(firstOn)}至${dayOf(lastOn)}，目标任务${setAmount(goalFen)}，截至本月末尚未开始`,
      ...owed,
    ];
  const period = `${dayOf(firstOn)}至${dayOf(asOf < lastOn ? asOf : lastOn)}`;
  return [
    ...(cumulative.loanCount === 0
      ? [`${period}，没有发放贷款`]
      : [
          `${period}，累计发放贷款${lentText(cumulative)}，${partsText(cumulative)}`,
          `户均${wan(report.averagePerHouseholdFen)}万元`,
        ]),
    ...goalSentences(report),
    ...owed,
  ];
}

function goalSentences(report) {
  const { pace, programme, cumulative, withholds } = report;
  const over = BigInt(cumulative.disbursedFen) - BigInt(programme.goalFen);
  const done = `完成目标任务${setAmount(programme.goalFen)}的${percentOf(pace.percentOfGoal)}%，`;
  const beyond = over > 0n ? `，超出${wan(over)}万元` : "";
  if (phaseOf(report) !== "within") {
    const ended = `合作期已于${dayOf(programme.lastOn)}结束，${done}`;
    if (withholds) return [`${ended}数据尚未报齐，是否完成以更正版为准`];
    return [`${ended}${over < 0n ? `未完成目标任务，差${wan(-over)}万元` : `目标任务已经完成${beyond}`}`];
  }
  const timed = `${done}序时进度${percentOf(pace.timeElapsedPercent)}%，`;
  if (withholds) return [`${timed}数据尚未报齐，暂不比较`];
  if (over >= 0n) return [`${timed}已提前完成目标任务${beyond}`];
  const { aheadOfPacePercent: ahead } = pace;
  const compared =
    ahead === 0
      ? "与序时进度持平"
      : `${ahead > 0 ? "快" : "慢"}于序时进度${percentOf(Math.abs(ahead))}个百分点`;
  return [`${timed}${compared}。距目标还差${wan(pace.remainingFen)}万元，${requiredOf(pace)}`];
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

function planSentences(report) {
  const { cumulative, outlook, withholds } = report;
  const phase = phaseOf(report);
  if (phase === "before" || phase === "after" || (phase === "closing" && withholds)) return [];
  if (withholds) return ["数据尚未报齐，本期不评定督办等级，不作预测"];
  const { plannedFen, recentPerMonthFen, colour, forecast, calibers } = outlook;
  const levels = { none: "正常", blue: "蓝色提醒", yellow: "黄色督办", red: "红色督办" };
  const ahead = cumulative.disbursedFen - plannedFen;
  return [
    `计划累计发放${wan(plannedFen)}万元`,
    ahead === 0 ? "与计划持平" : `比计划${ahead > 0 ? "多" : "少"}${wan(Math.abs(ahead))}万元`,
    `督办等级为${levels[colour.level]}（${colour.reason.replaceAll(" ", "")}）`,
    ...(recentPerMonthFen === null ? [] : [`近期月均发放${wan(recentPerMonthFen)}万元`]),
    ...(forecast.state === "ready" && phase === "within" ? forecastSentences(forecast) : []),
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
