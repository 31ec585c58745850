// The forecast of reports up to the sixth edition: whole millionths of a fen, rounded down at each step and half up once.
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

export function earlierForecast(programme, brought, asOf) {
  const insufficient = { state: "insufficient" };
  if (asOf < programme.firstOn || asOf >= programme.lastOn) return insufficient;
  const history = completeMonths(programme, brought, asOf, 6);
  if (history.length < 6) return insufficient;
  const tested = testBack(history);
  if (tested === undefined || tested.widest > 5n * one) return insufficient;
  const months = monthsAhead(programme, brought, asOf, { expected: expectationOf(history), tested });
  const { midFen: endFen, lowFen, highFen } = months.at(-1);
  return {
    state: "ready",
    method: history.length >= 24 ? "seasonal" : "recent-mean",
    endFen,
    lowFen,
    highFen,
    months,
    backTest: {
      origins: tested.origins,
      meanAbsoluteErrorPercent: Number(halfUp(tested.meanError * 10_000n, one)) / 100,
    },
    reachesGoalIn: goalMonth(BigInt(programme.goalFen), brought, months),
  };
}

/** What a whole month is expected to bring: half the mean of six months and half that of twelve, times its season. */
function expectationOf(history) {
  const shares = history.length >= 24 ? seasons(history) : Array(12).fill(one);
  const share = (month) => shares[monthNo(month) % 12];
  const mean = (months) =>
    (add(months.map(({ fen }) => fen)) * one * one) / add(months.map(({ month }) => share(month)));
  const level = (mean(history.slice(-6)) + mean(history.slice(-12))) / 2n;
  return (month) => (level > 0n ? (level * share(month)) / one : 0n);
}

/** Each calendar month's share of its year's average over the latest whole years, a neutral year counted in. */
function seasons(history) {
  const sums = Array(12).fill(one);
  let years = 1n;
  for (let end = history.length; end >= 12; end -= 12) {
    const year = history.slice(end - 12, end);
    const fen = add(year.map((line) => line.fen));
    if (fen <= 0n) continue;
    years += 1n;
    for (const line of year) sums[monthNo(line.month) % 12] += most((line.fen * 12n * one) / fen, 0n);
  }
  return sums.map((sum) => sum / years);
}

/** How forecasts from each earlier month would have come out: the mean error, and the width by distance ahead. */
function testBack(history) {
  const errors = [];
  let [origins, missed, forecast] = [0, 0n, 0n];
  for (let origin = 3; origin < history.length; origin++) {
    const expected = expectationOf(history.slice(0, origin));
    let [added, came] = [0n, 0n];
    for (let ahead = 0; origin + ahead < history.length; ahead++) {
      const { month, fen } = history[origin + ahead];
      added += expected(month);
      came += fen * one;
      if (added === 0n) break;
      const error = came < added ? added - came : came - added;
      errors[ahead] = [...(errors[ahead] ?? []), (error * one) / added];
      if (ahead > 0) continue;
      origins += 1;
      missed += error;
      forecast += added;
    }
  }
  const widths = errors
    .filter((of) => of.length >= 3)
    .map((of) => sorted(of)[Math.ceil((of.length * 8) / 10) - 1]);
  if (widths.length === 0) return undefined;
  return { origins, meanError: (missed * one) / forecast, widths, widest: sorted(widths).at(-1) };
}

function monthsAhead({ lastOn }, brought, asOf, { expected, tested }) {
  const here = asOf.slice(0, 7);
  const first = asOf < endOf(here) ? here : monthOf(monthNo(here) + 1);
  const days = (month, until) =>
    dayNo(until < endOf(month) ? until : endOf(month)) - dayNo(`${month}-01`) + 1n;
  const start = add([...brought.values()]) * one;
  let [mid, low, added, width] = [start, start, 0n, 0n];
  return monthsFrom(first, lastOn).map((month, index) => {
    const coming = (expected(month) * days(month, lastOn)) / days(month, endOf(month));
    mid += most(coming - (brought.get(month) ?? 0n) * one, 0n);
    added += coming;
    width = most(width, ((tested.widths[index] ?? tested.widest) * added) / one);
    low = most(low, mid - width);
    const fen = (microFen) => {
      const rounded = halfUp(microFen, one);
      return rounded < 9_000_000_000_000_000n ? rounded : 9_000_000_000_000_000n;
    };
    return { month, lowFen: fen(low), midFen: fen(mid), highFen: fen(mid + width) };
  });
}
