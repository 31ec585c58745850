// Plan, forecast and colour of a report, worked out anew after docs/pace.md from what each month brought; money in fen.
// Forecasts are whole millionths of a fen, rounded down at each step and half up once, for showing.
import { editionOf } from "./edition-of.mjs";

const one = 1_000_000n;

const add = (amounts) => amounts.reduce((so, amount) => so + amount, 0n);
const most = (a, b) => (a > b ? a : b);
const halfUp = (part, whole) => (part * 2n + whole) / (whole * 2n);
const sorted = (amounts) => amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const dayNo = (day) => BigInt(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
const dayOf = (number) => new Date(Number(number) * 86_400_000).toISOString().slice(0, 10);
const monthNo = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthOf = (no) =>
  `${String(Math.floor(no / 12)).padStart(4, "0")}-${String((no % 12) + 1).padStart(2, "0")}`;
const endOf = (month) => dayOf(dayNo(`${monthOf(monthNo(month) + 1)}-01`) - 1n);
const monthsFrom = (first, last) =>
  Array.from({ length: Math.max(monthNo(last) - monthNo(first) + 1, 0) }, (_, index) =>
    monthOf(monthNo(first) + index),
  );

/** What a report says of plan and forecast (`outlook` in it), from the loans that count: `loans` of the window up to its day. */
export function recountPlanStatus({ format, programme, asOf }, loans) {
  const edition = editionOf({ format });
  const brought = new Map();
  for (const { disbursedOn, amountFen } of loans) {
    const month = disbursedOn.slice(0, 7);
    brought.set(month, (brought.get(month) ?? 0n) + BigInt(amountFen));
  }
  const countedFen = add([...brought.values()]);
  const steps = stepsOf(programme);
  const plannedAt = (day) => planAt(programme, steps, day);
  const forecast = forecastOf(programme, brought, asOf);
  const complete = completeMonths(programme, brought, asOf);
  const recent = complete.slice(-3).map(({ fen }) => fen);
  const until = asOf < programme.lastOn ? asOf : programme.lastOn;
  return {
    plannedFen: plannedAt(asOf),
    plan: monthsFrom(programme.firstOn, programme.lastOn).map((month) => ({
      month,
      planFen: plannedAt(endOf(month)),
    })),
    countedByMonth:
      asOf < programme.firstOn
        ? []
        : monthsFrom(programme.firstOn, until).map((month) => ({ month, fen: brought.get(month) ?? 0n })),
    recentPerMonthFen: recent.length === 0 ? null : halfUp(add(recent), BigInt(recent.length)),
    forecast,
    colour: {
      level: levelOf(programme, steps, { edition, countedFen, asOf, forecast, planned: plannedAt(asOf) }),
    },
  };
}

function stepsOf({ tranches, firstOn, lastOn, goalFen }) {
  const goal = BigInt(goalFen);
  const before = tranches
    .map(({ until, goalFen: fen }) => ({ until, fen: BigInt(fen) }))
    .filter(({ until, fen }) => until >= firstOn && until < lastOn && fen < goal);
  return [...before, { until: lastOn, fen: goal }];
}

/** Even by days within each step, the day itself included. */
function planAt({ firstOn }, steps, day) {
  let [from, reached] = [dayNo(firstOn) - 1n, 0n];
  for (const { until, fen } of steps) {
    if (dayNo(day) <= from) return reached;
    if (day < until) return reached + halfUp((fen - reached) * (dayNo(day) - from), dayNo(until) - from);
    [from, reached] = [dayNo(until), fen];
  }
  return reached;
}

/** Whole months of the window that are over, from the first with a loan; an empty last one has not been told yet. */
function completeMonths({ firstOn, lastOn }, brought, asOf) {
  const until = asOf < lastOn ? asOf : lastOn;
  const first = [...brought.keys()].filter((month) => `${month}-01` >= firstOn).sort()[0];
  if (first === undefined) return [];
  const months = monthsFrom(first, until).filter((month) => endOf(month) <= until);
  if (!brought.has(months.at(-1))) months.pop();
  return months.slice(-120).map((month) => ({ month, fen: brought.get(month) ?? 0n }));
}

function forecastOf(programme, brought, asOf) {
  const insufficient = { state: "insufficient" };
  if (asOf < programme.firstOn || asOf >= programme.lastOn) return insufficient;
  const history = completeMonths(programme, brought, asOf);
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

function goalMonth(goal, brought, months) {
  let reached = 0n;
  for (const month of [...brought.keys()].sort()) {
    reached += brought.get(month);
    if (reached >= goal) return month;
  }
  return months.find(({ midFen }) => midFen >= goal)?.month ?? null;
}

/** 三色督办: the first rule that holds. */
function levelOf({ goalFen, firstOn }, steps, { edition, countedFen, asOf, forecast, planned }) {
  const goal = BigInt(goalFen);
  if (countedFen >= goal || asOf < firstOn) return "none";
  const unmet = steps.filter(({ fen }) => countedFen < fen);
  if (unmet.some(({ until }) => until < asOf)) return "red";
  if (edition >= 7 && countedFen === 0n && asOf >= endOf(firstOn.slice(0, 7))) return "red";
  const behind = planned > countedFen ? halfUp((planned - countedFen) * 10_000n, goal) : 0n;
  if (behind >= 1000n) return "red";
  if (behind >= 300n) return "yellow";
  if (unmet.some(({ until }) => until <= dayOf(dayNo(asOf) + 90n))) return "blue";
  return forecast.state === "ready" && forecast.endFen < goal ? "blue" : "none";
}
