import type { KnownPerson } from "#shared/app/people/list-people.ts";
import type { MadeLink } from "#shared/app/people/make-entry-link.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import { banksOf } from "#shared/domain/base/bank.ts";
import { demoPrefix, type Person, type PersonPlace, roleNames } from "#shared/domain/base/person.ts";
import { type EntryLink, entryLinkState, entryLinkStateNames } from "#shared/domain/people/entry-link.ts";
import { type PeopleChange, peopleChangeNames } from "#shared/domain/people/people-change.ts";
import type { Deps } from "#shared/ports/deps.ts";

type Place = NonNullable<RouteAnswer<"list-people-changes">["items"][number]["after"]>;

/** The names of associations, banks and branches by their ids, and of the counties by their codes. */
type PlaceNames = Record<"associations" | "counties" | "banks" | "branches", ReadonlyMap<string, string>>;

/** The names of the places. */
export async function placeNames({
  associations,
  programme,
}: Pick<Deps, "associations" | "programme">): Promise<PlaceNames> {
  const listed = await associations.list();
  const banks = banksOf(programme);
  return {
    associations: new Map(listed.map(({ associationId, name }) => [associationId, name])),
    counties: new Map(programme.counties.map(({ code, name }) => [code, name])),
    banks: new Map(banks.map(({ bankId, name }) => [bankId, name])),
    branches: new Map(
      banks.flatMap(({ branches = [] }) => branches.map(({ branchId, name }) => [branchId, name] as const)),
    ),
  };
}

/** A person as the supervisor sees them. */
export function personToWire(
  { person, account, lockedUntil }: KnownPerson,
  caller: Person,
  names: PlaceNames,
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
  names: PlaceNames,
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
  names: PlaceNames,
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
  deps: Pick<Deps, "associations" | "programme" | "now">,
): Promise<RouteAnswer<"invite-person">> {
  return { ...entryLinkToWire(link, await placeNames(deps), deps.now()), url };
}

function placeToWire(
  { role, associationId, countyCode, bankId, branchIds }: PersonPlace,
  { associations, counties, banks, branches }: PlaceNames,
): Place {
  return {
    role,
    roleName: roleNames[role],
    associationId,
    associationName: associationId === undefined ? undefined : associations.get(associationId),
    countyCode,
    countyName: countyCode === undefined ? undefined : counties.get(countyCode),
    bankId,
    bankName: bankId === undefined ? undefined : banks.get(bankId),
    branchIds: branchIds && [...branchIds],
    branchNames: branchIds?.map((branchId) => branches.get(branchId) ?? branchId),
  };
}
