import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { maySeeAnnex } from "#shared/domain/ledger/loan-scope.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { ReportForm } from "#shared/ports/reports/report-file-key.ts";
import { readDigest } from "./read-digest.ts";
import { type FrozenDeps, readFrozen } from "./read-frozen.ts";

/**
 * A revision of a published report as it was frozen, to an association as a digest (its page alone); the last where none is given. Fails with `report-unknown` when the month is not published or the caller may
 * not see it (the annex lists loans of every association and bank), and with `report-form-missing` when the report's edition has no such form. A file that is
 * lost or differs from what was published is an incident: it is logged as `report-altered` and not given out.
 */
export async function readReport(
  deps: FrozenDeps & Pick<Deps, "reports" | "programme" | "ledger">,
  caller: Pick<Person, "role" | "branchIds" | "associationId">,
  { month, form, revision }: { month: Month; form: ReportForm; revision?: number | undefined },
): Promise<Uint8Array> {
  const record = await deps.reports.get(month, revision);
  if (record === undefined || (form === "xlsx" && !maySeeAnnex(caller, deps.programme)))
    throw new LedgerFailure("report-unknown", { month });
  const isDigest = sightOf(caller).reports === "digest";
  if (isDigest && form !== "html") throw new LedgerFailure("report-unknown", { month });
  const json = await readFrozen(deps, record, "json");
  if (isDigest) {
    const digest = json && (await readDigest(deps, deps.frozenReports.parse(json), caller.associationId));
    if (json !== undefined && digest === undefined) throw new LedgerFailure("report-unknown", { month });
    return present(digest, month);
  }
  if (form === "json" || json === undefined) return present(json, month);
  const hash = deps.frozenReports.parse(json).formHashes[form];
  if (hash === undefined) throw new LedgerFailure("report-form-missing", { month, what: form });
  return present(await readFrozen(deps, record, form, hash), month);
}

function present(file: Uint8Array | undefined, month: Month): Uint8Array {
  if (file === undefined) throw new Error(`the files of report ${month} are not what was published`);
  return file;
}
