import type { AccountCarrier } from "#shared/ports/people/accounts.ts";
import { accountItemKey } from "./item-keys.ts";
import { accountItem } from "./item-schemas.ts";
import { isNew } from "./put-once.ts";
import { queryItems } from "./read-items.ts";
import { accountItemOf, allAccounts, isFree, nameItem } from "./stored-accounts.ts";
import { putIf } from "./stored-links.ts";
import type { Table } from "./table.ts";
import { writeTogether } from "./write-together.ts";

/** Carries the accounts of a table to and from other stores. */
export function createDynamoAccountCarrier(table: Table): AccountCarrier {
  return {
    async carried() {
      const items = await queryItems(table, allAccounts);
      return items.map((item) => ({
        subject: String(item["sk"]).slice("SUBJECT#".length),
        account: item["record"] === undefined ? undefined : accountItem.parse(item),
      }));
    },
    async takeIn({ subject, account }) {
      const puts =
        account === undefined
          ? [putIf(table, accountItemKey(subject), isNew)]
          : [putIf(table, accountItemOf(account), isNew), putIf(table, nameItem(account), isFree)];
      await writeTogether(table, puts);
    },
  };
}
