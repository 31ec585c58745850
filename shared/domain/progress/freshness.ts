import { type Day, daysInclusive, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { groupBy } from "#shared/domain/base/group-by.ts";

/** Up to how many days old a bank's data is current: a month's book comes about ten days after the month. */
export const freshDaysMax = 45;

/** How old what a bank has told is. */
export type Freshness = {
  bankId: string;
  name: string;
  /** The latest day of which a committed book states its figures. */
  dataOn: Day | null;
  lastCommittedAt: string | null;
  /** Days from that day, or that of the last commit where no book said one; `null` when nothing was committed. */
  ageDays: number | null;
  /** Whether the bank owes a newer book. */
  stale: boolean;
};

/** What an import tells of how fresh a bank's data is. */
type Told = {
  bankId: string;
  state: string;
  dataOn?: Day | undefined;
  committedAt?: string | undefined;
};

/** The freshness of the programme's bank and of every other that committed something, on a day. */
export function freshnessOf(
  bank: { bankId: string; name: string },
  imports: readonly Told[],
  today: Day,
): Freshness[] {
  const committed = groupBy(
    imports.filter(({ state }) => state === "committed"),
    ({ bankId }) => bankId,
  );
  const others = [...committed.keys()].filter((bankId) => bankId !== bank.bankId).sort();
  return [bank, ...others.map((bankId) => ({ bankId, name: bankId }))].map(({ bankId, name }) => {
    const told = committed.get(bankId) ?? [];
    const dataOn = latest(told.map((one) => one.dataOn));
    const lastCommittedAt = latest(told.map(({ committedAt }) => committedAt));
    const since = dataOn ?? (lastCommittedAt === null ? null : shanghaiDayOf(lastCommittedAt));
    const ageDays = since === null ? null : Math.max(daysInclusive(since, today) - 1, 0);
    return {
      bankId,
      name,
      dataOn,
      lastCommittedAt,
      ageDays,
      stale: ageDays === null || ageDays > freshDaysMax,
    };
  });
}

function latest(texts: readonly (string | undefined)[]): string | null {
  return (
    texts
      .filter((text) => text !== undefined)
      .sort()
      .at(-1) ?? null
  );
}
