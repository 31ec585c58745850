import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { CheckPlace } from "#shared/ports/imports/import-archive.ts";

/**
 * One page of the plan of an import that may be committed: where one came out otherwise than checked, its answers are under
 * the next number, and earlier versions left the plan under the one before.
 */
export async function readKeptPlanPage(
  { importArchive }: Pick<Deps, "importArchive">,
  { importId, checkNo }: CheckPlace,
  page: number,
): Promise<PlannedRow[]> {
  const rows = await importArchive.planPage({ importId, checkNo }, page);
  return rows.length > 0 ? rows : importArchive.planPage({ importId, checkNo: checkNo - 1 }, page);
}
