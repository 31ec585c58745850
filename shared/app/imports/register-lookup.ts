import { everyPage } from "#shared/app/base/every-page.ts";
import { memberOn } from "#shared/domain/associations/attribute.ts";
import type { Member } from "#shared/domain/associations/member.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { associationNameKey } from "#shared/domain/people/association.ts";
import type { PresentIdOf } from "#shared/domain/people/merged.ts";
import { identitiesAtOnceMax } from "#shared/ports/associations/member-repository.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** Somebody who is looked for in the registers, as a row states them. */
export type Sought = {
  identityHash?: string | undefined;
  name?: string | undefined;
  /** The end of an identity that is masked: who is called so and ends otherwise is somebody else. */
  maskedTail?: string | undefined;
  disbursedOn?: Day | undefined;
};

/** What the registers say of a person; a name is looked up only where no identity is stated. */
export type Found = {
  member?: Member | undefined;
  /** On the registers of two associations at once. */
  several?: true;
  /** The only one of that name. */
  named?: Member | undefined;
  poorHousehold?: true;
};

/**
 * Looks borrowers up in the registers of members and of poor households: identities in batches, and all members at once
 * where some row states a name without an identity.
 */
export async function registerLookup(
  deps: Pick<Deps, "members" | "poorHouseholds">,
  sought: readonly Sought[],
  presentIdOf: PresentIdOf,
): Promise<(one: Sought) => Found> {
  const hashes = [...new Set(sought.flatMap(({ identityHash }) => identityHash ?? []))];
  const byIdentity = Map.groupBy(await registered(hashes, deps.members), (one) => one.identityHash);
  const poor = new Set(
    (await registered(hashes, deps.poorHouseholds))
      .filter(({ withdrawn }) => withdrawn !== true)
      .map(({ identityHash }) => identityHash),
  );
  const byName = sought.some(({ identityHash, name }) => identityHash === undefined && name !== undefined)
    ? await membersByName(deps)
    : new Map<string, Member[]>();
  return ({ identityHash, name, maskedTail = "", disbursedOn }) => {
    if (identityHash === undefined) {
      const called = name === undefined ? [] : (byName.get(associationNameKey(name)) ?? []);
      const named = memberOn(
        called.filter(({ identityTail }) => identityTail.endsWith(maskedTail)),
        disbursedOn,
        presentIdOf,
      );
      return named === undefined || named === "several" ? {} : { named };
    }
    const member = memberOn(byIdentity.get(identityHash) ?? [], disbursedOn, presentIdOf);
    const isPoor = poor.has(identityHash) || (member !== "several" && member?.poorHousehold === true);
    const found: Found = member === "several" ? { several: true } : { member };
    return isPoor ? { ...found, poorHousehold: true } : found;
  };
}

type Register<T> = {
  list(limit: number): Promise<Page<T>>;
  byIdentity(identityHashes: readonly string[]): Promise<T[]>;
};

async function membersByName(deps: Pick<Deps, "members">): Promise<Map<string, Member[]>> {
  const byName = new Map<string, Member[]>();
  for await (const member of everyPage(deps.members.list)) {
    const key = associationNameKey(member.name);
    const same = byName.get(key) ?? [];
    same.push(member);
    byName.set(key, same);
  }
  return byName;
}

/** The lines of a register with some identities, read in batches; more than one batch only where it has a line at all. */
async function registered<T>(
  hashes: readonly string[],
  { list, byIdentity: read }: Register<T>,
): Promise<T[]> {
  const found: T[] = [];
  if (hashes.length > identitiesAtOnceMax && (await list(1)).items.length === 0) return found;
  for (let start = 0; start < hashes.length; start += identitiesAtOnceMax) {
    found.push(...(await read(hashes.slice(start, start + identitiesAtOnceMax))));
  }
  return found;
}
