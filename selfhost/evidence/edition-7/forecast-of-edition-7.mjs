// The forecast of a report of the seventh edition, worked out anew (ADR 47): whole millionths of a fen, rounded down at each step and
// half up once, for showing.
import { completeMonths, goalMonth } from "../complete-months.mjs";
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
} from "../month-arithmetic.mjs";

const one = 1_000_000n;
const year = 12;
const insufficient = { state: "insufficient" };

export function forecastOfEdition7(programme, brought, asOf) {
  if (asOf < programme.firstOn || asOf >= programme.lastOn) return insufficient;
  const known = completeMonths(programme, brought, asOf, 7);
  if (known.length < 6) return insufficient;
  const months = known.map(({ fen }) => fen * one);
  const { method, seen } = methodOf(months);
  const tests = testsOf(methods[method], months, months.length);
  const next = tests.filter(({ ahead }) => ahead === 1);
  const promised = add(next.map(({ hoped }) => hoped));
  if (promised === 0n) return insufficient;
  const lines = linesAhead({ programme, brought, asOf, known, months }, [methods[method], ...seen], tests);
  if (lines === undefined || lines.length === 0) return insufficient;
  const { midFen: endFen, lowFen, highFen } = lines.at(-1);
  return {
    state: "ready",
    method,
    endFen,
    lowFen,
    highFen,
    months: lines,
    backTest: {
      origins: next.length,
      meanAbsoluteErrorPercent:
        Number(halfUp((add(next.map(({ off }) => size(off))) * one * 10_000n) / promised, one)) / 100,
    },
    reachesGoalIn: goalMonth(BigInt(programme.goalFen), brought, lines),
  };
}

const size = (number) => (number < 0n ? -number : number);
const positive = (number) => most(number, 0n);
const meanOf = (months) => add(months) / BigInt(months.length);

/** A month that alone is more than twice the next and four times the middle of those that lent counts as the others' mean. */
function usualOf(months) {
  const largest = months.reduce(most);
  const at = months.indexOf(largest);
  const others = months.toSpliced(at, 1);
  const lent = sorted(others.filter((month) => month > 0n));
  if (lent.length < 3) return months;
  const isAlone = largest > 2n * others.reduce(most) && largest > 4n * lent[Math.ceil(lent.length / 2) - 1];
  return isAlone ? months.with(at, meanOf(others)) : months;
}

/** The months after the last turn: the split whose sides' means differ most, where t² is 12 or more, again and again. */
function sinceTurn(months) {
  const n = BigInt(months.length);
  const total = add(months);
  const scatter = n * add(months.map((month) => month * month)) - total * total;
  let turn;
  for (let at = 3; at <= months.length - 3; at++) {
    const [left, right] = [BigInt(at), n - BigInt(at)];
    const first = add(months.slice(0, at));
    const top = (first * right - (total - first) * left) ** 2n;
    const bottom = left * right;
    if (top > 0n && (turn === undefined || top * turn.bottom > turn.top * bottom)) turn = { at, top, bottom };
  }
  if (turn === undefined) return months;
  const rest = scatter * turn.bottom - turn.top;
  return turn.top * (n - 2n) >= 12n * rest ? sinceTurn(months.slice(turn.at)) : months;
}

/** The straight line of least squares, at any place. */
function lineThrough(months) {
  const n = months.length;
  const place = (index) => BigInt(2 * index + 1 - n);
  const squares = add(months.map((_, index) => place(index) ** 2n));
  const slope = add(months.map((month, index) => month * place(index)));
  const mean = meanOf(months);
  return (index) => positive(squares === 0n ? mean : mean + (slope * place(index)) / squares);
}

/** The share of each month of the year in its year's average over the latest whole years, a neutral year counted in. */
function sharesOf(months) {
  const sums = Array(year).fill(one);
  let years = 1n;
  for (let end = months.length; end >= year; end -= year) {
    const of = months.slice(end - year, end);
    const whole = add(of);
    if (whole <= 0n) continue;
    years += 1n;
    for (const [index, month] of of.entries())
      sums[(end + index) % year] += positive((month * 12n * one) / whole);
  }
  return (index) => sums[index % year] / years;
}

/** The methods by name, each from so many months on: what it expects of the month at an index. */
const methods = {
  "steady-mean": {
    from: 3,
    of: (months) => {
      const level = positive(meanOf(sinceTurn(usualOf(months))));
      return () => level;
    },
  },
  trend: { from: 6, of: (months) => lineThrough(usualOf(months)) },
  "last-year": {
    from: 12,
    of: (months) => {
      const usual = usualOf(months);
      return (index) => {
        let at = index;
        while (at >= usual.length) at -= year;
        return positive(usual[at]);
      };
    },
  },
  "seasonal-trend": {
    from: 13,
    of: (months) => {
      const usual = usualOf(months);
      const share = sharesOf(usual);
      const line = lineThrough(usual.map((month, index) => (month * one) / most(share(index), one / 20n)));
      return (index) => (line(index) * share(index)) / one;
    },
  },
};

/** The line through the last year: never used, but looked at for the range. */
const yearLine = {
  from: 6,
  of: (months) => {
    const start = Math.max(months.length - year, 0);
    const line = lineThrough(usualOf(months).slice(start));
    return (index) => line(index - start);
  },
};

/** Forecasts made at each earlier month, `ahead` months of it together: what was hoped for, and by how much too much. */
function testsOf({ from, of }, months, aheadMax) {
  const tests = [];
  for (let origin = from; origin < months.length; origin++) {
    const expected = of(months.slice(0, origin));
    let [hoped, off] = [0n, 0n];
    for (let ahead = 1; ahead <= Math.min(aheadMax, months.length - origin); ahead++) {
      const coming = expected(origin + ahead - 1);
      hoped += coming;
      off += coming - months[origin + ahead - 1];
      tests.push({ origin, ahead, hoped, off });
    }
  }
  return tests;
}

/** The method used, and those that the range goes as far as. */
function methodOf(months) {
  const n = months.length;
  const steady = testsOf(methods["steady-mean"], months, 6);
  const squares = (tests, from, until) =>
    add(
      tests
        .filter(({ origin }) => origin >= from && origin < until)
        .map(({ off, ahead }) => (off * off * 3600n) / BigInt(ahead ** 2)),
    );
  let best = { method: "steady-mean", own: 1n, other: 1n };
  const seen = [];
  for (const [method, row] of [...Object.entries(methods).slice(1), ["", yearLine]]) {
    if (n - row.from < 4) continue;
    const tests = testsOf(row, months, 6);
    const within = (percent, from, until) =>
      squares(tests, from, until) * 10_000n <= squares(steady, from, until) * percent * percent;
    if (within(110n, row.from, n) && within(110n, n - 4, n)) seen.push(row);
    if (method === "" || n - row.from < 6) continue;
    if (!within(80n, row.from, n) || !within(80n, n - 4, n) || !within(100n, row.from, n - 4)) continue;
    const [own, other] = [squares(tests, row.from, n), squares(steady, row.from, n)];
    if (own * best.other < best.own * other) best = { method, own, other };
  }
  return { method: best.method, seen };
}

/** Half the range as a share of what it is measured by, from tests that looked as far ahead for what they knew. */
function widthsOf(tests, months) {
  const n = months.length;
  const shares = tests.flatMap((test) => {
    const by = measureOf(test.hoped, months.slice(0, test.origin), test.ahead);
    return by > 0n ? [{ ...test, share: (size(test.off) * one) / by }] : [];
  });
  const eighth = (list) => sorted(list)[Math.ceil((list.length * 8) / 10) - 1];
  return (ahead) => {
    const alike = shares.filter(
      ({ origin, ahead: other }) =>
        origin >= 6 && other === Math.max(Math.floor((2 * origin * ahead + n) / (2 * n)), 1),
    );
    const list =
      alike.length >= 3
        ? alike.map(({ share }) => share)
        : shares
            .filter((test) => test.ahead >= 3)
            .map((test) => (test.share * rootOf((one * one * BigInt(ahead)) / BigInt(test.ahead))) / one);
    return list.length === 0 ? undefined : most(eighth(list), one / 50n);
  };
}

const measureOf = (hoped, before, ahead) =>
  most(hoped, (add(before) * BigInt(ahead)) / BigInt(2 * before.length));

/** The whole square root, by Newton. */
function rootOf(square) {
  if (square < 2n) return square;
  let root = square;
  for (let next = (root + 1n) / 2n; next < root; next = (root + square / root) / 2n) root = next;
  return root;
}

function linesAhead({ programme, brought, asOf, known, months }, used, tests) {
  const { lastOn } = programme;
  const here = asOf.slice(0, 7);
  const next = asOf < endOf(here) ? here : monthOf(monthNo(here) + 1);
  const start = monthNo(known[0].month);
  const days = (month, until) =>
    dayNo(until < endOf(month) ? until : endOf(month)) - dayNo(`${month}-01`) + 1n;
  const lent = add([...brought.values()]) * one;
  const ways = used.map(({ of }) => ({ expected: of(months), sum: lent, added: 0n }));
  const width = widthsOf(tests, months);
  let [half, below, above, low] = [0n, 0n, 0n, lent];
  const lines = [];
  for (const [index, month] of monthsFrom(next, lastOn).entries()) {
    for (const way of ways) {
      const whole = way.expected(monthNo(month) - start);
      const coming = (whole * days(month, lastOn)) / days(month, endOf(month));
      way.added += coming;
      way.sum += positive(coming - (brought.get(month) ?? 0n) * one);
    }
    const share = width(index + 1);
    if (share === undefined || share > 5n * one) return undefined;
    half = most(half, (share * measureOf(ways[0].added, months, index + 1)) / one);
    const sums = sorted(ways.map(({ sum }) => sum));
    const [{ sum }] = ways;
    below = most(below, sum - sums[0] + half);
    above = most(above, sums.at(-1) - sum + half);
    low = most(low, sum - below);
    lines.push({ month, lowFen: fenOf(low), midFen: fenOf(sum), highFen: fenOf(sum + above) });
  }
  return lines;
}

function fenOf(microFen) {
  const fen = halfUp(microFen, one);
  return fen < 9_000_000_000_000_000n ? fen : 9_000_000_000_000_000n;
}
