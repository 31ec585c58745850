import { setImmediate as othersTurn } from "node:timers/promises";
import type { Loan } from "#shared/domain/ledger/loan.ts";

/** How many loans are read before others have their turn. */
const loansInOneGo = 100;

/** A page of loans behind the cursor of the one before. */
type ReadPage = (
  limit: number,
  cursor: string | undefined,
) => Promise<{ items: readonly Loan[]; cursor?: string | undefined }>;

/** Goes through the first loans of a list, a few at a time. */
export async function scanLoans<T>(
  readPage: ReadPage,
  loansMax: number,
  keep: (loan: Loan) => T,
): Promise<{ kept: T[]; more: boolean }> {
  const kept: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(Math.min(loansInOneGo, loansMax - kept.length), cursor);
    for (const loan of page.items) kept.push(keep(loan));
    cursor = page.cursor;
    await othersTurn();
  } while (cursor !== undefined && kept.length < loansMax);
  return { kept, more: cursor !== undefined };
}
