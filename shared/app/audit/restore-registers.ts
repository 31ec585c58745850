import type { Member, PoorHousehold } from "#shared/domain/associations/member.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { membersAtOnceMax } from "#shared/ports/associations/member-repository.ts";
import type { BackupReader } from "#shared/ports/backup.ts";
import type { Store } from "#shared/ports/store.ts";

/** Takes in the registers of members and of poor households with all versions, and what changed them. */
export async function restoreRegisters(
  from: Pick<BackupReader, "records">,
  { members, poorHouseholds, registerChanges }: Pick<Store, "members" | "poorHouseholds" | "registerChanges">,
): Promise<void> {
  for await (const change of from.records("register-changes")) await registerChanges.put(change);
  await restoreVersions("members", from.records("members"), members, memberName);
  await restoreVersions("poor-households", from.records("poor-households"), poorHouseholds, householdName);
}

const memberName = ({ associationId, identityHash }: Member) => `${identityHash} ${associationId}`;
const householdName = ({ identityHash }: PoorHousehold) => identityHash;

type Version = { identityHash: string; revision: number };
type Register<V> = {
  byIdentity(identityHashes: readonly string[]): Promise<V[]>;
  write(versions: readonly V[]): Promise<boolean>;
};

/**
 * Writes the missing versions, given with those of one record together: as many records at once as a store takes, first
 * the oldest version that each lacks, then the next. Fails with `restore-differs`.
 */
async function restoreVersions<V extends Version>(
  what: string,
  versions: AsyncIterable<V>,
  register: Register<V>,
  nameOf: (version: V) => string,
): Promise<void> {
  let waiting = new Map<string, V[]>();
  const writeWaiting = async () => {
    const hashes = [...waiting.values()].flatMap(([first]) =>
      first === undefined ? [] : [first.identityHash],
    );
    const stored = await register.byIdentity([...new Set(hashes)]);
    const revisions = new Map(stored.map((version) => [nameOf(version), version.revision]));
    const missing = [...waiting].map(([name, all]) =>
      all.filter(({ revision }) => revision > (revisions.get(name) ?? 0)),
    );
    const rounds = Math.max(0, ...missing.map(({ length }) => length));
    for (let round = 0; round < rounds; round++) {
      const next = missing.flatMap((all) => all.slice(round, round + 1));
      if (!(await register.write(next))) throw new LedgerFailure("restore-differs", { what });
    }
    waiting = new Map();
  };
  for await (const version of versions) {
    const ofOne = waiting.get(nameOf(version));
    if (ofOne !== undefined) {
      ofOne.push(version);
      continue;
    }
    if (waiting.size === membersAtOnceMax) await writeWaiting();
    waiting.set(nameOf(version), [version]);
  }
  await writeWaiting();
}
