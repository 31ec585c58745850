import { disbursedFenNow } from "#shared/app/progress/disbursed-now.ts";
import { keepSnapshot, type SnapshotDeps } from "#shared/app/progress/keep-snapshot.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { lastDayOf, type Month } from "#shared/domain/base/month.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type ImportRecord, noNewsName } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * Takes down that a liaison's bank or branches have nothing new of a month (本月无新增): it stands among the imports as a
 * committed one without a row, counts as the book of the month's last day, and may be undone like any other. Fails with
 * `month-not-over`.
 */
export async function stateNoNews(
  deps: SnapshotDeps & Pick<Deps, "sha256" | "newId" | "now">,
  caller: Person,
  month: Month,
): Promise<ImportRecord> {
  const now = deps.now();
  const dataOn = lastDayOf(month);
  if (dataOn >= shanghaiDayOf(now)) throw new LedgerFailure("month-not-over", { month });
  const { subject: by, displayName: byName } = caller;
  const record: ImportRecord = {
    importId: deps.newId(),
    revision: 1,
    state: "committed",
    fileName: noNewsName(month),
    byteSize: 0,
    sha256: deps.sha256(new Uint8Array()),
    noNews: true,
    bankId: caller.bankId ?? deps.programme.bank.bankId,
    ...(caller.branchIds === undefined ? {} : { branchIds: caller.branchIds }),
    announcedBy: by,
    announcedByName: byName,
    announcedAt: now,
    changedAt: now,
    checkNo: 0,
    counts: { read: 0, new: 0, changed: 0, unchanged: 0, refused: 0, skipped: 0 },
    dataOn,
    committedBy: by,
    committedAt: now,
    commit: { by, byName, askedAt: now, disbursedFenBefore: await disbursedFenNow(deps) },
  };
  await deps.imports.add(record);
  await keepSnapshot(deps);
  return record;
}
