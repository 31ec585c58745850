import { type Person, type PersonPlace, placeOfPerson } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What the caller may know of themself. */
export type Me = Pick<Person, "displayName" | "readOnly"> &
  PersonPlace & {
    /** The name by which they sign in here; absent for who signs in elsewhere or by a link. */
    signInName?: string | undefined;
  };

/** What the programme knows of the caller, without the names that the issuer has for them. */
export async function readMe({ embedded }: Pick<Deps, "embedded">, caller: Person): Promise<Me> {
  const { subject, displayName, readOnly } = caller;
  const account = await embedded?.accounts.find(subject);
  return { displayName, ...placeOfPerson(caller), readOnly, signInName: account?.name };
}
