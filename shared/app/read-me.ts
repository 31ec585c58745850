import type { Person } from "#shared/domain/person.ts";

/** What the programme knows of the caller, without the names that the issuer has for them. */
export function readMe(
  _deps: object,
  { displayName, role, associationId, bankId }: Person,
): Pick<Person, "displayName" | "role" | "associationId" | "bankId"> {
  return { displayName, role, associationId, bankId };
}
