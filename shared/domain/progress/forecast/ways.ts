/** What a month brings beside the level, by its index from the first month known, in thirtieths of what months scatter by. */
export type Shape = (index: number) => number;

/** A way that lending may go: its months are a level, some shapes, each as often as the months tell, and chance. */
export type Way = {
  shapes: readonly Shape[];
  /** Shapes that begin after the months known, which say nothing of them, and before an index. */
  later: (until: number) => readonly Shape[];
  /** What the way counts for the middle and for the range before any month has spoken. */
  middle: bigint;
  range: bigint;
  /** How many ways of the same kind share these. */
  among: number;
};

/** Chance, and what is usual of each shape, in the same measure. */
export const chance = 30;
const usual = { level: 60, season: 60, step: 90, drift: 45, climb: 3, steepClimb: 6, bend: 3, ascent: 5 };

/** How many months lie on either side of a turn at least, and how far the steps of a level that wanders are apart. */
const sideMonthsMin = 4;
const driftMonths = 2;
/** From so many months on one has come a second time, and seasons are looked for. */
const seasonMonthsMin = 13;

const level: Shape = () => usual.level;
const climb: Shape = (index) => usual.climb * index;
const seasons = Array.from(
  { length: 12 },
  (_, season): Shape =>
    (index) =>
      index % 12 === season ? usual.season : 0,
);
const stepAt =
  (size: number) =>
  (turn: number): Shape =>
  (index) =>
    index >= turn ? size : 0;
const bendAt =
  (turn: number): Shape =>
  (index) =>
    usual.bend * Math.max(index - turn, 0);
const ascentUntil =
  (turn: number): Shape =>
  (index) =>
    usual.ascent * Math.min(index, turn);

/** The ways that so many known months may go on by. */
export function waysFrom(known: number): Way[] {
  const turns = range(sideMonthsMin, known - sideMonthsMin + 1, 1);
  const moving = [
    way({ shapes: [level, climb], middle: 1000n }),
    ...turns.map((turn) =>
      way({ shapes: [level, stepAt(usual.step)(turn)], middle: 2000n, among: turns.length }),
    ),
    ...turns.map((turn) => way({ shapes: [level, ascentUntil(turn)], middle: 2000n, among: turns.length })),
    ...(known < seasonMonthsMin
      ? []
      : [
          way({ shapes: [level, ...seasons], middle: 4000n }),
          way({ shapes: [level, climb, ...seasons], middle: 1000n }),
        ]),
    wandering([level, (index) => usual.steepClimb * index], bendAt, { known, range: 10n }),
  ];
  return [
    way({ shapes: [level], middle: 12_000n }),
    wandering([level], stepAt(usual.drift), { known, range: 20n }),
    ...moving,
    ...moving.map(bold),
  ];
}

/** The same with shapes that stand out of chance five times as much: where months hardly scatter they are plain. */
function bold({ shapes, later, middle, range: counts, among }: Way): Way {
  const five = (shape: Shape): Shape => (shape === level ? level : (index) => 5 * shape(index));
  return {
    shapes: shapes.map(five),
    later: (until) => later(until).map(five),
    middle: middle / 1000n,
    range: counts / 10n,
    among,
  };
}

function way(given: Pick<Way, "shapes" | "middle"> & Partial<Way>): Way {
  return { later: () => [], range: 10n, among: 1, ...given };
}

/** A level or a climb that may change every other month, also in those to come: too restless for the middle. */
function wandering(
  shapes: readonly Shape[],
  changeAt: (turn: number) => Shape,
  { known, range: counts }: { known: number; range: bigint },
): Way {
  const changes = (from: number, to: number) => range(from, to, driftMonths).map(changeAt);
  const next = Math.ceil(known / driftMonths) * driftMonths;
  return way({
    shapes: [...shapes, ...changes(driftMonths, known)],
    later: (until) => changes(next, until),
    middle: 0n,
    range: counts,
  });
}

function range(from: number, to: number, step: number): number[] {
  return Array.from(
    { length: Math.max(Math.ceil((to - from) / step), 0) },
    (_, index) => from + index * step,
  );
}
