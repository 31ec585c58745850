import { describe } from "vitest";
import { describeAssociationRegister } from "./association-register.ts";
import { describeImportRegister } from "./import-register.ts";
import { describeLedgerLists } from "./ledger-lists.ts";
import { describeLedgerPostings } from "./ledger-postings.ts";
import { describePeopleRegister } from "./people-register.ts";
import { describeReportArchive } from "./report-archive.ts";
import type { StoreOpener } from "./store-opener.ts";

/** The suite that every store passes: one part for each port. */
export function describeStore(name: string, open: StoreOpener): void {
  describe(name, () => {
    describeLedgerPostings(open);
    describeLedgerLists(open);
    describeImportRegister(open);
    describePeopleRegister(open);
    describeAssociationRegister(open);
    describeReportArchive(open);
  });
}
