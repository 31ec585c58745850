import { countyNameOf } from "#shared/app/ledger/name-loans.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { associationScopeOf, maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import { associationKey, type Measures, zeroMeasures } from "#shared/domain/ledger/totals.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** An association with the name of its county and the totals of its loans. */
export type MeasuredAssociation = { association: Association; countyName: string; measures: Measures };

/** The associations that a caller may see, sorted by id: all of them (at most `associationsMax`), those of a county, or the caller's own. */
export async function listAssociations(
  deps: Pick<Deps, "associations" | "ledger" | "programme">,
  caller: Person,
): Promise<MeasuredAssociation[]> {
  const [associations, totals] = await Promise.all([
    visibleAssociations(deps, caller),
    deps.ledger.totals(associationKey(associationScopeOf(caller).associationId ?? "")),
  ]);
  const measures = new Map(totals.map((total) => [total.key, total.measures]));
  return associations.map((association) => ({
    association,
    countyName: countyNameOf(deps, association.countyCode),
    measures: measures.get(associationKey(association.associationId)) ?? zeroMeasures(),
  }));
}

/** The associations that a caller may see, sorted by id. */
export async function visibleAssociations(
  deps: Pick<Deps, "associations">,
  caller: Person,
): Promise<Association[]> {
  const { associationId } = associationScopeOf(caller);
  const own = associationId === undefined ? undefined : await deps.associations.get(associationId);
  const listed = associationId === undefined ? await deps.associations.list() : [];
  return [...listed, ...(own === undefined ? [] : [own])].filter((one) => maySeeAssociation(caller, one));
}
