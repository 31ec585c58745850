import { everyPage } from "#shared/app/base/every-page.ts";
import type { Member, PoorHousehold } from "#shared/domain/associations/member.ts";
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
  const { associations, imports, settings, reports, members, poorHouseholds, registerChanges } = to.store;
  const parts = await Promise.all([
    holdsOnly(await associations.listEver(), from.records("associations"), canonicalJson),
    holdsOnly(everyPage(settings.list), from.records("settings"), (version) =>
      [version.revision, version.changedAt, version.changedBy].join(" "),
    ),
    holdsOnly(everyPage(imports.list), from.records("imports"), ({ importId, revision }) =>
      [importId, revision].join(" "),
    ),
    holdsOnly(await reports.list(), from.records("reports"), canonicalJson),
    holdsOnly(everyPage(members.list), from.records("members"), (member) =>
      [member.associationId, versionName(member)].join(" "),
    ),
    holdsOnly(everyPage(poorHouseholds.list), from.records("poor-households"), versionName),
    holdsOnly(everyPage(registerChanges.list), from.records("register-changes"), ({ changeId }) => changeId),
    headIsOf(from, to),
  ]);
  if (parts.includes(false)) throw new LedgerFailure("restore-not-empty", { place: to.place });
}

function versionName({ identityHash, revision, changeId }: Member | PoorHousehold): string {
  return [identityHash, revision, changeId].join(" ");
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
