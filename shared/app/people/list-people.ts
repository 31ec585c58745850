import { instantMs, instantOfMs } from "#shared/domain/base/instant.ts";
import { linkPrefix, type Person } from "#shared/domain/base/person.ts";
import type { Account } from "#shared/domain/people/account.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { allPeople } from "./known-issuers.ts";
import { managedBy } from "./managed-people.ts";

/** A person, with their account at the embedded issuer where they have one. */
export type KnownPerson = {
  person: Person;
  account: Account | undefined;
  /** Until when wrong passwords keep their name out. */
  lockedUntil: string | undefined;
};

/** Everybody in the register whom the caller manages; those with an access link are listed with their links. */
export async function listPeople(
  deps: Pick<Deps, "people" | "associations" | "embedded" | "now">,
  caller: Person,
): Promise<KnownPerson[]> {
  const isManaged = await managedBy(deps, caller);
  const people = (await allPeople(deps, caller)).filter(isManaged);
  const accounts = new Map((await deps.embedded?.accounts.list())?.map((one) => [one.subject, one]));
  const known: KnownPerson[] = [];
  for (const person of people) {
    if (person.subject.startsWith(linkPrefix)) continue;
    const account = accounts.get(person.subject);
    known.push({ person, account, lockedUntil: await lockedUntil(deps, account) });
  }
  return known;
}

async function lockedUntil(
  { embedded, now }: Pick<Deps, "embedded" | "now">,
  account: Account | undefined,
): Promise<string | undefined> {
  if (embedded === undefined || account === undefined) return undefined;
  const untilMs = await embedded.accounts.lockedUntilMs(account.name, instantMs(now()));
  return untilMs === 0 ? undefined : instantOfMs(untilMs);
}
