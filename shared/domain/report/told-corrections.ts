import type { Month } from "../month.ts";

type Lent = { loanCount: number; disbursedFen: number };

/** The corrections that a frozen report told: against which earlier report, and each month's numbers before and after. */
export type ToldCorrections = {
  comparedWith: Month | null;
  corrections: { month: Month; before: Lent; after: Lent }[];
};

/** The corrections in a frozen report's JSON; `undefined` when it could not tell any, or is no such report. */
export function toldCorrections(json: string): ToldCorrections | undefined {
  const document: unknown = JSON.parse(json);
  if (!isRecord(document) || !Array.isArray(document["corrections"])) return undefined;
  const { comparedWith } = document;
  const lines: readonly unknown[] = document["corrections"];
  const corrections: ToldCorrections["corrections"] = [];
  for (const line of lines) {
    if (!isRecord(line) || typeof line["month"] !== "string") return undefined;
    const [before, after] = [lentOf(line["before"]), lentOf(line["after"])];
    if (before === undefined || after === undefined) return undefined;
    corrections.push({ month: line["month"], before, after });
  }
  return { comparedWith: typeof comparedWith === "string" ? comparedWith : null, corrections };
}

function lentOf(value: unknown): Lent | undefined {
  if (!isRecord(value)) return undefined;
  const { loanCount, disbursedFen } = value;
  return isWhole(loanCount) && isWhole(disbursedFen) ? { loanCount, disbursedFen } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
