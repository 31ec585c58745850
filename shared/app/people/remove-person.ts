import { type Person, placeOfPerson } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { leaveSupervisor } from "./leave-supervisor.ts";
import { peopleChange } from "./people-change.ts";
import { registeredPerson } from "./registered-person.ts";

/**
 * Takes a person away, with their account where they have one here; their next request is refused. Fails with
 * `person-unknown`, `person-listed`, or `last-supervisor` when nobody would be left to let people in.
 */
export async function removePerson(
  deps: Pick<Deps, "people" | "associations" | "embedded" | "now" | "newId">,
  caller: Person,
  subject: string,
): Promise<void> {
  const { displayName: by } = caller;
  const person = await registeredPerson(deps, caller, subject);
  const { issuer } = person;
  const change = peopleChange(deps, {
    kind: "removed",
    by,
    whom: person.displayName,
    before: placeOfPerson(person),
  });
  await leaveSupervisor(deps, { issuer, subject, after: undefined }, (left) =>
    deps.people.remove(issuer, subject, change, left),
  );
  await deps.embedded?.accounts.remove(subject, deps.now());
  await deps.embedded?.accounts.endSessions(subject);
}
