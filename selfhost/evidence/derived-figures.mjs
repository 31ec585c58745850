const levels = { none: "正常", blue: "蓝色提醒", yellow: "黄色督办", red: "红色督办" };

/** What a report prints that follows from other figures, by the keys under which it is corrected from edition 9 on. */
export function derivedFigures(of, balances) {
  const { pace, quality, poor, byCounty, outlook } = of;
  const { forecast, colour, calibers, recentPerMonthFen } = outlook;
  const isReady = forecast.state === "ready";
  return [
    ...percent("compare/month", of.monthOnMonthPercent),
    ...percent("compare/year", of.yearOnYearPercent),
    ...money("average", of.averagePerHouseholdFen),
    ...percent("goal", pace.percentOfGoal),
    ...percent("pace/ahead", pace.aheadOfPacePercent),
    ...money("pace/remaining", pace.remainingFen),
    ...money("pace/required", pace.requiredPerMonthFen),
    ...percent("poor/share", poor.percentOfDisbursed),
    ...(balances ? percent("overdue/share", quality.overduePercent) : []),
    ...(balances ? percent("bad/share", quality.nonPerformingPercent) : []),
    ...byCounty.flatMap((line) => [
      ...percent(`county/${line.code}/goal`, line.percentOfGoal),
      ...(balances ? percent(`county/${line.code}/overdueShare`, line.overduePercent) : []),
      ...(balances ? percent(`county/${line.code}/badShare`, line.nonPerformingPercent) : []),
    ]),
    ...money("outlook/recent", recentPerMonthFen ?? undefined),
    ...(isReady ? forecastFigures(forecast) : []),
    ["outlook/colour", { text: levels[colour.level] }],
    ...calibers.flatMap(({ key, fen, percentOfGoal }) => [
      ...money(`basis/${key}`, fen),
      ...percent(`basis/${key}/goal`, percentOfGoal),
    ]),
  ];
}

function forecastFigures({ endFen, lowFen, highFen, backTest, reachesGoalIn }) {
  const [year, month] = (reachesGoalIn ?? "").split("-");
  return [
    ...money("outlook/end", endFen),
    ...money("outlook/low", lowFen),
    ...money("outlook/high", highFen),
    ...percent("outlook/missed", backTest.meanAbsoluteErrorPercent),
    ["outlook/reaches", { text: month === undefined ? null : `${year}年${Number(month)}月` }],
  ];
}

function percent(key, value) {
  return value === undefined ? [] : [[key, { text: value === null ? null : `${value.toFixed(2)}%` }]];
}

function money(key, fen) {
  return fen === undefined ? [] : [[key, { fen }]];
}
