import type { LoanField } from "#shared/domain/loan.ts";
import type { LoanFilter } from "#shared/domain/loan-filter.ts";
import { associationKey } from "#shared/domain/totals.ts";
import { associationPartition, partitions } from "./item-keys.ts";
import { associationTotalItem } from "./item-schemas.ts";
import { loanConditions } from "./loan-conditions.ts";
import { type Item, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";
import { tableIndex } from "./table-definition.ts";

/** How many associations are asked at the same time while there are not enough loans yet. */
const associationsAtOnceMax = 16;
/** How many associations are named at a time. */
const associationsNamedMax = 500;
/** What sorts behind every text that begins alike. */
const last = "\u{10ffff}";

/** A place in the list of loans. */
export type LoanPlace = { associationId: string; place: string };

/** Which of the loans are wanted, and of their facts which: all, unless some are named. */
type Wanted = {
  after?: LoanPlace | undefined;
  wanted: number;
  facts?: readonly LoanField[] | undefined;
};

/** The first loans behind a place in the order of (associationId, bankId, loanNo), read from the index association by association. */
export async function firstLoans(
  table: Table,
  filter: LoanFilter,
  { after, wanted, facts }: Wanted,
): Promise<Item[]> {
  const loans: Item[] = [];
  let atOnce = 1;
  for await (const named of eachNaming(table, filter, after)) {
    let rest = named;
    while (rest.length > 0 && loans.length < wanted) {
      const found = await Promise.all(
        rest.slice(0, atOnce).map((associationId) => {
          const place = associationId === after?.associationId ? after.place : "";
          const missing = wanted - loans.length;
          return loansOf(table, filter, { after: { associationId, place }, wanted: missing, facts });
        }),
      );
      for (const items of found) loans.push(...items);
      rest = rest.slice(atOnce);
      atOnce = Math.min(atOnce * 2, associationsAtOnceMax);
    }
    if (loans.length >= wanted) break;
  }
  return loans.slice(0, wanted);
}

/** The associations that may have loans behind a place, in order, some at a time: those that have a total. */
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

async function loansOf(
  table: Table,
  filter: LoanFilter,
  { after, wanted, facts }: Wanted & { after: LoanPlace },
): Promise<Item[]> {
  const bank = filter.bankId === undefined ? "" : `${filter.bankId}#`;
  const behind = `${after.place}\0`;
  const from = compareUtf8(behind, bank) > 0 ? behind : bank;
  const to = `${bank}${last}`;
  if (compareUtf8(from, to) > 0) return [];
  const { conditions, names, values } = loanConditions(filter);
  const projection = facts?.map((field) => `#facts.#${field}`).join(", ");
  for (const field of facts ?? []) Object.assign(names, { "#facts": "facts", [`#${field}`]: field });
  return queryItems(
    table,
    {
      IndexName: tableIndex.name,
      KeyConditionExpression: `${tableIndex.partition} = :association AND ${tableIndex.sort} BETWEEN :from AND :to`,
      ExpressionAttributeValues: {
        ...values,
        ":association": associationPartition(after.associationId),
        ":from": from,
        ":to": to,
      },
      ...(projection === undefined ? {} : { ProjectionExpression: projection }),
      ...(conditions.length === 0 ? {} : { FilterExpression: conditions.join(" AND ") }),
      ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
    },
    wanted,
  );
}

/** The order of sort keys: that of their bytes in UTF-8, which for rare characters is not JavaScript's own. */
function compareUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
