import type { Member, PoorHousehold, RegisterChange } from "#shared/domain/associations/member.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { CorrectionRequest } from "#shared/domain/corrections/correction-request.ts";
import type { Decision } from "#shared/domain/imports/decision.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { JournalBlock, JournalHead } from "#shared/domain/ledger/journal.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { EntryLink } from "#shared/domain/people/entry-link.ts";
import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import type { Reading } from "#shared/domain/people/reading.ts";
import type { SettingsVersion } from "#shared/domain/programme/programme-settings.ts";
import type { AssessmentRecord } from "#shared/domain/reports/assessment/assessment-record.ts";
import type { Mailing } from "#shared/domain/reports/mailing.ts";
import type { FileArea, FileKeys, FileStore } from "#shared/ports/base/file-store.ts";
import type { PostingMarker } from "#shared/ports/ledger/ledger.ts";
import type { AccountCarrier, CarriedAccount, EntryLinkRepository } from "#shared/ports/people/accounts.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import type { Store } from "#shared/ports/store.ts";

/** A posting as it is carried: that it was made and, where it changed anything, its block. Loans and totals follow from it. */
export type CarriedPosting = { marker: PostingMarker; block?: JournalBlock | undefined };

/** What a backup holds besides files, list by list. */
export type BackupLists = {
  associations: Association;
  /** All versions of all members, each member's oldest first; of poor households likewise. */
  members: Member;
  "poor-households": PoorHousehold;
  "register-changes": RegisterChange;
  settings: SettingsVersion;
  people: Person;
  "people-changes": { issuer: string; change: PeopleChange };
  imports: ImportRecord;
  decisions: Decision;
  corrections: CorrectionRequest;
  postings: CarriedPosting;
  reports: PublishedReport;
  mailings: Mailing;
  assessments: AssessmentRecord;
  readings: Reading;
  accounts: CarriedAccount;
  "entry-links": EntryLink;
};
export type BackupListName = keyof BackupLists;

/** Every list, in the order in which they are written. */
export const backupListNames = [
  "associations",
  "members",
  "poor-households",
  "register-changes",
  "settings",
  "people",
  "people-changes",
  "imports",
  "decisions",
  "corrections",
  "postings",
  "reports",
  "mailings",
  "assessments",
  "readings",
  "accounts",
  "entry-links",
] as const satisfies readonly BackupListName[];

/** An installation that is backed up or restored: its store and files, and what an embedded issuer keeps. */
export type Installation = {
  /** What an operator calls it by: its data folder, or its table. */
  place: string;
  store: Store;
  files: FileStore & FileKeys;
  /** Under which issuers its register may have people. */
  issuers: readonly string[];
  /** Absent where people sign in elsewhere. */
  embedded?: { accounts: AccountCarrier; entryLinks: EntryLinkRepository } | undefined;
};

/** A file of an installation. */
export type CarriedFile = { area: FileArea; key: string };

/** Takes a backup down. */
export interface BackupWriter {
  /** Writes a list whole, and gives the SHA-256 of what was written. */
  writeList<L extends BackupListName>(name: L, records: AsyncIterable<BackupLists[L]>): Promise<string>;
  /** The SHA-256 that `writeList` would give. */
  hashList<L extends BackupListName>(name: L, records: AsyncIterable<BackupLists[L]>): Promise<string>;
  writeFile(file: CarriedFile, bytes: Uint8Array): Promise<void>;
}

/** Reads a backup whose files were found whole. */
export interface BackupReader {
  /** Where its journal ends. */
  head: JournalHead;
  records<L extends BackupListName>(name: L): AsyncIterable<BackupLists[L]>;
  files(): AsyncIterable<CarriedFile & { bytes: Uint8Array }>;
}
