import type { Association } from "./association.ts";

/** The association that one is part of now: the one that it was merged into, or itself. */
export type PresentIdOf = (associationId: string) => string;

/** What belongs to an association: which one now, and which one it came from where that was merged. */
export type Belonging = { associationId?: string | undefined; associationOrigin?: string | undefined };

/** How often a merged association may have been merged again. */
const mergesMax = 100;

/** Finds the associations that the merged ones of a list are part of. */
export function presentIds(
  listed: readonly Pick<Association, "associationId" | "mergedInto">[],
): PresentIdOf {
  const into = new Map(
    listed.flatMap(({ associationId, mergedInto }) =>
      mergedInto === undefined ? [] : [[associationId, mergedInto]],
    ),
  );
  return (associationId) => {
    let present = associationId;
    for (let merges = 0; merges < mergesMax; merges++) {
      const next = into.get(present);
      if (next === undefined) break;
      present = next;
    }
    return present;
  };
}

/** Moves something to the association that its own is part of now; returns what is there already unchanged. */
export function placedAt<Something extends Belonging>(
  presentIdOf: PresentIdOf,
  something: Something,
): Something {
  const own = ownAssociation(something);
  if (own === undefined) return something;
  const associationId = presentIdOf(own);
  const associationOrigin = associationId === own ? undefined : own;
  if (associationId === something.associationId && associationOrigin === something.associationOrigin) {
    return something;
  }
  return { ...something, associationId, associationOrigin };
}

/** The association that something was brought under, whatever that is part of now. */
export function ownAssociation({ associationId, associationOrigin }: Belonging): string | undefined {
  return associationOrigin ?? associationId;
}

/** The associations that are not merged into another one. */
export function withoutMerged<Listed extends Pick<Association, "mergedInto">>(
  listed: readonly Listed[],
): Listed[] {
  return listed.filter(({ mergedInto }) => mergedInto === undefined);
}

/** The ids of an association and of all that are part of it, itself first. */
export function idsWithin(
  listed: readonly Pick<Association, "associationId" | "mergedInto">[],
  associationId: string,
): string[] {
  const presentIdOf = presentIds(listed);
  const parts = listed
    .filter((one) => one.mergedInto !== undefined && presentIdOf(one.associationId) === associationId)
    .map((one) => one.associationId);
  return [associationId, ...parts];
}
