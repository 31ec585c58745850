import { describe } from "vitest";
import { describeAccessLog } from "./access-log.ts";
import { describeAssessmentRepository } from "./assessment-repository.ts";
import { describeAssociationRepository } from "./association-repository.ts";
import { describeCarrying } from "./carrying.ts";
import { describeCorrectionRepository } from "./correction-repository.ts";
import { describeDecisionRepository } from "./decision-repository.ts";
import { describeImportRepository } from "./import-repository.ts";
import { describeKeyMark } from "./key-mark.ts";
import { describeLedgerLimits } from "./ledger-limits.ts";
import { describeLedgerListInputs } from "./ledger-list-inputs.ts";
import { describeLedgerLists } from "./ledger-lists.ts";
import { describeLedgerPostings } from "./ledger-postings.ts";
import { describeLedgerSums } from "./ledger-sums.ts";
import { describeLedgerUndone } from "./ledger-undone.ts";
import { describeMailingRepository } from "./mailing-repository.ts";
import { describeMemberRepository } from "./member-repository.ts";
import { describeMerging } from "./merging.ts";
import { describePeopleRepository } from "./people-repository.ts";
import { describePoorHouseholdRepository } from "./poor-household-repository.ts";
import { describeRegisterChangeRepository } from "./register-change-repository.ts";
import { describeReportArchive } from "./report-archive.ts";
import { describeSettingsRepository } from "./settings-repository.ts";
import { describeSnapshotStore } from "./snapshot-store.ts";
import type { StoreOpener } from "./store-opener.ts";

/** The suite that every store passes: one part for each port. */
export function describeStore(name: string, open: StoreOpener): void {
  describeLedger(name, open);
  describeRepositories(name, open);
}

/** What a store promises of loans and their totals, and of what is made of them. */
export function describeLedger(name: string, open: StoreOpener): void {
  describe(name, () => {
    describeLedgerPostings(open);
    describeLedgerLimits(open);
    describeLedgerLists(open);
    describeLedgerListInputs(open);
    describeLedgerSums(open);
    describeLedgerUndone(open);
    describeSnapshotStore(open);
    describeCarrying(open);
    describeMerging(open);
  });
}

/** What a store promises of all that lies beside the loans. */
export function describeRepositories(name: string, open: StoreOpener): void {
  describe(name, () => {
    describeImportRepository(open);
    describeDecisionRepository(open);
    describeCorrectionRepository(open);
    describePeopleRepository(open);
    describeAssociationRepository(open);
    describeMemberRepository(open);
    describePoorHouseholdRepository(open);
    describeRegisterChangeRepository(open);
    describeReportArchive(open);
    describeSettingsRepository(open);
    describeAccessLog(open);
    describeMailingRepository(open);
    describeAssessmentRepository(open);
    describeKeyMark(open);
  });
}
