import { countyNameOf, type NamedLoan } from "#shared/app/ledger/name-loans.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { filterWithin, loanScopeOf } from "#shared/domain/ledger/loan-scope.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { type Page, pageSizeMax } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { disputedAmong } from "./disputed-loans.ts";

/** How many pages of loans one call looks through. */
const pagesMax = 10;

/** A loan as it is shown, and the association that the register has for its borrower. */
export type NamedDispute = NamedLoan & { registered: Association };

/**
 * The loans whose association differs from their borrower's in the register of members. Each call looks through some
 * thousand loans of the ledger, so that its page may be empty while there is more. Fails with `cursor-invalid`.
 */
export async function listDisputedLoans(
  deps: Pick<Deps, "ledger" | "associations" | "members" | "poorHouseholds" | "programme">,
  caller: Person,
  { cursor: from }: { cursor?: string | undefined },
): Promise<Page<NamedDispute>> {
  const listed = await deps.associations.list();
  const filter = filterWithin({}, loanScopeOf(caller, deps.programme));
  const items: NamedDispute[] = [];
  let cursor = from;
  for (let pages = 0; pages < pagesMax; pages++) {
    const page = await deps.ledger.listLoans(filter, pageSizeMax, cursor);
    const disputed = await disputedAmong(deps, caller, page.items, listed);
    items.push(
      ...disputed.map(({ loan, standing, registered }) => ({
        ...{ loan, registered, associationName: standing.name },
        countyName: countyNameOf(deps, groupsOf(loan.facts).countyCode),
      })),
    );
    cursor = page.cursor;
    if (cursor === undefined || items.length >= pageSizeMax) break;
  }
  return { items, cursor };
}
