import type { Loan } from "#shared/domain/ledger/loan.ts";
import { blockItemKey, loanItemKey } from "./item-keys.ts";
import { blockItem, loanItem } from "./item-schemas.ts";
import { getItems, queryPages } from "./read-items.ts";
import type { Table } from "./table.ts";

/**
 * The loans of a bank with some customer numbers. They are found through the journal, whose blocks are read once for
 * all: an index would be written with every loan, and only files without identity numbers ask for it.
 */
export async function loansOfCustomers(
  table: Table,
  bankId: string,
  customerNos: ReadonlySet<string>,
): Promise<Loan[]> {
  if (customerNos.size === 0) return [];
  const loanNos = new Set<string>();
  const { pk } = blockItemKey(0);
  const query = {
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": pk },
  };
  for await (const items of queryPages(table, query)) {
    for (const { entries } of items.map((item) => blockItem.parse(item))) {
      for (const entry of entries) {
        const isOfThem = entry.changes.some(
          ({ field, after }) => field === "customerNo" && after !== null && customerNos.has(after),
        );
        if (entry.bankId === bankId && isOfThem) loanNos.add(entry.loanNo);
      }
    }
  }
  const items = await getItems(
    table,
    [...loanNos].map((loanNo) => loanItemKey({ bankId, loanNo })),
  );
  return items.flatMap((item): Loan[] => {
    const { facts, ...loan } = loanItem.parse(item);
    return facts?.customerNo !== undefined && customerNos.has(facts.customerNo) ? [{ ...loan, facts }] : [];
  });
}
