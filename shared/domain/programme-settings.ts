import { type Day, isDay } from "./day.ts";
import type { Fen } from "./money.ts";
import type { Programme } from "./programme.ts";

/** The parts of a programme that may be changed while it runs; everything else is its file's. */
export const settingNames = ["name", "goalFen", "firstOn", "lastOn", "products", "fourEyes"] as const;
export type SettingName = (typeof settingNames)[number];

/** Values of some settings. */
export type Settings = {
  name?: string | undefined;
  goalFen?: Fen | undefined;
  firstOn?: Day | undefined;
  lastOn?: Day | undefined;
  products?: readonly string[] | undefined;
  fourEyes?: boolean | undefined;
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

/** The most that settings may be. */
export const settingLimits = {
  goalFenMax: 90_000_000_000_000n,
  yearsMax: 30,
  nameLengthMax: 100,
  productsMax: 500,
} as const;

/** The programme as it is under a version: what no version has set stays as the file says. */
export function programmeUnder(filed: Programme, version: SettingsVersion | undefined): Programme {
  return version === undefined ? filed : withSettings(filed, version.settings);
}

/** A programme with other values of some settings. */
export function withSettings(programme: Programme, settings: Settings): Programme {
  return {
    ...programme,
    name: settings.name ?? programme.name,
    goalFen: settings.goalFen ?? programme.goalFen,
    firstOn: settings.firstOn ?? programme.firstOn,
    lastOn: settings.lastOn ?? programme.lastOn,
    products: settings.products ?? programme.products,
    fourEyes: settings.fourEyes ?? programme.fourEyes,
  };
}

/** Of the wished settings those that differ from the programme, and what they are now. */
export function changesOf(programme: Programme, wished: Settings): { before: Settings; after: Settings } {
  const names = settingNames.filter(
    (name) => wished[name] !== undefined && !isSame(programme[name], wished[name]),
  );
  return { before: picked(programme, names), after: picked(wished, names) };
}

/** The names of the settings that have a value. */
export function namesOf(settings: Settings): SettingName[] {
  return settingNames.filter((name) => settings[name] !== undefined);
}

/** Why a programme may not be as it is, in Chinese; none when it may. */
export function settingFaults(programme: Programme): string[] {
  const { name, goalFen, firstOn, lastOn, products } = programme;
  const { goalFenMax, yearsMax, nameLengthMax, productsMax } = settingLimits;
  const faults: string[] = [];
  if (!isLine(name)) faults.push(`项目名称应为 1 到 ${nameLengthMax} 个字，不能换行`);
  if (goalFen <= 0n) faults.push("目标金额应大于 0");
  if (goalFen > goalFenMax) faults.push("目标金额不能超过 9000 亿元");
  if (!isDay(firstOn) || !isDay(lastOn)) faults.push("起止日期应为日历上有的日期");
  else if (firstOn > lastOn) faults.push(`开始日期 ${firstOn} 晚于截止日期 ${lastOn}`);
  else if (yearsLater(firstOn, yearsMax) <= lastOn) faults.push(`起止日期相距不能超过 ${yearsMax} 年`);
  if (products.length > productsMax) faults.push(`贷款产品不能超过 ${productsMax} 种`);
  if (!products.every(isLine)) faults.push(`每种贷款产品应为 1 到 ${nameLengthMax} 个字，不能换行`);
  if (new Set(products).size < products.length) faults.push("贷款产品有重复");
  return faults;
}

function isLine(text: string): boolean {
  const { length } = [...text];
  return text === text.trim() && length > 0 && length <= settingLimits.nameLengthMax && !/\p{Cc}/u.test(text);
}

/** The same day of the year some years later, as a text to compare; past the year 9999 it sorts last. */
function yearsLater(day: Day, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  return year > 9999 ? "~" : String(year).padStart(4, "0") + day.slice(4);
}

function isSame(one: Settings[SettingName], other: Settings[SettingName]): boolean {
  if (typeof one !== "object" || typeof other !== "object") return one === other;
  return one.length === other.length && one.every((product, index) => product === other[index]);
}

function picked(from: Settings, names: readonly SettingName[]): Settings {
  const all: Settings = from;
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}
