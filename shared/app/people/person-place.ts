import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { PersonPlace, Role } from "#shared/domain/base/person.ts";
import { placedAt, presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What somebody is to be, as it is asked for. */
export type PlaceAsked = {
  role: Role;
  associationId?: string | undefined;
  countyCode?: string | undefined;
};

/**
 * What a role makes of a person: for `association` and `county-supervisor` the one meant, for `liaison` the programme's
 * bank. Fails with `association-unknown`, and `input-invalid` for a county that the programme has not.
 */
export async function personPlace(
  deps: Pick<Deps, "associations" | "programme">,
  { role, associationId, countyCode }: PlaceAsked,
): Promise<PersonPlace> {
  if (role === "liaison") return { role, bankId: deps.programme.bank.bankId };
  if (role === "county-supervisor") {
    const isKnown = deps.programme.counties.some(({ code }) => code === countyCode);
    if (!isKnown) throw new LedgerFailure("input-invalid", { fields: ["县（市、区）（countyCode）"] });
    return { role, countyCode };
  }
  if (role !== "association") return { role };
  const listed = await deps.associations.list();
  const association = listed.find((one) => one.associationId === associationId);
  if (association === undefined) throw new LedgerFailure("association-unknown");
  return { role, ...placedAt(presentIds(listed), { associationId }) };
}
