import { type Association, associationNameKey } from "#shared/domain/people/association.ts";
import type { County } from "#shared/domain/programme/programme.ts";

/** The county that a code, a name or an alias of it means. */
export function findCounty(counties: readonly County[], wanted: string): County | undefined {
  return counties.find(({ code, name, aliases }) => [code, name, ...aliases].includes(wanted.trim()));
}

/** The association that an id, a name or an alias of it means. */
export function findNamed(associations: readonly Association[], wanted: string): Association | undefined {
  const key = associationNameKey(wanted);
  return associations.find(
    ({ associationId, name, aliases }) =>
      associationId === wanted || [name, ...aliases].some((known) => associationNameKey(known) === key),
  );
}
