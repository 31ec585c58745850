/** Chance that is the same in every run: the next numbers follow from the seed alone (splitmix32). */
export type SeededChance = {
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number;
  /** A whole number between two, both included. */
  between(least: number, most: number): number;
  /** Tells whether something happens that happens in so many of a hundred cases. */
  happens(percent: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
};

/** Makes chance from a seed. */
export function seededChance(seed: number): SeededChance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    happens: (percent) => next() * 100 < percent,
    pick(list) {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new RangeError("nothing to pick from");
      return picked;
    },
  };
}
