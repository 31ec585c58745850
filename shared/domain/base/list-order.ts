/** By what a list is sorted: a key of its columns, upwards or down. */
export type ListOrder<Key extends string = string> = { key: Key; down: boolean };

/** How many things of a list a search, another order or an export goes through. */
export const listScanMax = 20_000;

/** The order that a text names, `amount` upwards and `-amount` down; nothing where it names none of the keys. */
export function listOrderOf<Key extends string>(
  keys: readonly Key[],
  text: string | undefined,
): ListOrder<Key> | undefined {
  const down = text?.startsWith("-") ?? false;
  const key = keys.find((one) => one === (down ? text?.slice(1) : text));
  return key === undefined ? undefined : { key, down };
}

/** The keys of a table of columns, in their order. */
export function keysOf<Key extends string>(columns: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(columns).filter((key): key is Key => key in columns);
}

/** Every text that names an order by some keys. */
export function listOrderTexts<Key extends string>(keys: readonly Key[]): (Key | `-${Key}`)[] {
  return keys.flatMap((key) => [key, `-${key}`] as const);
}

/** What something is sorted by; what is not known comes last either way. */
export type OrderValue = string | bigint | number | undefined;

/** Sorts things by a value of each; equal ones stay in the order in which they are given. */
export function inOrder<T>(things: readonly T[], valueIn: (thing: T) => OrderValue, down: boolean): T[] {
  const sign = down ? -1 : 1;
  return things
    .map((thing, index) => ({ thing, index, value: valueIn(thing) }))
    .sort((a, b) => compare(a.value, b.value, sign) || a.index - b.index)
    .map(({ thing }) => thing);
}

function compare(a: OrderValue, b: OrderValue, sign: number): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -sign : sign;
}
