import type { CoverageCounts } from "#shared/domain/associations/member-coverage.ts";
import { monthText } from "#shared/domain/base/chinese-date.ts";
import { escalationLevelNames } from "#shared/domain/progress/escalation.ts";
import { percentText } from "../texts.ts";
import type {
  CoverageParts,
  ForecastParts,
  OutlookParts,
  PrintedFigure,
  PrintedParts,
} from "./printed-parts.ts";

type Line = readonly [key: string, name: string, figure: Omit<PrintedFigure, "name">];

/** How the keys begin of what a report withholds while data is awaited. */
const withheldKeys = ["compare/", "pace/", "outlook/"];

/** Whether a figure is printed only once all data is in. */
export function isWithheld(key: string): boolean {
  return withheldKeys.some((start) => key.startsWith(start));
}

/** The figures that follow from others, of what a report has; with `balances` those of what is owed. */
export function derivedLines(parts: PrintedParts, balances: boolean): Line[] {
  const { outlook, associations, coverage } = parts;
  return [
    ...comparisonLines(parts),
    ...shareLines(parts, balances),
    ...(outlook === undefined ? [] : outlookLines(outlook)),
    ...(associations === undefined
      ? []
      : [
          counted("associations/covered", "有贷款的农技协", associations.covered, "个"),
          counted("associations/month", "本月有贷款的农技协", associations.coveredThisMonth, "个"),
        ]),
    ...(coverage === undefined ? [] : coverageLines(coverage, parts)),
  ];
}

function comparisonLines(parts: PrintedParts): Line[] {
  const { monthOnMonthPercent, yearOnYearPercent, averagePerHouseholdFen, pace } = parts;
  return [
    ...percent("compare/month", "环比", monthOnMonthPercent),
    ...percent("compare/year", "同比", yearOnYearPercent),
    ...money("average", "户均发放", averagePerHouseholdFen),
    ...percent("goal", "完成总目标", pace?.percentOfGoal),
    ...percent("pace/ahead", "与序时进度之差（百分点）", pace?.aheadOfPacePercent),
    ...money("pace/remaining", "距目标还差", pace?.remainingFen),
    ...money("pace/required", "今后月均须发放", pace?.requiredPerMonthFen),
  ];
}

function shareLines({ quality, poor, byCounty = [] }: PrintedParts, balances: boolean): Line[] {
  return [
    ...percent("poor/share", "建档立卡户占累计发放", poor?.percentOfDisbursed),
    ...percent("overdue/share", "逾期率", balances ? quality?.overduePercent : undefined),
    ...percent("bad/share", "不良率", balances ? quality?.nonPerformingPercent : undefined),
    ...byCounty.flatMap((line) => [
      ...percent(`county/${line.code}/goal`, `${line.name}完成目标`, line.percentOfGoal),
      ...(balances
        ? percent(`county/${line.code}/overdueShare`, `${line.name}逾期率`, line.overduePercent)
        : []),
      ...(balances
        ? percent(`county/${line.code}/badShare`, `${line.name}不良率`, line.nonPerformingPercent)
        : []),
    ]),
  ];
}

function outlookLines({ recentPerMonthFen, forecast, colour, calibers }: OutlookParts): Line[] {
  return [
    ...money("outlook/recent", "近月月均发放", recentPerMonthFen ?? undefined),
    ...(forecast.state === "insufficient" ? [] : forecastLines(forecast)),
    ["outlook/colour", "督办等级", { text: escalationLevelNames[colour.level] }],
    ...calibers.flatMap(({ key, name, fen, percentOfGoal }) => [
      ...money(`basis/${key}`, `按${name}计`, fen),
      ...percent(`basis/${key}/goal`, `按${name}计完成总目标`, percentOfGoal),
    ]),
  ];
}

function forecastLines(forecast: Extract<ForecastParts, { state: "ready" }>): Line[] {
  const { endFen, lowFen, highFen, backTest, reachesGoalIn } = forecast;
  return [
    ...money("outlook/end", "预计到期累计", endFen),
    ...money("outlook/low", "预计区间下限", lowFen),
    ...money("outlook/high", "预计区间上限", highFen),
    ...percent("outlook/missed", "预测的历史平均误差", backTest.meanAbsoluteErrorPercent),
    ["outlook/reaches", "预计达到目标的月份", { text: reachesGoalIn && monthText(reachesGoalIn) }],
  ];
}

function coverageLines(
  { programme, poor, byCounty }: CoverageParts,
  { byCounty: counties = [] }: PrintedParts,
): Line[] {
  const names = new Map(counties.map(({ code, name }) => [code, name]));
  const groups: [key: string, name: string, counts: CoverageCounts][] = [
    ["", "", programme],
    ...byCounty.map(({ code, ...counts }): [string, string, CoverageCounts] => [
      `${code}/`,
      names.get(code) ?? code,
      counts,
    ]),
  ];
  return [
    ...groups.flatMap(([key, name, counts]) => [
      counted(`coverage/${key}members`, `${name}会员`, counts.members, "人"),
      counted(`coverage/${key}membersWithLoan`, `${name}有贷款的会员`, counts.membersWithLoan, "人"),
      counted(`coverage/${key}poorMembers`, `${name}建档立卡会员`, counts.poorMembers, "人"),
      counted(
        `coverage/${key}poorMembersWithLoan`,
        `${name}有贷款的建档立卡会员`,
        counts.poorMembersWithLoan,
        "人",
      ),
    ]),
    counted("coverage/households", "建档立卡户", poor.households, "户"),
    counted("coverage/householdsWithLoan", "获贷建档立卡户", poor.householdsWithLoan, "户"),
  ];
}

function counted(key: string, name: string, count: number, unit: string): Line {
  return [key, name, { text: `${count}${unit}` }];
}

function percent(key: string, name: string, value: number | null | undefined): Line[] {
  return value === undefined ? [] : [[key, name, { text: value === null ? null : `${percentText(value)}%` }]];
}

function money(key: string, name: string, fen: bigint | undefined): Line[] {
  return fen === undefined ? [] : [[key, name, { fen }]];
}
