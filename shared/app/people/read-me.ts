import { type Person, type PersonPlace, placeOfPerson } from "#shared/domain/base/person.ts";
import { needsCode } from "#shared/domain/people/account.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What the caller may know of themself. */
export type Me = Pick<Person, "displayName" | "readOnly"> &
  PersonPlace & {
    /** The name by which they sign in here; absent for who signs in elsewhere or by a link. */
    signInName?: string | undefined;
    /** Whether they have an authenticator, and whether they have to have one; absent like the name. */
    authenticator?: { isSet: boolean; isRequired: boolean } | undefined;
  };

/** What the programme knows of the caller, without the names that the issuer has for them. */
export async function readMe({ embedded }: Pick<Deps, "embedded">, caller: Person): Promise<Me> {
  const { subject, displayName, readOnly } = caller;
  const me = { displayName, ...placeOfPerson(caller), readOnly };
  const account = await embedded?.accounts.find(subject);
  if (account === undefined) return me;
  const isRequired = embedded?.asksForCodes === true && needsCode(caller.role);
  const authenticator = { isSet: account.secondFactor !== undefined, isRequired };
  return { ...me, signInName: account.name, authenticator };
}
