import { addMonths, lastDayOf, type Month } from "#shared/domain/base/month.ts";
import { weighingOfEdition8 } from "#shared/domain/progress/forecast/edition-8/weighing-of-edition-8.ts";
import { type Forecast, forecastOf } from "#shared/domain/progress/forecast/forecast.ts";
import { presentWeighing, type Weighing } from "#shared/domain/progress/forecast/weighing.ts";
import { historyOf, type Kind, kinds, windowMonths } from "./forecast/histories.ts";
import { simpleMethods, sum } from "./forecast/simple-methods.ts";

const histories = Number(process.argv[2] ?? 400);
const monthsKnown = [6, 12, 18, 24, 30];
/** From so many known months on forecasts are held to the goals. */
const monthsJudged = 18;

/** How forecasts of one kind came out after so many months. */
type Outcome = {
  made: number;
  held: number;
  off: number;
  offSimple: number[];
  halfWidth: number;
  came: number;
};

const programme = { goalFen: 30_000_000_000n, firstOn: "2016-06-01", lastOn: "2019-05-31" };

function outcomeOf(kind: number, known: number, forecast: (months: readonly bigint[]) => Forecast): Outcome {
  const none: Outcome = { made: 0, held: 0, off: 0, offSimple: [], halfWidth: 0, came: 0 };
  return Array.from({ length: histories }, (_, number) => historyOf(kind, number)).reduce((so, history) => {
    const made = forecast(history.slice(0, known));
    if (made.state === "insufficient") return so;
    const [before, whole] = [sum(history.slice(0, known).map(Number)), sum(history.map(Number))];
    const told = history.slice(0, known).map(Number);
    const simple = Object.values(simpleMethods).map((method) => method(told, windowMonths - known));
    return {
      made: so.made + 1,
      held: so.held + (Number(made.lowFen) <= whole && whole <= Number(made.highFen) ? 1 : 0),
      off: so.off + Math.abs(Number(made.endFen) - whole),
      offSimple: simple.map((added, index) => (so.offSimple[index] ?? 0) + Math.abs(before + added - whole)),
      halfWidth: so.halfWidth + Number(made.highFen - made.lowFen) / 2,
      came: so.came + whole - before,
    };
  }, none);
}

function after(months: readonly bigint[], weighing: Weighing): Forecast {
  const counted = new Map(
    months.flatMap((fen, index): [Month, bigint][] =>
      fen === 0n ? [] : [[addMonths("2016-06", index), fen]],
    ),
  );
  const asOf = lastDayOf(addMonths("2016-06", months.length - 1));
  return forecastOf(programme, counted, asOf, asOf, asOf, weighing);
}

const isForetold = ({ breaksAt = 0 }: Kind, known: number) => known > breaksAt;
const percent = (part: number, whole: number) => (whole === 0 ? "–" : ((part / whole) * 100).toFixed(0));

/** How many times the error of the best simple method a method's error is, over the judged months together. */
function timesBest(kind: Kind, outcomes: readonly Outcome[]): string {
  const judged = outcomes.filter((_, index) => {
    const known = monthsKnown[index] ?? 0;
    return known >= monthsJudged && isForetold(kind, known);
  });
  const simple = Object.keys(simpleMethods).map((_, at) =>
    sum(judged.map(({ offSimple }) => offSimple[at] ?? 0)),
  );
  return (sum(judged.map(({ off }) => off)) / Math.min(...simple)).toFixed(2);
}

const rows = kinds.map((kind, index) => {
  const [ours, earlier] = [presentWeighing, weighingOfEdition8].map((weighing) =>
    monthsKnown.map((known) => outcomeOf(index, known, (months) => after(months, weighing))),
  );
  return { kind, ours: ours ?? [], earlier: earlier ?? [] };
});

console.log(
  `${histories} histories of each kind, ${windowMonths} months; held: ranges that hold the end, of a hundred.\n`,
);
const knownCells = monthsKnown.join(" | ");
console.log(
  `| kind | held after ${knownCells} | half range, % of what came, after 18 | 24 | 30 | off, × the best simple way | earlier: held after 18 | 24 | 30 | off |`,
);
console.log(`|${" --- |".repeat(monthsKnown.length + 9)}`);
for (const { kind, ours, earlier } of rows) {
  const held = ours.map(({ held: so, made }, at) =>
    isForetold(kind, monthsKnown[at] ?? 0) || kind.breaksAt === undefined
      ? percent(so, made)
      : `(${percent(so, made)})`,
  );
  const widths = ours.slice(2).map(({ halfWidth, came }) => percent(halfWidth, came));
  const before = earlier.slice(2).map(({ held: so, made }) => percent(so, made));
  const cells = [kind.name, ...held, ...widths, timesBest(kind, ours), ...before, timesBest(kind, earlier)];
  console.log(`| ${cells.join(" | ")} |`);
}
