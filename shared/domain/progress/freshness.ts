import type { Bank } from "#shared/domain/base/bank.ts";
import { addDays, type Day, daysInclusive, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { groupBy } from "#shared/domain/base/group-by.ts";
import { firstDayOf, monthOf } from "#shared/domain/base/month.ts";

/** Up to how many days old a bank's data is current: a month's book comes about ten days after the month. */
export const freshDaysMax = 45;

/** How old a bank's data is. */
export type Freshness = {
  bankId: string;
  name: string;
  /** The latest data date of a committed book. */
  dataOn: Day | null;
  lastCommittedAt: string | null;
  /** Days from that day, or that of the last commit where no book said one; `null` when nothing was committed. */
  ageDays: number | null;
  /** Whether the bank owes a newer book. */
  stale: boolean;
  /**
   * The same for each branch, where branches upload their own books: the bank's data is as old as its oldest branch's.
   */
  branches?: readonly BranchFreshness[] | undefined;
};

/** How old a branch's data is, by its own books and its bank's. */
export type BranchFreshness = { branchId: string; name: string } & Age;
type Age = Pick<Freshness, "dataOn" | "lastCommittedAt" | "ageDays" | "stale">;

/** What an import says about how fresh a bank's data is. */
export type BookDate = {
  bankId: string;
  /** The branches that alone it is of. */
  branchIds?: readonly string[] | undefined;
  state: string;
  dataOn?: Day | undefined;
  /** That it is no book: it says that there is nothing new of the month that ends on its data day. */
  noNews?: true | undefined;
  committedAt?: string | undefined;
};

/** The freshness of the programme's banks and of every other that committed something, on a day. */
export function freshnessOf(banks: readonly Bank[], imports: readonly BookDate[], today: Day): Freshness[] {
  const committed = groupBy(
    imports.filter(({ state }) => state === "committed"),
    ({ bankId }) => bankId,
  );
  const known = new Set(banks.map(({ bankId }) => bankId));
  const others = [...committed.keys()].filter((bankId) => !known.has(bankId)).sort();
  return [...banks, ...others.map((bankId): Bank => ({ bankId, name: bankId }))].map((bank) =>
    bankFreshness(bank, committed.get(bank.bankId) ?? [], today),
  );
}

/**
 * To which day the data of all banks and branches that sent any reaches: of a later day not everything is told. One that
 * never sent anything bends no month. `null` where nothing is in, or some of it does not say its day.
 */
export function commonReach(banks: readonly Freshness[]): Day | null {
  const reaches = banks
    .flatMap(({ branches, ...bank }): readonly Age[] => branches ?? [bank])
    .flatMap(({ dataOn, lastCommittedAt }) => (lastCommittedAt === null ? [] : [dataOn]));
  const [first = null] = reaches;
  if (reaches.includes(null)) return null;
  return reaches.reduce((one, other) => ((other ?? "") < (one ?? "") ? other : one), first);
}

function bankFreshness(
  { bankId, name, branches = [] }: Bank,
  books: readonly BookDate[],
  today: Day,
): Freshness {
  const isByBranch = books.some(({ branchIds }) => branchIds !== undefined);
  if (!isByBranch || branches.length === 0) return { bankId, name, ...ageOf(books, today) };
  const lines = branches.map((branch) => {
    const isOf = ({ branchIds }: BookDate) => branchIds === undefined || branchIds.includes(branch.branchId);
    return { branchId: branch.branchId, name: branch.name, ...ageOf(books.filter(isOf), today) };
  });
  const oldest = lines.reduce((one, other) => ((other.dataOn ?? "") < (one.dataOn ?? "") ? other : one));
  return {
    ...{ bankId, name, dataOn: oldest.dataOn, lastCommittedAt: latest(books.map((one) => one.committedAt)) },
    ...{ ageDays: oldest.ageDays, stale: lines.some(({ stale }) => stale), branches: lines },
  };
}

function ageOf(books: readonly BookDate[], today: Day): Age {
  const dataOn = dataReach(books);
  const lastCommittedAt = latest(books.map(({ committedAt }) => committedAt));
  const since = dataOn ?? (lastCommittedAt === null ? null : shanghaiDayOf(lastCommittedAt));
  const ageDays = since === null ? null : Math.max(daysInclusive(since, today) - 1, 0);
  return { dataOn, lastCommittedAt, ageDays, stale: ageDays === null || ageDays > freshDaysMax };
}

/**
 * Until which day the data reaches. A book tells of everything up to its data day; a statement that there is nothing new
 * tells of its month alone, so it carries on only from data that reaches that month.
 */
function dataReach(books: readonly BookDate[]): Day | null {
  const stated = books.flatMap(({ noNews, dataOn }) => (noNews && dataOn !== undefined ? [dataOn] : []));
  let reach = latest(books.map(({ noNews, dataOn }) => (noNews ? undefined : dataOn)));
  for (const day of stated.sort()) {
    const carriesOn = reach === null || firstDayOf(monthOf(day)) <= addDays(reach, 1);
    if (carriesOn && (reach === null || reach < day)) reach = day;
  }
  return reach;
}

function latest(texts: readonly (string | undefined)[]): string | null {
  return (
    texts
      .filter((text) => text !== undefined)
      .sort()
      .at(-1) ?? null
  );
}
