import type { Month } from "#shared/domain/base/month.ts";
import { type CorrectionCause, causeKinds } from "./correction-causes.ts";

type Lent = { loanCount: number; disbursedFen: number };
type Cause = Omit<CorrectionCause, "sha256">;

/**
 * The corrections that a frozen report told: against which earlier report, each month's numbers before and after, and by
 * which files; a report of old told no files.
 */
export type ToldCorrections = {
  comparedWith: Month | null;
  corrections: { month: Month; before: Lent; after: Lent; causes: Cause[] }[];
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
    corrections.push({ month: line["month"], before, after, causes: causesOf(line["causes"]) });
  }
  return { comparedWith: typeof comparedWith === "string" ? comparedWith : null, corrections };
}

function causesOf(value: unknown): Cause[] {
  const lines: readonly unknown[] = Array.isArray(value) ? value : [];
  return lines.filter(isRecord).flatMap(({ fileName, kind: told, loanCount }) => {
    const kind = causeKinds.find((one) => one === told);
    return typeof fileName === "string" && kind !== undefined && isWhole(loanCount)
      ? [{ fileName, kind, loanCount }]
      : [];
  });
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
