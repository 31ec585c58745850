import { describe } from "vitest";
import { describeAssociationRegister } from "./association-register.ts";
import { describeCarrying } from "./carrying.ts";
import { describeCorrectionRegister } from "./correction-register.ts";
import { describeDecisionRegister } from "./decision-register.ts";
import { describeImportRegister } from "./import-register.ts";
import { describeKeyMark } from "./key-mark.ts";
import { describeLedgerLimits } from "./ledger-limits.ts";
import { describeLedgerLists } from "./ledger-lists.ts";
import { describeLedgerPostings } from "./ledger-postings.ts";
import { describeLedgerSums } from "./ledger-sums.ts";
import { describeLedgerUndone } from "./ledger-undone.ts";
import { describeMailingRegister } from "./mailing-register.ts";
import { describePeopleRegister } from "./people-register.ts";
import { describeReadingLog } from "./reading-log.ts";
import { describeReportArchive } from "./report-archive.ts";
import { describeSettingsRegister } from "./settings-register.ts";
import { describeSnapshotShelf } from "./snapshot-shelf.ts";
import type { StoreOpener } from "./store-opener.ts";

/** The suite that every store passes: one part for each port. */
export function describeStore(name: string, open: StoreOpener): void {
  describe(name, () => {
    describeLedgerPostings(open);
    describeLedgerLimits(open);
    describeLedgerLists(open);
    describeLedgerSums(open);
    describeLedgerUndone(open);
    describeSnapshotShelf(open);
    describeImportRegister(open);
    describeDecisionRegister(open);
    describeCorrectionRegister(open);
    describePeopleRegister(open);
    describeAssociationRegister(open);
    describeReportArchive(open);
    describeSettingsRegister(open);
    describeReadingLog(open);
    describeMailingRegister(open);
    describeKeyMark(open);
    describeCarrying(open);
  });
}
