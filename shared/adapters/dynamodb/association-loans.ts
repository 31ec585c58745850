import { firstDayOf, lastDayOf, type Month } from "#shared/domain/base/month.ts";
import type { LoanKey } from "#shared/domain/ledger/loan.ts";
import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import { associationLoansPartition } from "./item-keys.ts";
import { associationLoansItem } from "./item-schemas.ts";
import { queryPages } from "./read-items.ts";
import type { Table } from "./table.ts";

/** How many places are held at a time, however many loans an association has. */
export const placesHeldMax = 2000;

/** Which places are wanted: those after one, and within a filter's bank and time. */
type PlacesWanted = {
  behind: string;
  filter: Pick<LoanFilter, "bankId" | "month" | "disbursedFrom" | "disbursedUntil">;
};

/**
 * The first places, at most `placesHeldMax`, of the loans that an association has or once had, in the order of their
 * bytes. The lists of its postings are gone through once; a loan that left it, or was undone, is still among them, and
 * one whose day was corrected is under either month.
 */
export async function placesOf(
  table: Table,
  associationId: string,
  { behind, filter }: PlacesWanted,
): Promise<string[]> {
  const { bankId } = filter;
  const bank = bankId === undefined ? "" : `${bankId}#`;
  const from = Buffer.from(behind);
  let places = new Map<string, Buffer>();
  const query = {
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": associationLoansPartition(associationId) },
  };
  for await (const items of queryPages(table, query)) {
    for (const item of items) {
      const months = associationLoansItem.parse(item).places.filter(([month]) => mayHold(filter, month));
      for (const place of months.flatMap(([, all]) => all)) {
        const bytes = Buffer.from(place);
        if (place.startsWith(bank) && Buffer.compare(bytes, from) > 0) places.set(place, bytes);
      }
      if (places.size > 2 * placesHeldMax) places = first(places);
    }
  }
  return [...first(places).keys()];
}

/** Tells whether a filter may accept a loan that was disbursed in a month. */
function mayHold({ month, disbursedFrom, disbursedUntil }: PlacesWanted["filter"], of: Month): boolean {
  if (month !== undefined && month !== of) return false;
  return (
    lastDayOf(of) >= (disbursedFrom ?? "") &&
    (disbursedUntil === undefined || firstDayOf(of) <= disbursedUntil)
  );
}

/** The loan at a place of an association. */
export function loanAt(place: string): LoanKey {
  const bankEnd = place.indexOf("#");
  return { bankId: place.slice(0, bankEnd), loanNo: place.slice(bankEnd + 1) };
}

function first(places: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const sorted = [...places].sort(([, one], [, other]) => Buffer.compare(one, other));
  return new Map(sorted.slice(0, placesHeldMax));
}
