import type { Month } from "#shared/domain/base/month.ts";
import type { CorrectionState } from "#shared/domain/corrections/correction-request.ts";
import type { DecisionKind } from "#shared/domain/imports/decision.ts";
import type { JournalBlock } from "#shared/domain/ledger/journal.ts";
import type { LoanKey } from "#shared/domain/ledger/loan.ts";
import type { TotalsKey } from "#shared/domain/ledger/totals.ts";
import {
  type AssessmentKey,
  assessmentKeyText,
} from "#shared/domain/reports/assessment/assessment-record.ts";
import { readingsPrefix } from "./table-definition.ts";

/** The key of an item; its attributes are named in `table-definition.ts`. */
export type ItemKey = { pk: string; sk: string };

/** The partitions that hold a list, sorted by what their sort key says. */
export const partitions = {
  journal: "JOURNAL",
  totals: "TOTALS",
  imports: "IMPORTS",
  associations: "ASSOCIATIONS",
  members: "MEMBERS",
  registerChanges: "REGISTER-CHANGES",
  reports: "REPORTS",
  settings: "SETTINGS",
  mailings: "MAILINGS",
  assessments: "ASSESSMENTS",
  accounts: "ACCOUNTS",
  entryLinks: "ENTRY-LINKS",
} as const;

/** The index partition of the imports whose state waits for work. */
export const atWorkPartition = "AT-WORK";

/** The key of the one item that says where the journal ends. */
export const headKey: ItemKey = { pk: "HEAD", sk: "HEAD" };

/** The key of the one item that holds the newest snapshot of the cells. */
export const snapshotKey: ItemKey = { pk: "SNAPSHOT", sk: "SNAPSHOT" };

/** The key of the one item that holds the mark of the identity key. */
export const keyMarkKey: ItemKey = { pk: "KEY-MARK", sk: "KEY-MARK" };

const bankIdPattern = /^[0-9A-Za-z._-]{1,100}$/;

/** A loan's place within its association: banks in order, and within a bank its loan numbers. */
export function loanPlace({ bankId, loanNo }: LoanKey): string {
  if (!bankIdPattern.test(bankId)) throw new RangeError("a bank's id is of letters, digits, dots and dashes");
  return `${bankId}#${loanNo}`;
}

/** The key of a loan. */
export function loanItemKey(key: LoanKey): ItemKey {
  return { pk: `LOAN#${loanPlace(key)}`, sk: "LOAN" };
}

/** The partition of what says which loans an association has or once had. */
export function associationLoansPartition(associationId: string): string {
  return `ASSOCIATION-LOANS#${associationId}`;
}

/** The key of what says which loans a block brought under an association: of no other block, nor of another of its number. */
export function associationLoansKey(
  associationId: string,
  { blockNo, hash }: Pick<JournalBlock, "blockNo" | "hash">,
): ItemKey {
  return { pk: associationLoansPartition(associationId), sk: `${padded(blockNo)}#${hash.slice(0, 16)}` };
}

/** The partition of a shard of the totals; the first is that of tables without shards. */
export function totalsPartition(shard: number): string {
  return shard === 0 ? partitions.totals : `${partitions.totals}#${shard}`;
}

/** The key of what a shard has of a total. */
export function totalItemKey(key: TotalsKey, shard: number): ItemKey {
  return { pk: totalsPartition(shard), sk: key };
}

/** The key of a block of the journal; numbers are padded so that they sort. */
export function blockItemKey(blockNo: number): ItemKey {
  return { pk: partitions.journal, sk: padded(blockNo) };
}

/** The key of an import's record. */
export function importItemKey(importId: string): ItemKey {
  return { pk: `IMPORT#${importId}`, sk: "RECORD" };
}

/** The key of the marker of an import's posting. */
export function markerItemKey(importId: string, startRow: number): ItemKey {
  return { pk: `IMPORT#${importId}`, sk: `MARKER#${padded(startRow)}` };
}

/** The key of a person. */
export function personItemKey(issuer: string, subject: string): ItemKey {
  return { pk: `PERSON#${issuer}`, sk: `SUBJECT#${subject}` };
}

/** The key of a change of people. */
export function peopleChangeItemKey(issuer: string, changeId: string): ItemKey {
  return { pk: `PEOPLE-CHANGES#${issuer}`, sk: `CHANGE#${changeId}` };
}

/** The key of an association. */
export function associationItemKey(associationId: string): ItemKey {
  return { pk: partitions.associations, sk: `ASSOCIATION#${associationId}` };
}

/** The key of a revision of a month's report; the first one's is the month's own. */
export function reportItemKey(month: Month, revision = 1): ItemKey {
  const later = revision === 1 ? "" : `#${padded(revision)}`;
  return { pk: partitions.reports, sk: `MONTH#${month}${later}` };
}

/** The key of the mailing of a month's report. */
export function mailingItemKey(month: Month, revision: number): ItemKey {
  return { pk: partitions.mailings, sk: `MONTH#${month}#${padded(revision)}` };
}

/** The key of a decision about who is assessed. */
export function assessmentItemKey(key: AssessmentKey): ItemKey {
  return { pk: partitions.assessments, sk: assessmentKeyText(key) };
}

/** The key of a decision. */
export function decisionItemKey(bankId: string, kind: DecisionKind, key: string): ItemKey {
  return { pk: `DECISIONS#${kind}#${bankId}`, sk: `KEY#${key}` };
}

/** The partition of those who looked at an association's data. */
export function readingPartition(associationId: string): string {
  return readingsPrefix + associationId;
}

/** The key of a version of the settings; revisions are padded so that they sort. */
export function settingsItemKey(revision: number): ItemKey {
  return { pk: partitions.settings, sk: padded(revision) };
}

/** The key of a correction request. */
export function correctionItemKey(correctionId: string): ItemKey {
  return { pk: `CORRECTION#${correctionId}`, sk: "RECORD" };
}

/** The key of what says which request of an association on a loan is not closed. */
export function unsettledItemKey(associationId: string, key: LoanKey): ItemKey {
  return { pk: `UNSETTLED#${associationId}`, sk: loanPlace(key) };
}

/** The index partition of the correction requests of a state. */
export function correctionsPartition(state: CorrectionState): string {
  return `CORRECTIONS#${state}`;
}

/** The key of what says that an association has, or once had, members. */
export function memberAssociationKey(associationId: string): ItemKey {
  return { pk: partitions.members, sk: associationId };
}

/** The key of a version of a member: an association's lie together, sorted by identity hash. */
export function memberVersionKey(associationId: string, identityHash: string, revision: number): ItemKey {
  return { pk: `${partitions.members}#${associationId}`, sk: `${identityHash}#${padded(revision)}` };
}

/** The key of the one item that holds the present memberships of an identity, in every association. */
export function membershipsKey(identityHash: string): ItemKey {
  return { pk: `MEMBER#${identityHash}`, sk: "MEMBER" };
}

/** The partitions of the list of poor households, in its order: one for each first digit of a hash. */
export const poorHouseholdPartitions: readonly string[] = [..."0123456789abcdef"].map(
  (digit) => `POOR-HOUSEHOLDS#${digit}`,
);

/** The key of the present version of a poor household. */
export function poorHouseholdKey(identityHash: string): ItemKey {
  const pk = `POOR-HOUSEHOLDS#${identityHash.slice(0, 1)}`;
  if (!poorHouseholdPartitions.includes(pk)) throw new RangeError("an identity's hash is hexadecimal");
  return { pk, sk: identityHash };
}

/** The key of a version of a poor household. */
export function poorHouseholdVersionKey(identityHash: string, revision: number): ItemKey {
  return { pk: `POOR-HOUSEHOLD#${identityHash}`, sk: padded(revision) };
}

/** The key of a change of a register. */
export function registerChangeKey(changeId: string): ItemKey {
  return { pk: `REGISTER-CHANGE#${changeId}`, sk: "RECORD" };
}

/** The key of an account. */
export function accountItemKey(subject: string): ItemKey {
  return { pk: partitions.accounts, sk: `SUBJECT#${subject}` };
}

/** The key of what says whose a sign-in name is, by the form in which names are compared. */
export function accountNameKey(nameKey: string): ItemKey {
  return { pk: `ACCOUNT-NAME#${nameKey}`, sk: "NAME" };
}

/** The key of a link that lets people in. */
export function entryLinkItemKey(linkId: string): ItemKey {
  return { pk: partitions.entryLinks, sk: `LINK#${linkId}` };
}

/** The key of what says which link a secret is of. */
export function entrySecretKey(secretHash: string): ItemKey {
  return { pk: `ENTRY-SECRET#${secretHash}`, sk: "SECRET" };
}

/** The key of the tries at a sign-in name. */
export function signInTriesKey(nameHash: string): ItemKey {
  return { pk: `SIGN-IN-TRIES#${nameHash}`, sk: "TRIES" };
}

/** The key of the sessions of somebody who signed in here. */
export function sessionsKey(subject: string): ItemKey {
  return { pk: `SESSIONS#${subject}`, sk: "SESSIONS" };
}

/** The key of how often it was tried to get in within a window of time: from an address, or from all together. */
export function tryCountKey(window: number, of: string): ItemKey {
  return { pk: `TRY-COUNT#${window}`, sk: of };
}

/** The key of an address, by its hash, from which somebody got in. */
export function knownAddressKey(of: string): ItemKey {
  return { pk: `KNOWN-ADDRESS#${of}`, sk: "KNOWN" };
}

/** The key of a public key that tokens are verified by. */
export function signingKeyItemKey(keyId: string): ItemKey {
  return { pk: `SIGNING-KEY#${keyId}`, sk: "KEY" };
}

function padded(number: number): string {
  return String(number).padStart(12, "0");
}
