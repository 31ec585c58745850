/** Draws that a seed decides: the same seed gives the same draws on every machine. */
export type Rng = {
  /** A whole number from `least` to `most`, both possible. */
  int(least: number, most: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** True in so many of a hundred draws. */
  percent(chance: number): boolean;
  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[];
};

/** Makes the draws of a seed (mulberry32 by Tommy Ettinger, in the public domain). */
export function rngOf(seed: number): Rng {
  let state = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) >>> 0;
  const next = () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    const drawn = list[int(0, list.length - 1)];
    if (drawn === undefined) throw new RangeError("nothing to draw from");
    return drawn;
  };
  return {
    int,
    pick,
    percent: (chance) => next() * 100 < chance,
    shuffled(list) {
      const left = [...list];
      for (let index = left.length - 1; index > 0; index--) {
        const other = int(0, index);
        [left[index], left[other]] = [left[other] as never, left[index] as never];
      }
      return left;
    },
  };
}
