import { type Fen, formatWan, parseFen } from "#shared/domain/base/money.ts";
import { settingLimits } from "#shared/domain/programme/setting-limits.ts";
import type { Settings } from "./setting-texts.ts";

/** The settings that stand in the form's fields; lists have forms of their own. */
export type FieldSettings = Omit<Settings, "assessmentRules" | "counties" | "banks" | "mailTo">;

/** The settings as they stand in the form's fields: amounts in 万元, products one a line, days as digits. */
export type Draft = {
  name: string;
  goalWan: string;
  firstOn: string;
  lastOn: string;
  tranches: readonly TrancheDraft[];
  products: string;
  fourEyes: boolean;
  answerDays: string;
  nearDays: string;
  lateDays: string;
  officeHours: string;
  associationDays: string;
  reportDay: number;
  reportHour: number;
  reportDeadlineDay: number;
  addressedTo: string;
  copiedTo: string;
};
export type TrancheDraft = { until: string; goalWan: string };

/** What the fields hold for settings. */
export function draftOf(settings: Settings): Draft {
  const { name, goalFen, firstOn, lastOn, tranches, products, fourEyes, correctionTerms } = settings;
  const { reportDay, reportHour, reportDeadlineDay, sessionTerms } = settings;
  return {
    name,
    goalWan: wanText(BigInt(goalFen)),
    firstOn,
    lastOn,
    tranches: tranches.map((step) => ({ until: step.until, goalWan: wanText(BigInt(step.goalFen)) })),
    products: products.join("\n"),
    fourEyes,
    answerDays: String(correctionTerms.answerDays),
    nearDays: String(correctionTerms.nearDays),
    lateDays: String(correctionTerms.lateDays),
    officeHours: String(sessionTerms.officeHours),
    associationDays: String(sessionTerms.associationDays),
    reportDay,
    reportHour,
    reportDeadlineDay,
    addressedTo: settings.addressedTo,
    copiedTo: settings.copiedTo,
  };
}

/** What the fields held when they were kept as JSON; what was kept otherwise, or not at all, is as `base` has it. */
export function keptDraft(json: string, base: Draft): Draft {
  const kept: unknown = json === "" ? undefined : JSON.parse(json);
  return isDraft(kept, base) ? kept : base;
}

function isDraft(value: unknown, base: Draft): value is Draft {
  if (typeof value !== "object" || value === null || !("tranches" in value)) return false;
  const found: Record<string, unknown> = { ...value };
  const isLike = Object.entries(base).every(([name, field]) => typeof found[name] === typeof field);
  return isLike && Array.isArray(value.tranches) && value.tranches.every(isTranche);
}

function isTranche(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("until" in value) || !("goalWan" in value))
    return false;
  return typeof value.until === "string" && typeof value.goalWan === "string";
}

/** The settings that fields say, or in Chinese why they say none yet. */
export function wishOf(draft: Draft): { settings: FieldSettings } | { missing: string } {
  const { firstOn, lastOn, fourEyes, reportDay, reportHour, reportDeadlineDay } = draft;
  const goalFen = goalFenOf(draft.goalWan);
  if (goalFen === undefined) return { missing: "请填写大于 0 的目标金额。" };
  if (firstOn === "" || lastOn === "") return { missing: "请填写开始日期和截止日期。" };
  const tranches: Settings["tranches"] = [];
  for (const { until, goalWan } of draft.tranches) {
    const fen = goalFenOf(goalWan);
    if (fen === undefined || until === "") return { missing: "请填写每一期分期目标的日期和金额。" };
    tranches.push({ until, goalFen: fen });
  }
  const [answerDays, nearDays, lateDays] = [draft.answerDays, draft.nearDays, draft.lateDays].map(daysOf);
  if (answerDays === undefined || nearDays === undefined || lateDays === undefined) {
    return { missing: "请填写更正申请的天数。" };
  }
  const [officeHours, associationDays] = [draft.officeHours, draft.associationDays].map(daysOf);
  if (officeHours === undefined || associationDays === undefined) {
    return { missing: "请填写登录保持的时间。" };
  }
  const products = draft.products
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const correctionTerms = { answerDays, nearDays, lateDays };
  const name = draft.name.trim();
  const terms = { correctionTerms, sessionTerms: { officeHours, associationDays } };
  const rest = { products, fourEyes, ...terms, reportDay, reportHour, reportDeadlineDay };
  const recipients = { addressedTo: draft.addressedTo.trim(), copiedTo: draft.copiedTo.trim() };
  return { settings: { name, goalFen, firstOn, lastOn, tranches, ...rest, ...recipients } };
}

/** The goal that a text states in 万元, if it is an amount that a goal may be. */
export function goalFenOf(text: string): number | undefined {
  const parsed = parseFen(text, "wan");
  if (!("fen" in parsed)) return undefined;
  return parsed.fen > 0n && parsed.fen <= settingLimits.goalFenMax ? Number(parsed.fen) : undefined;
}

function daysOf(text: string): number | undefined {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;
}

/** An amount as 万元 without separators and without zeros behind the point. */
function wanText(fen: Fen): string {
  return formatWan(fen, 6)
    .replaceAll(",", "")
    .replace(/\.?0+$/, "");
}
