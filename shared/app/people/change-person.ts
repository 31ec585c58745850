import { type Person, placeOfPerson } from "#shared/domain/base/person.ts";
import type { PeopleChangeKind } from "#shared/domain/people/people-change.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { leaveSupervisor } from "./leave-supervisor.ts";
import { demandManaged } from "./managed-people.ts";
import { peopleChange } from "./people-change.ts";
import { type PlaceAsked, personPlace } from "./person-place.ts";
import { registeredPerson } from "./registered-person.ts";

/**
 * Changes a person's role, association or lock, from their next request on; unlocking also forgets wrong passwords.
 * Fails with `person-unknown`, `person-listed`, `association-unknown`, `input-invalid`, or `last-supervisor` when
 * nobody would be left to let people in.
 */
export async function changePerson(
  deps: Pick<Deps, "people" | "associations" | "programme" | "embedded" | "now" | "newId">,
  caller: Person,
  input: PlaceAsked & { subject: string; locked: boolean },
): Promise<Person> {
  const { displayName: by } = caller;
  const before = await registeredPerson(deps, caller, input.subject);
  const place = await personPlace(deps, input);
  await demandManaged(deps, caller, place);
  const { issuer, subject, displayName, readOnly } = before;
  const after: Person = { issuer, subject, displayName, readOnly, ...place, locked: input.locked };
  for (const kind of kindsOf(before, after)) {
    const said = { kind, by, whom: displayName, before: placeOfPerson(before), after: placeOfPerson(after) };
    const change = peopleChange(deps, said);
    await leaveSupervisor(deps, { issuer, subject, after }, (left) => deps.people.put(after, change, left));
  }
  if (!input.locked) await forgetTries(deps, subject);
  return after;
}

function kindsOf(before: Person, after: Person): PeopleChangeKind[] {
  const kinds: PeopleChangeKind[] = [];
  if (JSON.stringify(placeOfPerson(before)) !== JSON.stringify(placeOfPerson(after))) kinds.push("changed");
  if ((before.locked ?? false) !== after.locked) kinds.push(after.locked ? "locked" : "unlocked");
  return kinds;
}

async function forgetTries({ embedded }: Pick<Deps, "embedded">, subject: string): Promise<void> {
  const account = await embedded?.accounts.find(subject);
  if (account !== undefined) await embedded?.accounts.forgetTries(account.name);
}
