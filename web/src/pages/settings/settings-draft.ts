import { type Fen, formatWan, parseFen } from "#shared/domain/money.ts";
import { settingLimits } from "#shared/domain/programme-settings.ts";
import type { Settings } from "./setting-texts.ts";

/** The settings as they stand in the form's fields. */
export type Draft = {
  name: string;
  goalWan: string;
  firstOn: string;
  lastOn: string;
  products: string;
  fourEyes: boolean;
};

/** What the fields hold for settings. */
export function draftOf(settings: Settings): Draft {
  const { name, goalFen, firstOn, lastOn, products, fourEyes } = settings;
  return {
    name,
    goalWan: wanText(BigInt(goalFen)),
    firstOn,
    lastOn,
    products: products.join("\n"),
    fourEyes,
  };
}

/** The settings that fields say; the goal is absent while its field holds no amount. */
export function settingsOf(draft: Draft): Omit<Settings, "goalFen"> & { goalFen?: number } {
  const { goalWan, products, ...rest } = draft;
  const goalFen = goalFenOf(goalWan);
  return {
    ...rest,
    name: draft.name.trim(),
    products: products
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    ...(goalFen === undefined ? {} : { goalFen }),
  };
}

/** The goal that a text states in 万元, if it is an amount that a goal may be. */
export function goalFenOf(text: string): number | undefined {
  const parsed = parseFen(text, "wan");
  if (!("fen" in parsed)) return undefined;
  return parsed.fen > 0n && parsed.fen <= settingLimits.goalFenMax ? Number(parsed.fen) : undefined;
}

/** An amount as 万元 without separators and without zeros behind the point. */
function wanText(fen: Fen): string {
  return formatWan(fen, 6)
    .replaceAll(",", "")
    .replace(/\.?0+$/, "");
}
