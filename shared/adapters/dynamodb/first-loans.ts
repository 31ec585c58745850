import type { Loan } from "#shared/domain/ledger/loan.ts";
import { type LoanFilter, letsThrough } from "#shared/domain/ledger/loan-filter.ts";
import { associationKey } from "#shared/domain/ledger/totals.ts";
import { loanAt, placesHeldMax, placesOf } from "./association-loans.ts";
import { loanItemKey, loanPlace, partitions } from "./item-keys.ts";
import { associationTotalItem, loanItem } from "./item-schemas.ts";
import { getItems, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/** How many associations are asked at the same time while there are not enough loans yet. */
const associationsAtOnceMax = 16;
/** How many associations are named at a time. */
const associationsNamedMax = 500;
/** How many loans of an association are read at the same time. */
const loansAtOnceMax = 1600;
/** Sorts after every text with the same beginning. */
const last = "\u{10ffff}";

/** A place in the list of loans. */
export type LoanPlace = { associationId: string; place: string };

/** How many loans are wanted, after which place, and what is kept of each. */
type Wanted<T> = { after?: LoanPlace | undefined; wanted: number; keep: (loan: Loan) => T };

/**
 * The first loans after a place in the order of (associationId, bankId, loanNo), association by association. Each is
 * read consistently under its own key: only that says where the loan belongs, and whether it still exists.
 */
export async function firstLoans<T>(
  table: Table,
  filter: LoanFilter,
  { after, wanted, keep }: Wanted<T>,
): Promise<T[]> {
  const kept: T[] = [];
  let atOnce = wanted > loansAtOnceMax ? associationsAtOnceMax : 1;
  for await (const named of eachNaming(table, filter, after)) {
    let rest = named;
    while (rest.length > 0 && kept.length < wanted) {
      const missing = wanted - kept.length;
      const found = await Promise.all(
        rest.slice(0, atOnce).map((associationId) => {
          const behind = associationId === after?.associationId ? after.place : "";
          return loansOf(table, { ...filter, associationId }, { behind, wanted: missing, keep });
        }),
      );
      for (const loans of found) kept.push(...loans);
      rest = rest.slice(atOnce);
      atOnce = Math.min(atOnce * 2, associationsAtOnceMax);
    }
    if (kept.length >= wanted) break;
  }
  return kept.slice(0, wanted);
}

/** The associations that may have loans after a place, in order, some at a time: those that have a total. */
async function* eachNaming(
  table: Table,
  { associationId }: LoanFilter,
  after: LoanPlace | undefined,
): AsyncGenerator<string[]> {
  if (associationId !== undefined) {
    if (compareUtf8(associationId, after?.associationId ?? "") >= 0) yield [associationId];
    return;
  }
  const to = associationKey(last);
  let from = associationKey(after?.associationId ?? "");
  while (compareUtf8(from, to) <= 0) {
    const items = await queryItems(
      table,
      {
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: {
          ":pk": partitions.totals,
          ":from": from,
          ":to": to,
        },
        ProjectionExpression: "sk",
      },
      associationsNamedMax,
    );
    const keys = items.map((item) => associationTotalItem.parse(item).sk);
    yield keys.map((key) => key.slice(associationKey("").length));
    if (keys.length < associationsNamedMax) return;
    from = `${keys.at(-1)}\0`;
  }
}

/** An association's loans after a place: as many as are wanted, then ever more while few pass the filter. */
async function loansOf<T>(
  table: Table,
  filter: LoanFilter & { associationId: string },
  { behind, wanted, keep }: { behind: string } & Omit<Wanted<T>, "after">,
): Promise<T[]> {
  const kept: T[] = [];
  let [from, atOnce] = [behind, Math.min(wanted, loansAtOnceMax)];
  for (;;) {
    const places = await placesOf(table, filter.associationId, { behind: from, filter });
    for (let at = 0; at < places.length; at += atOnce, atOnce = Math.min(atOnce * 2, loansAtOnceMax)) {
      const loans = await loansAt(table, places.slice(at, at + atOnce));
      for (const loan of loans) if (letsThrough(filter, loan)) kept.push(keep(loan));
      if (kept.length >= wanted) return kept;
    }
    const end = places.at(-1);
    if (end === undefined || places.length < placesHeldMax) return kept;
    from = end;
  }
}

/** The loans at some places that stand, in the order of the places. */
async function loansAt(table: Table, places: readonly string[]): Promise<Loan[]> {
  const items = await getItems(
    table,
    places.map((place) => loanItemKey(loanAt(place))),
  );
  const states = new Map(
    items.map((item) => {
      const state = loanItem.parse(item);
      return [loanPlace(state), state];
    }),
  );
  return places.flatMap((place) => {
    const state = states.get(place);
    return state?.facts === undefined ? [] : [{ ...state, facts: state.facts }];
  });
}

/** The order of sort keys: that of their bytes in UTF-8, which for rare characters is not JavaScript's own. */
function compareUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
