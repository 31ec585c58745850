import { type Bank, banksOf } from "#shared/domain/base/bank.ts";
import { type Day, isDay } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { type SessionTerms, sessionFaults, sessionTermsOf } from "#shared/domain/people/session.ts";
import { addresseesOf } from "./addressees.ts";
import {
  type AssessmentRules,
  assessmentFaults,
  comparableRules,
  defaultAssessmentRules,
} from "./assessment-rules.ts";
import { type CorrectionTerms, correctionTermsMax } from "./correction-terms.ts";
import { bankFaults, countyFaults, mailToFaults } from "./place-settings.ts";
import { latestEndOf, stepsOf } from "./plan.ts";
import type { County, Programme, Tranche } from "./programme.ts";
import { type ReportTime, reportTimeMax } from "./report-time.ts";
import { isLine, settingLimits } from "./setting-limits.ts";

/** The parts of a programme that may be changed while it runs; everything else is its file's. */
export const settingNames = [
  "name",
  "goalFen",
  "firstOn",
  "lastOn",
  "tranches",
  "products",
  "fourEyes",
  "correctionTerms",
  "reportDay",
  "reportHour",
  "reportDeadlineDay",
  "addressedTo",
  "copiedTo",
  "assessmentRules",
  "sessionTerms",
  "counties",
  "banks",
  "mailTo",
] as const;
export type SettingName = (typeof settingNames)[number];

/** Values of some settings. */
export type Settings = {
  name?: string | undefined;
  goalFen?: Fen | undefined;
  firstOn?: Day | undefined;
  lastOn?: Day | undefined;
  /** The steps before the goal itself. */
  tranches?: readonly Tranche[] | undefined;
  products?: readonly string[] | undefined;
  fourEyes?: boolean | undefined;
  correctionTerms?: CorrectionTerms | undefined;
  reportDay?: number | undefined;
  reportHour?: number | undefined;
  reportDeadlineDay?: number | undefined;
  /** 主送机关 and 抄送机关 of reports; nobody gets a copy where the second is empty. */
  addressedTo?: string | undefined;
  copiedTo?: string | undefined;
  assessmentRules?: AssessmentRules | undefined;
  sessionTerms?: SessionTerms | undefined;
  counties?: readonly County[] | undefined;
  /** All banks, with their branches; the first is the programme's own. */
  banks?: readonly Bank[] | undefined;
  mailTo?: readonly string[] | undefined;
};

/** One change of the settings; the programme's file is version 0, so the first is 1. */
export type SettingsVersion = {
  revision: number;
  changedAt: string;
  /** The name of the person, as shown to others. */
  changedBy: string;
  reason: string;
  /** What the changed settings were before, and what they are since; both have the same names. */
  before: Settings;
  after: Settings;
  /** Everything that versions up to this one have set. */
  settings: Settings;
};

/** The programme as it is under a version: what no version has set stays as the file says. */
export function programmeUnder(filed: Programme, version: SettingsVersion | undefined): Programme {
  return version === undefined ? filed : withSettings(filed, version.settings);
}

/** A programme with other values of some settings. */
export function withSettings(programme: Programme, settings: Settings): Programme {
  const [bank = programme.bank, ...otherBanks] = settings.banks ?? banksOf(programme);
  return {
    ...programme,
    name: settings.name ?? programme.name,
    goalFen: settings.goalFen ?? programme.goalFen,
    firstOn: settings.firstOn ?? programme.firstOn,
    lastOn: settings.lastOn ?? programme.lastOn,
    tranches: settings.tranches ?? programme.tranches,
    products: settings.products ?? programme.products,
    fourEyes: settings.fourEyes ?? programme.fourEyes,
    correctionTerms: settings.correctionTerms ?? programme.correctionTerms,
    reportDay: settings.reportDay ?? programme.reportDay,
    reportHour: settings.reportHour ?? programme.reportHour,
    reportDeadlineDay: settings.reportDeadlineDay ?? programme.reportDeadlineDay,
    addressedTo: settings.addressedTo ?? programme.addressedTo,
    copiedTo: settings.copiedTo ?? programme.copiedTo,
    assessmentRules: settings.assessmentRules ?? programme.assessmentRules,
    sessionTerms: settings.sessionTerms ?? programme.sessionTerms,
    counties: settings.counties ?? programme.counties,
    mailTo: settings.mailTo ?? programme.mailTo,
    ...(settings.banks === undefined ? {} : { bank, otherBanks }),
  };
}

/** A programme with what another says of the goal: how much, by when, in which steps, and by which weights of counties. */
export function withGoalOf(
  programme: Programme,
  { goalFen, firstOn, lastOn, tranches, counties }: Programme,
): Programme {
  const weights = new Map(counties.map(({ code, goalWeight }) => [code, goalWeight]));
  const isWeighted = counties.some(({ goalWeight }) => goalWeight !== undefined);
  return {
    ...programme,
    ...{ goalFen, firstOn, lastOn, tranches },
    counties: programme.counties.map(({ goalWeight: _, ...county }) =>
      isWeighted ? { ...county, goalWeight: weights.get(county.code) ?? 0 } : county,
    ),
  };
}

/** A value of every setting. */
export type AllSettings = { [Name in SettingName]: NonNullable<Settings[Name]> };

/** The present values of all settings; of the tranches those that are steps before the goal. */
export function settingsOf(programme: Programme): AllSettings {
  const { name, goalFen, firstOn, lastOn, products, fourEyes, correctionTerms, reportDay, reportHour } =
    programme;
  const { reportDeadlineDay, counties, mailTo } = programme;
  const tranches = stepsOf(programme).slice(0, -1);
  const banks = banksOf(programme);
  const times = { reportDay, reportHour, reportDeadlineDay };
  const terms = { correctionTerms, sessionTerms: sessionTermsOf(programme) };
  const assessmentRules = assessmentRulesOf(programme);
  const rest = { products, fourEyes, ...terms, ...times, assessmentRules, counties, banks, mailTo };
  const recipients = { addressedTo: addresseesOf(programme), copiedTo: programme.copiedTo ?? "" };
  return { name, goalFen, firstOn, lastOn, tranches, ...rest, ...recipients };
}

/** The rules by which a programme's quarters are assessed. */
export function assessmentRulesOf({ assessmentRules }: Pick<Programme, "assessmentRules">): AssessmentRules {
  return assessmentRules ?? defaultAssessmentRules;
}

/** What wished settings change of a programme, and what that is now: a tranche that the new goal overtakes goes too. */
export function changesOf(programme: Programme, wished: Settings): { before: Settings; after: Settings } {
  const now = settingsOf(programme);
  const next = settingsOf(withSettings(programme, wished));
  const names = settingNames.filter(
    (name) => JSON.stringify(texted(now[name])) !== JSON.stringify(texted(next[name])),
  );
  return { before: picked(now, names), after: picked(next, names) };
}

/** The names of the settings that have a value. */
export function namesOf(settings: Settings): SettingName[] {
  return settingNames.filter((name) => settings[name] !== undefined);
}

/** Why a programme may not have the wished settings, in Chinese; none when it may. */
export function settingFaults(programme: Programme, wished: Settings): string[] {
  const next = withSettings(programme, wished);
  return [
    ...headFaults(next),
    ...(wished.tranches === undefined ? [] : trancheFaults(next)),
    ...productFaults(next.products),
    ...termFaults(next.correctionTerms),
    ...sessionFaults(sessionTermsOf(next)),
    ...reportTimeFaults(next),
    ...recipientFaults(next),
    ...(wished.assessmentRules === undefined ? [] : assessmentFaults(wished.assessmentRules)),
    ...(wished.counties === undefined ? [] : countyFaults(next.counties)),
    ...(wished.banks === undefined ? [] : bankFaults(banksOf(next), banksOf(programme), next.counties)),
    ...(wished.mailTo === undefined ? [] : mailToFaults(next.mailTo)),
  ];
}

function headFaults({ name, goalFen, firstOn, lastOn }: Programme): string[] {
  const faults: string[] = [];
  if (!isLine(name)) faults.push(`项目名称应为 1 到 ${settingLimits.nameLengthMax} 个字，不能换行`);
  if (goalFen <= 0n) faults.push("目标金额应大于 0");
  if (goalFen > settingLimits.goalFenMax) faults.push("目标金额不能超过 9000 亿元");
  if (!isDay(firstOn) || !isDay(lastOn)) faults.push("起止日期应为日历上有的日期");
  else if (firstOn > lastOn) faults.push(`开始日期 ${firstOn} 晚于截止日期 ${lastOn}`);
  else if (lastOn > latestEndOf(firstOn)) faults.push("起止日期相距不能超过 100 年");
  return faults;
}

function trancheFaults({ tranches, firstOn, lastOn, goalFen }: Programme): string[] {
  const { tranchesMax } = settingLimits;
  if (tranches.length > tranchesMax) return [`分期目标不能超过 ${tranchesMax} 期`];
  return tranches.flatMap((step, index) => {
    const before = tranches[index - 1];
    const said = `第 ${index + 1} 期分期目标`;
    if (!isDay(step.until)) return [`${said}的日期应为日历上有的日期`];
    if (step.until < firstOn || step.until >= lastOn) return [`${said}的日期应在开始日期之后、截止日期之前`];
    if (step.goalFen <= 0n || step.goalFen >= goalFen) return [`${said}应大于 0、小于目标金额`];
    if (before !== undefined && (step.until <= before.until || step.goalFen <= before.goalFen))
      return [`${said}的日期和金额应比上一期大`];
    return [];
  });
}

function productFaults(products: readonly string[]): string[] {
  const { productsMax, nameLengthMax } = settingLimits;
  const faults: string[] = [];
  if (products.length > productsMax) faults.push(`贷款产品不能超过 ${productsMax} 种`);
  if (!products.every(isLine)) faults.push(`每种贷款产品应为 1 到 ${nameLengthMax} 个字，不能换行`);
  if (new Set(products).size < products.length) faults.push("贷款产品有重复");
  return faults;
}

function termFaults({ answerDays, nearDays, lateDays }: CorrectionTerms): string[] {
  const within = (days: number, least: number) =>
    Number.isInteger(days) && days >= least && days <= correctionTermsMax;
  if (!within(answerDays, 1) || !within(nearDays, 0) || !within(lateDays, 0))
    return [`更正答复的天数应为 ${correctionTermsMax} 以内的整数，答复期限至少 1 天`];
  return nearDays < answerDays ? [] : ["更正申请提前提醒的天数应少于答复期限"];
}

function recipientFaults(programme: Programme): string[] {
  const { nameLengthMax } = settingLimits;
  const copiedTo = programme.copiedTo ?? "";
  const faults: string[] = [];
  if (!isLine(addresseesOf(programme))) faults.push(`主送机关应为 1 到 ${nameLengthMax} 个字，不能换行`);
  if (copiedTo !== "" && !isLine(copiedTo)) faults.push(`抄送机关不能超过 ${nameLengthMax} 个字，不能换行`);
  return faults;
}

function reportTimeFaults({ reportDay, reportHour, reportDeadlineDay }: ReportTime): string[] {
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const faults: string[] = [];
  if (!within(reportDay, 1, reportTimeMax.reportDay))
    faults.push(`月报发布日应为 1 到 ${reportTimeMax.reportDay} 日`);
  if (!within(reportHour, 0, reportTimeMax.reportHour))
    faults.push(`月报发布时间应为 0 到 ${reportTimeMax.reportHour} 点的整点`);
  if (!within(reportDeadlineDay, 1, reportTimeMax.reportDeadlineDay))
    faults.push(`月报最迟发布日应为 1 到 ${reportTimeMax.reportDeadlineDay} 日`);
  return faults;
}

/** A value whose whole numbers of any size are texts, so that two can be compared as JSON. */
function texted(value: Settings[SettingName]): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object") return value;
  if ("weights" in value) return comparableRules(value);
  if ("answerDays" in value) return [value.answerDays, value.nearDays, value.lateDays];
  if ("officeHours" in value) return [value.officeHours, value.associationDays];
  return value.map((one: string | Tranche | County | Bank) => {
    if (typeof one === "string") return one;
    if ("until" in one) return { until: one.until, goal: one.goalFen.toString() };
    if ("code" in one) return [one.code, one.name, one.aliases, one.goalWeight];
    const branches = one.branches ?? [];
    return [
      one.bankId,
      one.name,
      branches.map(({ branchId, name, aliases, countyCode }) => [branchId, name, aliases, countyCode]),
    ];
  });
}

function picked(from: Settings, names: readonly SettingName[]): Settings {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}
