import { everyPage } from "#shared/app/base/every-page.ts";
import type { Member, PoorHousehold } from "#shared/domain/associations/member.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What reading the registers as of an instant needs. */
export type RegisterDeps = Pick<Deps, "members" | "poorHouseholds" | "registerChanges">;

/** The registers as they stood at an instant: of each entry the last version whose change was made by then. */
export async function registersAsKnown(
  deps: RegisterDeps,
  at: string,
): Promise<{ members: Member[]; households: PoorHousehold[] }> {
  const madeAt = new Map<string, string>();
  for await (const change of everyPage(deps.registerChanges.list)) madeAt.set(change.changeId, change.at);
  const isKnown = ({ changeId }: { changeId: string }) => (madeAt.get(changeId) ?? "") <= at;
  const members = await versionsKnown(everyPage(deps.members.list), isKnown, (one) =>
    deps.members.versions(one.associationId, one.identityHash),
  );
  const households = await versionsKnown(everyPage(deps.poorHouseholds.list), isKnown, (one) =>
    deps.poorHouseholds.versions(one.identityHash),
  );
  return { members, households };
}

/** Earlier versions are read only of entries that have changed since. */
async function versionsKnown<Version>(
  present: AsyncIterable<Version>,
  isKnown: (version: Version) => boolean,
  versionsOf: (version: Version) => Promise<readonly Version[]>,
): Promise<Version[]> {
  const known: Version[] = [];
  for await (const version of present) {
    const then = isKnown(version) ? version : (await versionsOf(version)).findLast(isKnown);
    if (then !== undefined) known.push(then);
  }
  return known;
}
