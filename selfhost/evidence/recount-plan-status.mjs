// Plan, forecast and colour of a report, worked out anew after docs/pace.md from what each month brought; money in fen.
import { completeMonths } from "./complete-months.mjs";
import { forecastOfEdition7 } from "./edition-7/forecast-of-edition-7.mjs";
import { editionOf } from "./edition-of.mjs";
import { add, dayNo, dayOf, endOf, halfUp, monthsFrom } from "./month-arithmetic.mjs";
import { recountForecast } from "./recount-forecast.mjs";
import { earlierForecast } from "./until-edition-6/earlier-forecast.mjs";

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
  const forecast = forecastIn(edition)(programme, brought, asOf, edition);
  const complete = completeMonths(programme, brought, asOf, edition);
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

/** 三色督办: the first rule that holds. */
function forecastIn(edition) {
  if (edition >= 8) return recountForecast;
  return edition === 7 ? forecastOfEdition7 : earlierForecast;
}

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
