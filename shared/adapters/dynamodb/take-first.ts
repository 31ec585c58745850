/** The first items of a list, at most `itemsMax`; it reads no further. */
export async function takeFirst<T>(list: AsyncIterable<T>, itemsMax: number): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) {
    items.push(item);
    if (items.length >= itemsMax) break;
  }
  return items;
}
