import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { loanFacts, makePosting } from "./postings.ts";

// Posts loans to a SQLite file, one a posting, each until it is in: `node posting-process.ts FILE NAME COUNT`.

const [file = "", name = "", count = ""] = process.argv.slice(2);
const { ledger, close } = openSqliteStore({ file });
for (let startRow = 0; startRow < Number(count); startRow++) {
  const change = { loanNo: `${name}${startRow}`, facts: loanFacts() };
  for (let outcome = "moved"; outcome === "moved"; ) {
    const posting = makePosting(await ledger.head(), [change], { importId: name, startRow });
    outcome = (await ledger.post(posting)).outcome;
  }
}
close();
