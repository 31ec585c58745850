import type { AccountStore } from "#shared/ports/people/accounts.ts";
import { createDynamoAccountCarrier } from "./dynamo-account-carrier.ts";
import { createDynamoAccountRepository } from "./dynamo-account-repository.ts";
import { createDynamoEntryLinkRepository } from "./dynamo-entry-link-repository.ts";
import { createDynamoSessionRepository } from "./dynamo-session-repository.ts";
import { openTable, type TableSource } from "./table.ts";

/** The accounts and links in the store's table. */
export function createDynamoAccountStore(source: TableSource): AccountStore {
  const table = openTable(source);
  const entryLinks = createDynamoEntryLinkRepository(table);
  return {
    accounts: createDynamoAccountRepository(table, entryLinks),
    entryLinks,
    accountCarrier: createDynamoAccountCarrier(table),
    sessions: createDynamoSessionRepository(table),
  };
}
