import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { describeAccounts } from "#test/contracts/accounts.ts";

describeAccounts("accounts in SQLite", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  return { store, close: async () => store.close() };
});
