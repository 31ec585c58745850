import { type Account, nameKey } from "#shared/domain/people/account.ts";
import { toJsonText } from "../stored/json-text.ts";
import { accountItemKey, accountNameKey, partitions } from "./item-keys.ts";
import { accountItem } from "./item-schemas.ts";
import type { Condition } from "./put-once.ts";
import { getItem } from "./read-items.ts";
import type { Stored } from "./stored-links.ts";
import type { Table } from "./table.ts";

/** The query of all accounts, those that were taken away too. */
export const allAccounts = {
  ConsistentRead: true,
  KeyConditionExpression: "pk = :pk",
  ExpressionAttributeValues: { ":pk": partitions.accounts },
};

/** The condition that a sign-in name is nobody's. */
export const isFree: Condition = {
  expression: "attribute_not_exists(pk) OR attribute_not_exists(subject)",
};

/** Reads an account, unless it was taken away. */
export async function readAccount(table: Table, subject: string): Promise<Stored<Account> | undefined> {
  const item = await getItem(table, accountItemKey(subject));
  return item === undefined || item["record"] === undefined
    ? undefined
    : { record: accountItem.parse(item), item };
}

/** An account as an item. */
export function accountItemOf(account: Account) {
  return { ...accountItemKey(account.subject), record: toJsonText(account) };
}

/** What says whose the name of an account is. */
export function nameItem({ name, subject }: Account) {
  return { ...accountNameKey(nameKey(name)), subject };
}
