import { everyPage } from "#shared/app/base/every-page.ts";
import { canonicalJson } from "#shared/domain/base/canonical-json.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { BackupReader, Installation } from "#shared/ports/backup.ts";

/**
 * Makes sure that an installation is empty, or holds nothing but the beginning of this very backup. Fails with
 * `restore-not-empty`.
 */
export async function ensureEmptyOrResumable(
  from: Pick<BackupReader, "records">,
  to: Installation,
): Promise<void> {
  const { associations, imports, settings, reports } = to.store;
  const parts = await Promise.all([
    holdsOnly(await associations.listEver(), from.records("associations"), canonicalJson),
    holdsOnly(everyPage(settings.list), from.records("settings"), (version) =>
      [version.revision, version.changedAt, version.changedBy].join(" "),
    ),
    holdsOnly(everyPage(imports.list), from.records("imports"), ({ importId, revision }) =>
      [importId, revision].join(" "),
    ),
    holdsOnly(await reports.list(), from.records("reports"), canonicalJson),
    headIsOf(from, to),
  ]);
  if (parts.includes(false)) throw new LedgerFailure("restore-not-empty", { place: to.place });
}

async function holdsOnly<T>(
  found: AsyncIterable<T> | Iterable<T>,
  carried: AsyncIterable<T>,
  nameOf: (record: T) => string,
): Promise<boolean> {
  const names = new Set<string>();
  for await (const record of carried) names.add(nameOf(record));
  for await (const record of found) if (!names.has(nameOf(record))) return false;
  return true;
}

async function headIsOf(from: Pick<BackupReader, "records">, { store }: Installation): Promise<boolean> {
  const head = await store.ledger.head();
  if (head.blockNo === 0) return true;
  for await (const { block } of from.records("postings"))
    if (block?.blockNo === head.blockNo) return block.hash === head.hash;
  return false;
}
