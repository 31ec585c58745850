/** A record that has a value for each of some keys, in their order. */
export function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  valueFor: (key: Key) => Value,
): Record<Key, Value> {
  const record: Partial<Record<Key, Value>> = {};
  for (const key of keys) record[key] = valueFor(key);
  const isWhole = (some: Partial<Record<Key, Value>>): some is Record<Key, Value> =>
    keys.every((key) => key in some);
  if (isWhole(record)) return record;
  throw new RangeError("a key has no value");
}
