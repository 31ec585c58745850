import { identitiesAtOnceMax, membersAtOnceMax } from "#shared/ports/associations/member-repository.ts";

/** Throws a RangeError for versions that no store may write at once: too many, or one of the same twice. */
export function checkVersionsAtOnce(keys: readonly (readonly string[])[]): void {
  if (keys.length > membersAtOnceMax) throw new RangeError(`at most ${membersAtOnceMax} versions`);
  const distinct = new Set(keys.map((key) => JSON.stringify(key)));
  if (distinct.size !== keys.length) throw new RangeError("two versions of one are written at once");
}

/** Throws a RangeError for more identities than are asked about at once. */
export function checkIdentitiesAtOnce(identityHashes: readonly string[]): void {
  if (identityHashes.length > identitiesAtOnceMax)
    throw new RangeError(`at most ${identitiesAtOnceMax} identities`);
}
