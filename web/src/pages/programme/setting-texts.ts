import type { RouteOutput } from "#shared/contract/routes.ts";
import { assessmentMeasureNames, assessmentMeasures } from "#shared/domain/programme/assessment-rules.ts";
import type { SettingName } from "#shared/domain/programme/programme-settings.ts";
import { settingNames } from "#shared/domain/programme/programme-settings.ts";
import { wan, yuan } from "../../format/money.ts";

/** The settings as the wire gives them. */
export type Settings = RouteOutput<"read-settings">["settings"];
type SomeSettings = RouteOutput<"change-settings">["after"];

/** The Chinese name of each setting. */
export const settingTexts: Record<SettingName, string> = {
  name: "项目名称",
  goalFen: "目标金额",
  firstOn: "开始日期",
  lastOn: "截止日期",
  tranches: "分期目标",
  products: "贷款产品",
  fourEyes: "双人复核",
  correctionTerms: "更正申请的期限",
  reportDay: "月报发布日",
  reportHour: "月报发布时间",
  reportDeadlineDay: "月报最迟发布日",
  addressedTo: "月报主送机关",
  copiedTo: "月报抄送机关",
  assessmentRules: "考核办法",
  sessionTerms: "登录保持的时间",
  counties: "县（市、区）",
  banks: "银行和支行",
  mailTo: "月报收件人",
};

/** One setting with its values before and after, as people read them. */
export type SettingChange = { name: SettingName; before: string; after: string };

/** What lies between two sets of values: those settings that both give and that differ. */
export function changesBetween(before: SomeSettings, after: SomeSettings): SettingChange[] {
  return settingNames
    .map((name) => ({ name, ...changedText(name, before, after) }))
    .filter((change) => after[change.name] !== undefined && change.before !== change.after);
}

/** A setting before and after; of a list only what differs, where that is more than its order. */
function changedText(
  name: SettingName,
  before: SomeSettings,
  after: SomeSettings,
): Pick<SettingChange, "before" | "after"> {
  const [was, is] = [listTexts(name, before), listTexts(name, after)];
  const gone = was.filter((text) => !is.includes(text));
  const come = is.filter((text) => !was.includes(text));
  if (gone.length + come.length === 0) {
    return { before: settingText(name, before), after: settingText(name, after) };
  }
  const told = (texts: readonly string[]) => (texts.length === 0 ? "无" : texts.join("；"));
  return { before: told(gone), after: told(come) };
}

function listTexts(name: SettingName, { counties = [], banks = [], mailTo = [] }: SomeSettings): string[] {
  switch (name) {
    case "counties":
      return counties.map(countyText);
    case "banks":
      return banks.map(bankText);
    case "mailTo":
      return mailTo;
    default:
      return [];
  }
}

/** The value of a setting as people read it. */
export function settingText(name: SettingName, settings: SomeSettings): string {
  const { goalFen, tranches, products, fourEyes, reportDay, reportHour, correctionTerms: terms } = settings;
  const { counties, banks, mailTo, reportDeadlineDay } = settings;
  switch (name) {
    case "goalFen":
      return goalFen === undefined ? "" : `${wan(goalFen)} 万元（${yuan(goalFen)} 元）`;
    case "tranches":
      return tranches === undefined ? "" : tranchesText(tranches);
    case "correctionTerms":
      return terms === undefined
        ? ""
        : `${terms.answerDays} 天内答复，到期前 ${terms.nearDays} 天提醒，逾期 ${terms.lateDays} 天后转红`;
    case "products":
      return products === undefined ? "" : products.length === 0 ? "不限" : products.join("、");
    case "fourEyes":
      return fourEyes === undefined ? "" : fourEyes ? "开启" : "关闭";
    case "reportDay":
      return reportDay === undefined ? "" : reportDayText(reportDay);
    case "reportHour":
      return reportHour === undefined ? "" : reportHourText(reportHour);
    case "reportDeadlineDay":
      return reportDeadlineDay === undefined ? "" : reportDayText(reportDeadlineDay);
    case "copiedTo":
      return settings.copiedTo === "" ? "无" : (settings.copiedTo ?? "");
    case "assessmentRules":
      return settings.assessmentRules === undefined ? "" : rulesText(settings.assessmentRules);
    case "sessionTerms":
      return settings.sessionTerms === undefined
        ? ""
        : `农技协 ${settings.sessionTerms.associationDays} 天，其他人 ${settings.sessionTerms.officeHours} 小时`;
    case "counties":
      return (counties ?? []).map(countyText).join("；");
    case "banks":
      return (banks ?? []).map(bankText).join("；");
    case "mailTo":
      return mailTo === undefined ? "" : mailTo.length === 0 ? "不寄送" : mailTo.join("、");
    default:
      return settings[name] ?? "";
  }
}

function rulesText(rules: Settings["assessmentRules"]): string {
  const { weights, exampleFrom, behindBelow, rectifyDays, inReport } = rules;
  const weighed = assessmentMeasures.map((one) => `${assessmentMeasureNames[one]} ${weights[one]}%`);
  const printed = inReport ? "写入季末月报" : "不写入月报";
  return `${weighed.join("、")}；${exampleFrom} 分以上为典型，低于 ${behindBelow} 分整改，时限 ${rectifyDays} 天；${printed}`;
}

function countyText({ name, code, aliases, goalWeight }: Settings["counties"][number]): string {
  const weight = goalWeight === undefined ? "" : `，权重 ${goalWeight}`;
  return `${name}（${[code, ...aliases].join("、")}${weight}）`;
}

function bankText({ name, branches = [] }: Settings["banks"][number]): string {
  const names = branches.map((branch) => [branch.name, ...branch.aliases].join("/"));
  return names.length === 0 ? name : `${name}（${names.join("、")}）`;
}

/** The day of the next month on which reports go out, as people say it. */
export function reportDayText(day: number): string {
  return `次月 ${day} 日`;
}

/** The hour at which reports go out, as people write it. */
export function reportHourText(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

function tranchesText(tranches: Settings["tranches"]): string {
  if (tranches.length === 0) return "不分期";
  return tranches.map(({ until, goalFen }) => `${until} 达到 ${wan(goalFen)} 万元`).join("；");
}
