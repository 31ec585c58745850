import { emptyHead } from "#shared/domain/ledger/journal.ts";
import { type Ledger, loansReadMax } from "#shared/ports/ledger/ledger.ts";
import { firstLoans } from "./first-loans.ts";
import { blockItemKey, headKey, loanItemKey } from "./item-keys.ts";
import { blockItem, headItem, loanItem, quietItem } from "./item-schemas.ts";
import { listLoans } from "./list-loans.ts";
import { loansOfCustomers } from "./loans-of-customers.ts";
import { postTransaction, readMarker } from "./post-transaction.ts";
import { getItem, getItems, queryItems } from "./read-items.ts";
import { sumLoans } from "./sum-loans.ts";
import type { Table } from "./table.ts";
import { readTotals } from "./totals-shards.ts";

/** The ledger in DynamoDB: a posting is one transaction, bound to the one head. */
export function createDynamoLedger(table: Table): Ledger {
  return {
    async head() {
      const item = await getItem(table, headKey);
      return item === undefined ? emptyHead : headItem.parse(item);
    },
    async readLoans(keys) {
      if (keys.length > loansReadMax) throw new RangeError(`at most ${loansReadMax} loans at once`);
      return (await getItems(table, keys.map(loanItemKey))).map((item) => loanItem.parse(item));
    },
    loansOfCustomers: (bankId, customerNos) => loansOfCustomers(table, bankId, customerNos),
    post: (posting) => postTransaction(table, posting),
    async quietPostings() {
      const item = await getItem(table, headKey);
      return item === undefined ? 0 : quietItem.parse(item);
    },
    marker: (importId, startRow) => readMarker(table, importId, startRow),
    totals: (prefix) => readTotals(table, prefix),
    listLoans: (filter, limit, cursor) => listLoans(table, filter, limit, cursor),
    async scanLoans(filter, loansMax, keep) {
      const kept = await firstLoans(table, filter, { wanted: loansMax + 1, keep });
      return { kept: kept.slice(0, loansMax), more: kept.length > loansMax };
    },
    sumLoans: (filter, loansMax) => sumLoans(table, filter, loansMax),
    async blocks(afterBlockNo, limit) {
      const after = blockItemKey(afterBlockNo);
      const items = await queryItems(
        table,
        {
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk AND sk > :after",
          ExpressionAttributeValues: { ":pk": after.pk, ":after": after.sk },
        },
        limit,
      );
      return items.map((item) => blockItem.parse(item));
    },
  };
}
