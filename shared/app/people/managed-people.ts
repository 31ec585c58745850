import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person, PersonPlace } from "#shared/domain/base/person.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * Tells whether the caller may see and let in a person of a place: a county's supervisor the people of its
 * associations.
 */
export type Managed = (place: PersonPlace) => boolean;

/** Whose places a caller manages. */
export async function managedBy(
  { associations }: Pick<Deps, "associations">,
  caller: Pick<Person, "role" | "countyCode">,
): Promise<Managed> {
  switch (sightOf(caller).people) {
    case "all":
      return () => true;
    case "own-county": {
      const own = (await associations.list()).filter(({ countyCode }) => countyCode === caller.countyCode);
      const ids = new Set(own.map(({ associationId }) => associationId));
      return ({ role, associationId }) => role === "association" && ids.has(associationId ?? "");
    }
    case "none":
      return () => false;
  }
}

/** Fails with `association-unknown` for a place that is not the caller's to give. */
export async function demandManaged(
  deps: Pick<Deps, "associations">,
  caller: Pick<Person, "role" | "countyCode">,
  place: PersonPlace,
): Promise<void> {
  if (!(await managedBy(deps, caller))(place)) throw new LedgerFailure("association-unknown");
}
