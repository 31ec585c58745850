import type { Month } from "#shared/domain/base/month.ts";
import type { Lent } from "./lent.ts";
import type { Correction } from "./report-document.ts";

type MonthLent = Lent & { month: Month };

/** The months up to `through` whose loans or money are not what an earlier report told of them, ascending. */
export function correctionsOf(
  told: readonly MonthLent[],
  now: readonly MonthLent[],
  through: Month,
): Omit<Correction, "causes">[] {
  const before = byMonth(told);
  const after = byMonth(now);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((month) => month <= through)
    .sort()
    .map((month) => ({ month, before: lentOf(before, month), after: lentOf(after, month) }))
    .filter(
      ({ before: was, after: is }) => was.loanCount !== is.loanCount || was.disbursedFen !== is.disbursedFen,
    );
}

/** The block with which the ledger ended when a report was made, read from its JSON; `undefined` when it tells none. */
export function blockTold(json: string): number | undefined {
  const document: unknown = JSON.parse(json);
  const head = isRecord(document) ? document["head"] : undefined;
  const blockNo = isRecord(head) ? head["blockNo"] : undefined;
  return isWhole(blockNo) ? blockNo : undefined;
}

/** The months that a frozen report told, read from its JSON; `undefined` when it is not such a report. */
export function monthsTold(json: string): MonthLent[] | undefined {
  const document: unknown = JSON.parse(json);
  if (!isRecord(document) || !Array.isArray(document["byMonth"])) return undefined;
  const lines: readonly unknown[] = document["byMonth"];
  const months: MonthLent[] = [];
  for (const line of lines) {
    if (!isRecord(line)) return undefined;
    const { month, loanCount, disbursedFen } = line;
    if (typeof month !== "string" || !isWhole(loanCount) || !isWhole(disbursedFen)) return undefined;
    months.push({ month, loanCount, disbursedFen: BigInt(disbursedFen) });
  }
  return months;
}

function byMonth(months: readonly MonthLent[]): Map<Month, MonthLent> {
  return new Map(months.map((line) => [line.month, line]));
}

function lentOf(months: ReadonlyMap<Month, MonthLent>, month: Month): Lent {
  const { loanCount = 0, disbursedFen = 0n } = months.get(month) ?? {};
  return { loanCount, disbursedFen };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
