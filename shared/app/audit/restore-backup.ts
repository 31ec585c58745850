import { keepCells } from "#shared/app/progress/keep-snapshot.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { headAfter } from "#shared/domain/ledger/journal.ts";
import type { BackupReader, CarriedPosting, Installation } from "#shared/ports/backup.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Posting } from "#shared/ports/ledger/ledger.ts";
import { reportBytesMax, reportFileKey } from "#shared/ports/reports/report-file-key.ts";
import { ensureEmptyOrResumable } from "./ensure-empty-or-resumable.ts";
import { rebuildPosting } from "./rebuild-posting.ts";
import { restoreRegisters } from "./restore-registers.ts";
import { recountLedger } from "./verify-ledger.ts";
import { recordedHeads } from "./verify-reports.ts";

type RestoreDeps = Pick<Deps, "sha256" | "pause">;

/** What was restored: where the journal ends, how many loans there are, and the months whose frozen report is lost or altered. */
export type Restored = { headHash: string; loans: number; alteredReports: string[] };

/**
 * Fills an empty installation from a backup, rebuilds loans and totals from the journal, and proves that the result
 * equals the backup. After a stop a repeated call goes on. Fails with `restore-not-empty` when the installation holds
 * anything else, and with `restore-differs` when the result differs.
 */
export async function restoreBackup(
  deps: RestoreDeps,
  from: BackupReader,
  to: Installation,
): Promise<Restored> {
  await ensureEmptyOrResumable(from, to);
  await restoreRecords(from, to);
  for await (const { area, key, bytes } of from.files()) await to.files.put(area, key, bytes);
  await restorePostings(to.store, from.records("postings"));
  await keepCells({ ...to.store, pause: deps.pause });
  await restorePeople(from, to);
  return prove(deps, from, to);
}

/**
 * What is about the journal comes before it, reports above all: a schedule that runs meanwhile has nothing to publish
 * while there is no first block, and then finds published what was.
 */
async function restoreRecords(from: BackupReader, { store }: Installation): Promise<void> {
  await store.associations.takeIn(await all(from.records("associations")));
  await restoreRegisters(from, store);
  for (const version of (await all(from.records("settings"))).toReversed()) await store.settings.add(version);
  for await (const record of from.records("imports")) {
    if ((await store.imports.get(record.importId)) === undefined) await store.imports.add(record);
  }
  for await (const decision of from.records("decisions")) await store.decisions.put([decision]);
  for await (const request of from.records("corrections")) await store.corrections.takeIn(request);
  for await (const report of from.records("reports")) await store.reports.add(report);
  for await (const mailing of from.records("mailings")) await store.mailings.add(mailing);
  for await (const record of from.records("assessments")) await store.assessments.add(record);
  for await (const reading of from.records("readings")) await store.readings.add(reading);
}

/** People come last, so that nobody can sign in to half a ledger. */
async function restorePeople(from: BackupReader, { store, embedded }: Installation): Promise<void> {
  for await (const { issuer, change } of from.records("people-changes"))
    await store.people.note(issuer, change);
  for await (const person of from.records("people")) await store.people.put(person);
  if (embedded === undefined) return;
  for await (const account of from.records("accounts")) await embedded.accounts.takeIn(account);
  for await (const link of from.records("entry-links")) {
    if ((await embedded.entryLinks.get(link.linkId)) === undefined) await embedded.entryLinks.add(link);
  }
}

async function all<T>(records: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const record of records) read.push(record);
  return read;
}

async function restorePostings(
  { ledger }: Pick<Installation["store"], "ledger">,
  postings: AsyncIterable<CarriedPosting>,
): Promise<void> {
  let head = await ledger.head();
  for await (const carried of postings) {
    const { marker, block } = carried;
    if (block !== undefined && block.blockNo <= head.blockNo) continue;
    const keys = (block?.entries ?? []).map(({ bankId, loanNo }) => ({ bankId, loanNo }));
    const before = keys.length === 0 ? [] : await ledger.readLoans(keys);
    const { outcome } = await ledger.post(rebuilt({ marker, block }, head, before));
    if (outcome === "moved") throw new LedgerFailure("restore-differs", { what: "head" });
    if (block !== undefined) head = headAfter(block);
  }
}

/** Rebuilds a posting; entries that do not follow from the loans before them are a journal that was altered. */
function rebuilt(...source: Parameters<typeof rebuildPosting>): Posting {
  try {
    return rebuildPosting(...source);
  } catch (error) {
    if (error instanceof RangeError) throw new LedgerFailure("restore-differs", { what: "journal" });
    throw error;
  }
}

async function prove(
  { sha256, pause }: RestoreDeps,
  from: BackupReader,
  { store, files }: Installation,
): Promise<Restored> {
  const reports = await store.reports.list();
  const verified = await recountLedger({ ...store, sha256, pause }, recordedHeads(reports));
  if (verified.head !== from.head.hash) throw new LedgerFailure("restore-differs", { what: "head" });
  const [difference] = verified.differences;
  if (difference !== undefined) throw new LedgerFailure("restore-differs", { what: difference.kind });
  if (reports.length !== (await all(from.records("reports"))).length)
    throw new LedgerFailure("restore-differs", { what: "reports" });
  const alteredReports: string[] = [];
  for (const report of reports) {
    const bytes = await files.get("reports", reportFileKey(report, "json"), reportBytesMax);
    if (bytes === undefined || sha256(bytes) !== report.sha256) alteredReports.push(report.month);
  }
  return { headHash: verified.head, loans: verified.loans, alteredReports };
}
