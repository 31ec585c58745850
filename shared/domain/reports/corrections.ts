import type { Month } from "#shared/domain/base/month.ts";
import type { Lent } from "./lent.ts";
import type { Correction } from "./report-document.ts";

type MonthLent = Lent & { month: Month };

/** The months up to `through` whose loans or money differ from an earlier report, ascending. */
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

function byMonth(months: readonly MonthLent[]): Map<Month, MonthLent> {
  return new Map(months.map((line) => [line.month, line]));
}

function lentOf(months: ReadonlyMap<Month, MonthLent>, month: Month): Lent {
  const { loanCount = 0, disbursedFen = 0n } = months.get(month) ?? {};
  return { loanCount, disbursedFen };
}
