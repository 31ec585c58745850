import type { WayCounts, WayName } from "./weighing.ts";

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

/** The ways that so many known months may go on by, those that count. */
export function waysFrom(known: number, counts: WayCounts): Way[] {
  const turns = range(sideMonthsMin, known - sideMonthsMin + 1, 1);
  const seasonal: Drawn[] =
    known < seasonMonthsMin
      ? []
      : [drawn("season", [level, ...seasons]), drawn("seasonClimbing", [level, climb, ...seasons])];
  const all = [
    drawn("even", [level]),
    drawn("climbing", [level, climb]),
    ...turns.map((turn) => drawn("newLevel", [level, stepAt(usual.step)(turn)], turns.length)),
    ...turns.map((turn) => drawn("climbed", [level, ascentUntil(turn)], turns.length)),
    ...seasonal,
    wandering("wanderingLevel", [level], stepAt(usual.drift), known),
    wandering("wanderingClimb", [level, (index) => usual.steepClimb * index], bendAt, known),
  ];
  return all.flatMap(({ name, ...way }) => {
    const { plain, bold } = counts[name];
    return [
      { ...way, ...plain },
      { ...emboldened(way), ...bold },
    ].filter(({ middle, range }) => middle > 0n || range > 0n);
  });
}

type Shaped = Pick<Way, "shapes" | "later" | "among">;
type Drawn = Shaped & { name: WayName };

function drawn(name: WayName, shapes: readonly Shape[], among = 1): Drawn {
  return { name, shapes, later: () => [], among };
}

/** The same with shapes that stand out of chance five times as much: where months hardly scatter they are plain. */
function emboldened({ shapes, later, among }: Shaped): Shaped {
  const five = (shape: Shape): Shape => (shape === level ? level : (index) => 5 * shape(index));
  return { shapes: shapes.map(five), later: (until) => later(until).map(five), among };
}

/** A level or a climb that may change every other month, also in those to come. */
function wandering(
  name: WayName,
  shapes: readonly Shape[],
  changeAt: (turn: number) => Shape,
  known: number,
): Drawn {
  const changes = (from: number, to: number) => range(from, to, driftMonths).map(changeAt);
  const next = Math.ceil(known / driftMonths) * driftMonths;
  return {
    ...drawn(name, [...shapes, ...changes(driftMonths, known)]),
    later: (until) => changes(next, until),
  };
}

function range(from: number, to: number, step: number): number[] {
  return Array.from(
    { length: Math.max(Math.ceil((to - from) / step), 0) },
    (_, index) => from + index * step,
  );
}
