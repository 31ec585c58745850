// The forecast of a report, worked out anew after docs/pace.md: whole millionths of a fen, rounded towards zero at each
// step and half up once, for showing.
import { completeMonths, goalMonth } from "./complete-months.mjs";
import {
  add,
  dayNo,
  endOf,
  halfUp,
  monthNo,
  monthOf,
  monthsFrom,
  most,
  sorted,
} from "./month-arithmetic.mjs";
import { possibleWays } from "./possible-ways.mjs";

const micro = 1_000_000n;
const unit = 10n ** 30n;
const insufficient = { state: "insufficient" };

/** How far a way reaches, in tenths of what it is usually off by, and what may end outside on either side, in hundredths. */
const ranges = { 8: [14n, 25n], 9: [13n, 26n] };

export function recountForecast(programme, brought, asOf, edition) {
  if (asOf < programme.firstOn || asOf >= programme.lastOn) return insufficient;
  const known = completeMonths(programme, brought, asOf, 8);
  if (known.length < 6) return insufficient;
  const seen = known.slice(-48);
  const months = seen.map(({ fen }) => fen * micro);
  const backTest = nextMonths(months, edition);
  if (backTest === undefined || backTest.meanAbsoluteErrorPercent > 500) return insufficient;
  const lines = linesAhead({ programme, brought, asOf, edition, start: monthNo(seen[0].month) }, months);
  const { midFen: endFen, lowFen, highFen } = lines.at(-1);
  return {
    state: "ready",
    method: "weighed-ways",
    endFen,
    lowFen,
    highFen,
    months: lines,
    backTest,
    reachesGoalIn: goalMonth(BigInt(programme.goalFen), brought, lines),
  };
}

const size = (number) => (number < 0n ? -number : number);
const positive = (number) => most(number, 0n);
const least = (a, b) => (a < b ? a : b);

/** A month that alone is more than twice the next and four times the middle of those that lent counts as the others' mean. */
function usualOf(months) {
  const largest = months.reduce(most);
  const at = months.indexOf(largest);
  const others = months.toSpliced(at, 1);
  const lent = sorted(others.filter((month) => month > 0n));
  if (lent.length < 3) return months;
  const isAlone = largest > 2n * others.reduce(most) && largest > 4n * lent[Math.ceil(lent.length / 2) - 1];
  return isAlone ? months.with(at, add(others) / BigInt(others.length)) : months;
}

/** Each month forecast from those before it, from the fourth on. */
function nextMonths(months, edition) {
  let [hoped, off] = [0n, 0n];
  for (let origin = 3; origin < months.length; origin++) {
    const ways = weighed(months.slice(0, origin), { from: origin, count: 1, edition }, true);
    const next = blend(ways.map(({ month, middle }) => [month[0], middle]));
    hoped += next;
    off += size(next - months[origin]);
  }
  if (hoped === 0n || add(months) <= 0n) return undefined;
  return {
    origins: months.length - 3,
    meanAbsoluteErrorPercent: Number(halfUp((off * micro * 10_000n) / hoped, micro)) / 100,
  };
}

const blend = (pairs) =>
  add(pairs.map(([amount, weight]) => amount * weight)) / add(pairs.map(([, weight]) => weight));

/** What each way expects of `count` months from an index on, how far their sums are usually off, and what the way weighs. */
function weighed(given, { from, count, edition }, isForMiddle) {
  const months = usualOf(given);
  const n = BigInt(months.length);
  const mean = add(months) / n;
  const off = months.map((month) => month - mean);
  const ways = possibleWays(months.length, from + count - 1, edition)
    .filter(({ middle }) => !isForMiddle || middle > 0n)
    .map((way) => follow(way, { off, mean, from, count }));
  const weightIn = (part) => {
    const fewest = ways
      .filter((way) => way[part] > 0n)
      .map(({ missed }) => missed)
      .reduce(least);
    return (way) => {
      if (way[part] === 0n) return 0n;
      const close = ((unit * fewest) / way.missed) ** (n + 1n);
      const square = (900n ** way.freedom * close * unit ** 2n) / (way.determinant * unit ** n);
      return (way[part] * rootOf(square)) / way.among;
    };
  };
  const [middle, range] = [weightIn("middle"), weightIn("range")];
  return ways.map((way) => {
    const spread = way.squares.map((square) =>
      rootOf((way.missed * square) / (900n * way.determinant * (n + 1n))),
    );
    return { month: way.month, spread, mean, middle: middle(way), range: range(way) };
  });
}

/**
 * A way held against the months: by symmetric elimination without fractions of its normal matrix, bordered by what the
 * months tell, by its shapes in each month to come, and by their sums until then.
 */
function follow(way, { off, mean, from, count }) {
  const at = (index) => way.shapes.map((shape) => BigInt(shape(index)));
  const rows = off.map((_, index) => at(index));
  const coming = Array.from({ length: count }, (_, index) => at(from + index));
  const sums = coming.map((_, index) =>
    way.shapes.map((_shape, a) => add(coming.slice(0, index + 1).map((one) => one[a]))),
  );
  const told = way.shapes.map((_, a) => add(rows.map((row, index) => row[a] * off[index])));
  const border = [told, ...coming, ...sums];
  const matrix = way.shapes.map((_, a) => [
    ...way.shapes.map((_shape, b) => add(rows.map((row) => row[a] * row[b])) + (a === b ? 900n : 0n)),
    ...border.map((column) => column[a]),
  ]);
  const pairs = border.map((_, index) => (index > count ? [index, index] : [0, index]));
  const { determinant, products } = eliminate(matrix, pairs);
  const later = coming.map((_, index) =>
    add(
      way.later.map((shape) => {
        const sum = Array.from({ length: index + 1 }, (_one, ahead) => shape(from + ahead)).reduce(
          (a, b) => a + b,
          0,
        );
        return BigInt(sum) ** 2n;
      }),
    ),
  );
  const left = add(off.map((one) => one * one)) * determinant - products[0];
  return {
    ...way,
    among: BigInt(way.among),
    freedom: BigInt(way.shapes.length),
    determinant,
    missed: left / determinant + (mean * mean) / 100n + 1n,
    month: coming.map((_, index) => positive(mean + products[1 + index] / determinant)),
    squares: coming.map(
      (_, index) =>
        (BigInt(index + 1) * 900n + later[index]) * determinant + products[1 + count + index] * 900n,
    ),
  };
}

/** The determinant of the square part, and border × inverse × border times it, for pairs of border columns. */
function eliminate(matrix, pairs) {
  const d = matrix.length;
  const products = pairs.map(() => 0n);
  let before = 1n;
  for (const [k, pivotRow] of matrix.entries()) {
    const pivot = pivotRow[k];
    for (let i = k + 1; i < d; i++)
      for (let j = i; j < matrix[i].length; j++)
        matrix[i][j] = (pivot * matrix[i][j] - pivotRow[i] * pivotRow[j]) / before;
    for (const [index, [a, b]] of pairs.entries())
      products[index] = (pivot * products[index] + pivotRow[d + a] * pivotRow[d + b]) / before;
    before = pivot;
  }
  return { determinant: before, products };
}

/** The whole square root, by Newton from above. */
function rootOf(square) {
  if (square < 2n) return square;
  let root = 10n ** BigInt(Math.ceil(`${square}`.length / 2));
  for (let next = (root + square / root) / 2n; next < root; next = (root + square / root) / 2n) root = next;
  return root;
}

function linesAhead({ programme: { lastOn }, brought, asOf, edition, start }, months) {
  const [tenths, outside] = ranges[edition];
  const here = asOf.slice(0, 7);
  const next = asOf < endOf(here) ? here : monthOf(monthNo(here) + 1);
  const days = (month, until) =>
    dayNo(until < endOf(month) ? until : endOf(month)) - dayNo(`${month}-01`) + 1n;
  const coming = monthsFrom(next, lastOn);
  const lent = add([...brought.values()]) * micro;
  const ways = weighed(months, { from: monthNo(next) - start, count: coming.length, edition }, false).map(
    (way) => ({
      ...way,
      sum: lent,
      added: 0n,
    }),
  );
  let [below, above, low] = [0n, 0n, lent];
  return coming.map((month, index) => {
    for (const way of ways) {
      const whole = (way.month[index] * days(month, lastOn)) / days(month, endOf(month));
      way.added += whole;
      way.sum += positive(whole - (brought.get(month) ?? 0n) * micro);
      const base = most(way.mean * BigInt(index + 1), 1n);
      way.reach = (tenths * way.spread[index] * most(least(way.added, 2n * base), base / 2n)) / (10n * base);
    }
    const sum = blend(ways.map((way) => [way.sum, way.middle]));
    below = most(
      below,
      sum -
        outer(
          outside,
          ways.map((way) => [way.sum - way.reach, way.range]),
        ),
    );
    above = most(
      above,
      -sum -
        outer(
          outside,
          ways.map((way) => [-way.sum - way.reach, way.range]),
        ),
    );
    low = most(low, sum - below);
    return { month, lowFen: fenOf(low), midFen: fenOf(sum), highFen: fenOf(sum + above) };
  });
}

/** The amount up to which some hundredths of the weight lie. */
function outer(hundredths, pairs) {
  const whole = add(pairs.map(([, weight]) => weight));
  const upTo = (amount) => add(pairs.filter(([other]) => other <= amount).map(([, weight]) => weight));
  return sorted(pairs.map(([amount]) => amount)).find((amount) => 100n * upTo(amount) >= hundredths * whole);
}

function fenOf(microFen) {
  const fen = halfUp(microFen, micro);
  return fen < 9_000_000_000_000_000n ? fen : 9_000_000_000_000_000n;
}
