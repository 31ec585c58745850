// The ways that docs/pace.md lists: their shapes by the index of a month, in thirtieths of chance, and what they count.
const every = (from, to, step) => {
  const list = [];
  for (let number = from; number < to; number += step) list.push(number);
  return list;
};

const level = () => 60;
const climb = (index) => 3 * index;
const seasons = every(0, 12, 1).map((month) => (index) => (index % 12 === month ? 60 : 0));
const since = (turn, size) => (index) => (index < turn ? 0 : size);
const bend = (turn) => (index) => (index < turn ? 0 : 3 * (index - turn));

/** What ways count for the middle and for the range, as they are and with shapes five times as large. */
const weights = {
  8: {
    even: [12_000n, 10n],
    climbing: [1000n, 10n, 1n, 1n],
    newLevel: [2000n, 10n, 2n, 1n],
    climbed: [2000n, 10n, 2n, 1n],
    season: [4000n, 10n, 4n, 1n],
    seasonClimbing: [1000n, 10n, 1n, 1n],
    wanderingLevel: [0n, 20n],
    wanderingClimb: [0n, 10n, 0n, 1n],
  },
  9: {
    even: [12_000n, 2n],
    climbing: [1000n, 2n, 8n, 5n],
    newLevel: [1000n, 5n, 20_000n, 0n],
    climbed: [0n, 2n, 700n, 10n],
    season: [7000n, 4n, 4n, 0n],
    seasonClimbing: [700n, 10n, 1n, 1n],
    wanderingLevel: [0n, 16n],
    wanderingClimb: [0n, 5n],
  },
};

/** The ways of an edition from so many months known, with what may change up to the month at the index `last`. */
export function possibleWays(known, last, edition) {
  const turns = every(4, known - 3, 1);
  const past = every(2, known, 2);
  const to = every(known + (known % 2), last + 1, 2);
  const drift = (turn) => since(turn, 45);
  const all = [
    ["even", []],
    ["climbing", [climb]],
    ...turns.map((turn) => ["newLevel", [since(turn, 90)], turns.length]),
    ...turns.map((turn) => ["climbed", [(index) => 5 * (index < turn ? index : turn)], turns.length]),
    ...(known > 12
      ? [
          ["season", seasons],
          ["seasonClimbing", [climb, ...seasons]],
        ]
      : []),
    ["wanderingLevel", past.map(drift), 1, to.map(drift)],
    ["wanderingClimb", [(index) => 6 * index, ...past.map(bend)], 1, to.map(bend)],
  ];
  return all.flatMap(([name, shapes, among = 1, later = []]) => {
    const [middle, range, boldMiddle = 0n, boldRange = 0n] = weights[edition][name];
    return [
      { shapes: [level, ...shapes], later, middle, range, among },
      {
        ...{ shapes: [level, ...shapes.map(fivefold)], later: later.map(fivefold) },
        ...{ middle: boldMiddle, range: boldRange, among },
      },
    ].filter((way) => way.middle + way.range > 0n);
  });
}

function fivefold(shape) {
  return (index) => 5 * shape(index);
}
