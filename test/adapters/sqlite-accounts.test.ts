import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { describeAccounts } from "#test/contracts/accounts.ts";
import { describeSessions } from "#test/contracts/sessions.ts";

describeAccounts("accounts in SQLite", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  return { store, close: async () => store.close() };
});

describeSessions("sessions in SQLite", async () => {
  const { sessions, close } = openSqliteStore({ file: ":memory:" });
  return { sessions, close: async () => close() };
});
