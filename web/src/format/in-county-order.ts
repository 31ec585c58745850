const byName = new Intl.Collator("zh-CN");

/** Associations county by county, in the official order that the codes of divisions have, and there by name. */
export function inCountyOrder<T extends { countyCode: string; name: string }>(
  associations: readonly T[],
): T[] {
  return [...associations].sort((one, other) =>
    one.countyCode === other.countyCode
      ? byName.compare(one.name, other.name)
      : one.countyCode < other.countyCode
        ? -1
        : 1,
  );
}
