import { everyPage } from "#shared/app/base/every-page.ts";
import type { Member, PoorHousehold } from "#shared/domain/associations/member.ts";
import type { Store } from "#shared/ports/store.ts";

/** All versions of all members, by association and identity hash, each member's oldest first. */
export async function* memberVersions({ members }: Pick<Store, "members">): AsyncGenerator<Member> {
  for await (const member of everyPage(members.list)) {
    if (member.revision === 1) yield member;
    else yield* await members.versions(member.associationId, member.identityHash);
  }
}

/** All versions of all poor households, by identity hash, each one's oldest first. */
export async function* poorHouseholdVersions({
  poorHouseholds,
}: Pick<Store, "poorHouseholds">): AsyncGenerator<PoorHousehold> {
  for await (const household of everyPage(poorHouseholds.list)) {
    if (household.revision === 1) yield household;
    else yield* await poorHouseholds.versions(household.identityHash);
  }
}
