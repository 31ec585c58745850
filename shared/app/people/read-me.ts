import type { Person } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What the caller may know of themself. */
export type Me = Pick<Person, "displayName" | "role" | "associationId" | "bankId" | "readOnly"> & {
  /** The name by which they sign in here; absent for who signs in elsewhere or by a link. */
  signInName?: string | undefined;
};

/** What the programme knows of the caller, without the names that the issuer has for them. */
export async function readMe(
  { embedded }: Pick<Deps, "embedded">,
  { subject, displayName, role, associationId, bankId, readOnly }: Person,
): Promise<Me> {
  const account = await embedded?.accounts.find(subject);
  return { displayName, role, associationId, bankId, readOnly, signInName: account?.name };
}
