import { inverseOf } from "./inverse-of.ts";
import { larger, root } from "./micro.ts";
import { chance, type Shape, type Way, waysFrom } from "./ways.ts";
import type { Weighing } from "./weighing.ts";

/** The months known, without one huge loan, and their mean, rounded down; all in millionths of a fen. */
export type Known = { months: readonly bigint[]; mean: bigint };

/** What is known of a way from the number of months alone: its shapes in them, and the normal matrix's determinant and inverse times that. */
type Prepared = {
  way: Way;
  values: readonly (readonly bigint[])[];
  determinant: bigint;
  inverse: readonly (readonly bigint[])[];
};

/** How the months known follow a way (linear regression with normal priors, in whole numbers). */
export type Fit = Prepared & {
  /** How much of each shape is in the months, times the determinant. */
  sizes: readonly bigint[];
  /** What is missed: the sum of squares that the shapes leave, and what they would be off by before any month; rounded down. */
  missed: bigint;
};

/** Before any month is known a hundredth of the mean's square stands in for one. */
const missedBefore = 100n;

/** Ways by the number of months known, of which a forecast looks at few. */
type ByCount = Map<number, Prepared[]>;
/** Those that count for the middle, and apart from them those for the range alone: worked out once for a weighing. */
const preparedWays = new WeakMap<Weighing, Record<"middle" | "rangeAlone", ByCount>>();

/** Fits all ways of a weighing, or those that count for the middle alone, to the months known. */
export function fitWays(weighing: Weighing, known: Known, isForMiddle = false): Fit[] {
  const count = known.months.length;
  const middle = prepareAll(weighing, count, "middle");
  const prepared = isForMiddle ? middle : [...middle, ...prepareAll(weighing, count, "rangeAlone")];
  const off = known.months.map((month) => month - known.mean);
  const squares = product(off, off);
  return prepared.map((one) => fitWay(one, { off, squares, mean: known.mean }));
}

function prepareAll(weighing: Weighing, count: number, part: "middle" | "rangeAlone"): Prepared[] {
  const parts = preparedWays.get(weighing) ?? { middle: new Map(), rangeAlone: new Map() };
  preparedWays.set(weighing, parts);
  const before = parts[part].get(count);
  if (before !== undefined) return before;
  const ways = waysFrom(count, weighing.counts).filter(({ middle }) => (part === "middle") === middle > 0n);
  const prepared = ways.map((way) => prepare(way, count));
  parts[part].set(count, prepared);
  return prepared;
}

function prepare(way: Way, count: number): Prepared {
  const values = way.shapes.map((shape) => Array.from({ length: count }, (_, index) => BigInt(shape(index))));
  const matrix = values.map((row, a) =>
    values.map((column, b) => product(row, column) + (a === b ? BigInt(chance ** 2) : 0n)),
  );
  return { way, values, ...inverseOf(matrix) };
}

type Off = { off: readonly bigint[]; squares: bigint; mean: bigint };

function fitWay(prepared: Prepared, { off, squares, mean }: Off): Fit {
  const { values, determinant, inverse } = prepared;
  const told = values.map((row) => product(row, off));
  const sizes = inverse.map((row) => product(row, told));
  const left = squares * determinant - product(told, sizes);
  return { ...prepared, sizes, missed: left / determinant + (mean * mean) / missedBefore + 1n };
}

/** What a fit expects of the month at an index, never below zero. */
export function expectedBy({ way, sizes, determinant }: Fit, { mean }: Known, index: number): bigint {
  const off = product(
    way.shapes.map((shape) => BigInt(shape(index))),
    sizes,
  );
  return larger(mean + off / determinant, 0n);
}

/** By how much the sums of months from an index on are usually off (their standard deviations), rounded down. */
export function spreadBy(
  { way, determinant, inverse, missed }: Fit,
  { months }: Known,
  { from, count }: { from: number; count: number },
): bigint[] {
  const sums = way.shapes.map(() => 0n);
  const coming = way.later(from + count);
  const later = coming.map(() => 0n);
  const unit = BigInt(chance ** 2);
  return Array.from({ length: count }, (_, index) => {
    addTo(sums, way.shapes, from + index);
    addTo(later, coming, from + index);
    const known = product(
      sums,
      inverse.map((row) => product(row, sums)),
    );
    const times = (BigInt(index + 1) * unit + product(later, later)) * determinant + known * unit;
    return root((missed * times) / (unit * determinant * BigInt(months.length + 1)));
  });
}

function addTo(sums: bigint[], shapes: readonly Shape[], index: number): void {
  for (const [at, shape] of shapes.entries()) sums[at] = (sums[at] ?? 0n) + BigInt(shape(index));
}

function product(one: readonly bigint[], other: readonly bigint[]): bigint {
  let sum = 0n;
  for (const [index, value] of one.entries()) sum += value * (other[index] ?? 0n);
  return sum;
}
