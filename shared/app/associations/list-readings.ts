import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { firstKeptHour, type Reading } from "#shared/domain/people/reading.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * Who looked at an association's data in the last `readingsLiveDays` days, later hours first. Fails with
 * `association-unknown`, also when the association is not the caller's to see, and with `cursor-invalid`.
 */
export async function listReadings(
  deps: Pick<Deps, "associations" | "readings" | "now">,
  caller: Person,
  query: { associationId: string; limit: number; cursor?: string | undefined },
): Promise<Page<Reading>> {
  const { associationId, limit, cursor } = query;
  await seenAssociation(deps, caller, associationId);
  return deps.readings.list(associationId, firstKeptHour(deps.now()), limit, cursor);
}
