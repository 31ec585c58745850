import { banksOf } from "#shared/domain/base/bank.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { lastDayOf, type Month } from "#shared/domain/base/month.ts";
import { monthsOfQuarter, type Quarter } from "#shared/domain/base/quarter.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { type BookDate, freshnessOf } from "#shared/domain/progress/freshness.ts";
import { awaitedOf } from "../awaited-data.ts";
import { latestHourOf } from "../due-months.ts";
import { branchSubjects } from "./subject.ts";

/** In how many months of a quarter that are judged by now the data was in, and how many these are. */
export type BooksInTime = { inTime: number; months: number };

/**
 * The months of a quarter for which each branch's data was in by the report's deadline; a month is judged once it was in,
 * or the deadline has passed. Months before the ledger's first entry asked nobody for data. `books` are those in force
 * at `at`.
 */
export function booksInTime(
  programme: Pick<Programme, "bank" | "otherBanks" | "reportHour" | "reportDeadlineDay">,
  books: readonly BookDate[],
  { quarter, at, firstMonth }: { quarter: Quarter; at: string; firstMonth: Month | undefined },
): Map<string, BooksInTime> {
  const counts = new Map(branchSubjects(programme).map(({ id }) => [id, { inTime: 0, months: 0 }]));
  if (firstMonth === undefined) return counts;
  for (const month of monthsOfQuarter(quarter)) {
    if (month < firstMonth) continue;
    const deadline = latestHourOf(month, programme);
    const by = deadline < at ? deadline : at;
    const inForce = books.filter(({ committedAt }) => committedAt !== undefined && committedAt <= by);
    const fresh = freshnessOf(banksOf(programme), inForce, shanghaiDayOf(by));
    const awaited = new Set(awaitedOf(fresh, lastDayOf(month)).map(({ bankId }) => bankId));
    for (const { id, bankId, branchId } of branchSubjects(programme)) {
      const count = counts.get(id);
      const isIn = !awaited.has(`${bankId}.${branchId}`) && !awaited.has(bankId);
      if (count === undefined || (!isIn && deadline > at)) continue;
      count.months += 1;
      if (isIn) count.inTime += 1;
    }
  }
  return counts;
}
