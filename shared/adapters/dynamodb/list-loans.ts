import type { Loan } from "#shared/domain/loan.ts";
import type { LoanFilter } from "#shared/domain/loan-filter.ts";
import { associationKey } from "#shared/domain/totals.ts";
import type { Page } from "#shared/ports/ledger.ts";
import { decodeCursor, encodeCursor } from "../stored/cursor.ts";
import { associationPartition, partitions } from "./item-keys.ts";
import { associationTotalItem, listedLoanItem } from "./item-schemas.ts";
import { loanConditions } from "./loan-conditions.ts";
import { queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";
import { tableIndex } from "./table-definition.ts";

/** How many associations are asked at the same time while a page is not full yet. */
const associationsAtOnceMax = 16;
/** How many associations are named at a time. */
const associationsNamedMax = 500;
/** What sorts behind every text that begins alike. */
const last = "\u{10ffff}";

/** The place behind which a page begins. */
type After = { associationId: string; place: string };

/** A page of loans in the order of (associationId, bankId, loanNo), read from the index association by association. */
export async function listLoans(
  table: Table,
  filter: LoanFilter,
  limit: number,
  cursor?: string,
): Promise<Page<Loan>> {
  const after = cursor === undefined ? undefined : afterOf(cursor);
  const loans: Loan[] = [];
  let atOnce = 1;
  for await (const named of eachNaming(table, filter, after)) {
    let rest = named;
    while (rest.length > 0 && loans.length <= limit) {
      const asked = rest.slice(0, atOnce);
      const wanted = limit + 1 - loans.length;
      const found = await Promise.all(
        asked.map((associationId) => {
          const place = associationId === after?.associationId ? after.place : "";
          return loansOf(table, filter, { associationId, place }, wanted);
        }),
      );
      loans.push(...found.flat());
      rest = rest.slice(atOnce);
      atOnce = Math.min(atOnce * 2, associationsAtOnceMax);
    }
    if (loans.length > limit) break;
  }
  const items = loans.slice(0, limit);
  const end = items.at(-1);
  if (loans.length <= limit || end === undefined) return { items };
  return { items, cursor: encodeCursor([end.facts.associationId, end.bankId, end.loanNo]) };
}

function afterOf(cursor: string): After {
  const [associationId = "", bankId = "", loanNo = ""] = decodeCursor(cursor, 3);
  return { associationId, place: `${bankId}#${loanNo}` };
}

/** The associations that may have loans behind a place, in order, some at a time: those that have a total. */
async function* eachNaming(
  table: Table,
  { associationId }: LoanFilter,
  after: After | undefined,
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

async function loansOf(table: Table, filter: LoanFilter, after: After, wanted: number): Promise<Loan[]> {
  const bank = filter.bankId === undefined ? "" : `${filter.bankId}#`;
  const behind = `${after.place}\0`;
  const from = compareUtf8(behind, bank) > 0 ? behind : bank;
  const to = `${bank}${last}`;
  if (compareUtf8(from, to) > 0) return [];
  const { conditions, names, values } = loanConditions(filter);
  const items = await queryItems(
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
      ...(conditions.length === 0
        ? {}
        : { FilterExpression: conditions.join(" AND "), ExpressionAttributeNames: names }),
    },
    wanted,
  );
  return items.map((item) => listedLoanItem.parse(item));
}

/** The order of sort keys: that of their bytes in UTF-8, which for rare characters is not JavaScript's own. */
function compareUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
