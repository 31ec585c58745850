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

/** The ways from so many months known, with what may change up to the month at the index `last`. */
export function possibleWays(known, last) {
  const one = (shapes, middle, others = {}) => ({
    shapes,
    later: [],
    middle,
    range: 10n,
    among: 1,
    ...others,
  });
  const turns = every(4, known - 3, 1);
  const among = turns.length;
  const steps = turns.map((turn) => one([level, since(turn, 90)], 2000n, { among }));
  const ascents = turns.map((turn) =>
    one([level, (index) => 5 * (index < turn ? index : turn)], 2000n, { among }),
  );
  const seasonal = [one([level, ...seasons], 4000n), one([level, climb, ...seasons], 1000n)];
  const past = every(2, known, 2);
  const to = every(known + (known % 2), last + 1, 2);
  const moving = [
    one([level, climb], 1000n),
    ...steps,
    ...ascents,
    ...(known > 12 ? seasonal : []),
    one([level, (index) => 6 * index, ...past.map(bend)], 0n, { later: to.map(bend) }),
  ];
  return [
    one([level], 12_000n),
    one([level, ...past.map((turn) => since(turn, 45))], 0n, {
      later: to.map((turn) => since(turn, 45)),
      range: 20n,
    }),
    ...moving,
    ...moving.map(fivefold),
  ];
}

/** The same, its shapes but the level five times as large; counts a thousandth in the middle, a tenth in the range. */
function fivefold(way) {
  const five = (shape) => (index) => 5 * shape(index);
  const [first, ...shapes] = way.shapes;
  return {
    ...way,
    shapes: [first, ...shapes.map(five)],
    later: way.later.map(five),
    middle: way.middle / 1000n,
    range: way.range / 10n,
  };
}
