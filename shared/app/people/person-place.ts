import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person, Role } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * What a role makes of a person: for `association` the one meant, for `liaison` the programme's bank.
 * Fails with `association-unknown`.
 */
export async function personPlace(
  deps: Pick<Deps, "associations" | "programme">,
  role: Role,
  associationId: string | undefined,
): Promise<Pick<Person, "role" | "associationId" | "bankId">> {
  if (role === "liaison") return { role, bankId: deps.programme.bank.bankId };
  if (role !== "association") return { role };
  const association = await deps.associations.get(associationId ?? "");
  if (association === undefined) throw new LedgerFailure("association-unknown");
  return { role, associationId: association.associationId };
}
