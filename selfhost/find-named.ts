import { type Association, associationNameKey } from "#shared/domain/people/association.ts";

/** The association that an id, a name or an alias of it means. */
export function findNamed(associations: readonly Association[], wanted: string): Association | undefined {
  const key = associationNameKey(wanted);
  return associations.find(
    ({ associationId, name, aliases }) =>
      associationId === wanted || [name, ...aliases].some((known) => associationNameKey(known) === key),
  );
}
