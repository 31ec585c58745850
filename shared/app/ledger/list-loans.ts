import { type NoteDeps, noteReading } from "#shared/app/people/note-reading.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type LoanQuery, loansAskedFor } from "./loans-asked-for.ts";
import { type NamedLoan, nameLoans } from "./name-loans.ts";

/**
 * A page of the loans that a caller may see. Fails with `association-unknown` when an association asks for another's,
 * and with `cursor-invalid`.
 */
export async function listLoans(
  deps: Pick<Deps, "ledger" | "associations" | "programme"> & NoteDeps,
  caller: Person,
  query: LoanQuery & { limit: number; cursor?: string | undefined },
): Promise<Page<NamedLoan>> {
  const { limit, cursor, ...filter } = query;
  const asked = await loansAskedFor(deps, caller, filter);
  const [page, association] = await Promise.all([
    deps.ledger.listLoans(asked, limit, cursor),
    asked.associationId === undefined ? undefined : deps.associations.get(asked.associationId),
  ]);
  const { associationId } = filter;
  if (associationId !== undefined && page.items.length > 0) {
    await noteReading(deps, caller, { associationId, kind: "loans" });
  }
  return { items: await nameLoans(deps, page.items, association), cursor: page.cursor };
}
