import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { linkPrefix, type Person } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { knownIssuers } from "./known-issuers.ts";
import { managedBy } from "./managed-people.ts";

/**
 * The person of a subject, to be changed. Fails with `person-unknown`, also for a person with an access link, which is
 * ended instead, and for one that the caller does not manage; with `person-listed` for one in the programme's file.
 */
export async function registeredPerson(
  deps: Pick<Deps, "people" | "associations" | "embedded">,
  caller: Person,
  subject: string,
): Promise<Person> {
  const asked = knownIssuers(deps, caller).map((issuer) => deps.people.find(issuer, subject));
  const person = (await Promise.all(asked)).find((found) => found !== undefined);
  if (person === undefined || subject.startsWith(linkPrefix)) throw new LedgerFailure("person-unknown");
  if (!(await managedBy(deps, caller))(person)) throw new LedgerFailure("person-unknown");
  if (person.listed === true) throw new LedgerFailure("person-listed");
  return person;
}
