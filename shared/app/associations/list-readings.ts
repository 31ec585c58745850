import { firstKeptHour, type Reading } from "#shared/domain/associations/reading.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import type { Person } from "#shared/domain/people/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Page } from "#shared/ports/ledger/ledger.ts";

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
  const known =
    maySeeAssociation(caller, associationId) && (await deps.associations.get(associationId)) !== undefined;
  if (!known) throw new LedgerFailure("association-unknown");
  return deps.readings.list(associationId, firstKeptHour(deps.now()), limit, cursor);
}
