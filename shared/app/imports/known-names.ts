import type { Deps } from "#shared/ports/deps.ts";

/** The display names of those subjects of an issuer who are in the register; removed people have none. */
export async function knownNames(
  { people }: Pick<Deps, "people">,
  issuer: string,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const subject of new Set(subjects)) {
    const person = await people.find(issuer, subject);
    if (person !== undefined) names.set(subject, person.displayName);
  }
  return names;
}
