import type { KnownPerson } from "#shared/app/people/list-people.ts";
import type { MadeLink } from "#shared/app/people/make-entry-link.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import { demoPrefix, type Person, roleNames } from "#shared/domain/base/person.ts";
import { type EntryLink, entryLinkState, entryLinkStateNames } from "#shared/domain/people/entry-link.ts";
import {
  type PeopleChange,
  type PersonPlace,
  peopleChangeNames,
} from "#shared/domain/people/people-change.ts";
import type { Deps } from "#shared/ports/deps.ts";

type Place = NonNullable<RouteAnswer<"list-people-changes">["items"][number]["after"]>;

/** The names of all associations by their ids. */
export async function associationNames({
  associations,
}: Pick<Deps, "associations">): Promise<ReadonlyMap<string, string>> {
  return new Map((await associations.list()).map(({ associationId, name }) => [associationId, name]));
}

/** A person as the supervisor sees them. */
export function personToWire(
  { person, account, lockedUntil }: KnownPerson,
  caller: Person,
  names: ReadonlyMap<string, string>,
): RouteAnswer<"list-people">["items"][number] {
  return {
    ...person,
    ...placeToWire(person, names),
    locked: person.locked ?? false,
    listed: person.listed ?? false,
    demo: person.subject.startsWith(demoPrefix),
    isMe: person.subject === caller.subject,
    signInName: account?.name,
    lastSignInAt: account?.lastSignInAt,
    lockedUntil,
  };
}

/** A change of people on the wire. */
export function peopleChangeToWire(
  { before, after, ...change }: PeopleChange,
  names: ReadonlyMap<string, string>,
): RouteAnswer<"list-people-changes">["items"][number] {
  return {
    ...change,
    kindName: peopleChangeNames[change.kind],
    before: before && placeToWire(before, names),
    after: after && placeToWire(after, names),
  };
}

/** A link on the wire: without the hash of its secret, and without the subject that it signs in. */
export function entryLinkToWire(
  link: EntryLink,
  names: ReadonlyMap<string, string>,
  now: string,
): RouteAnswer<"end-entry-link"> {
  const state = entryLinkState(link, now);
  return {
    ...link,
    ...placeToWire(link, names),
    readOnly: link.readOnly ?? false,
    state,
    stateName: entryLinkStateNames[state],
  };
}

/** A link that was made just now, with its address. */
export async function madeLinkToWire(
  { link, url }: MadeLink,
  _caller: Person,
  deps: Pick<Deps, "associations" | "now">,
): Promise<RouteAnswer<"invite-person">> {
  return { ...entryLinkToWire(link, await associationNames(deps), deps.now()), url };
}

function placeToWire({ role, associationId }: PersonPlace, names: ReadonlyMap<string, string>): Place {
  const associationName = associationId === undefined ? undefined : names.get(associationId);
  return { role, roleName: roleNames[role], associationId, associationName };
}
