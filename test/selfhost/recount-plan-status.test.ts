import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { canonicalJson } from "#shared/domain/base/canonical-json.ts";
import { addMonths, lastDayOf, type Month, monthOf } from "#shared/domain/base/month.ts";
import { planStatusOf } from "#shared/domain/reports/plan-status.ts";
import { startTally, tallyLoan } from "#shared/domain/reports/tally.ts";
import { loanFacts } from "#test/support/loans.ts";

type Told = { disbursedOn: string; amountFen: string };
type Recount = (report: unknown, loans: readonly Told[]) => Record<string, unknown>;

const checker = new URL("../../selfhost/evidence/recount-plan-status.mjs", import.meta.url);
const { recountPlanStatus } = (await import(checker.href)) as { recountPlanStatus: Recount };

/** Forecasts of 300 histories take long, twice. */
const historiesTimeoutMs = 120_000;

/** A programme of some years with or without tranches, what each of its months brought, and how many of them have passed. */
const history = fc.record({
  months: fc.integer({ min: 1, max: 60 }),
  passed: fc.integer({ min: 0, max: 62 }),
  amounts: fc.array(fc.option(fc.bigInt({ min: 1n, max: 10n ** 12n }), { freq: 8 }), {
    minLength: 62,
    maxLength: 62,
  }),
  goalFen: fc.bigInt({ min: 1n, max: 10n ** 13n }),
  lastDay: fc.integer({ min: 1, max: 28 }),
  tranches: fc.boolean(),
});

test(
  "plan, forecast and colour of any history are the same by the checker's own code",
  () => {
    let forecasts = 0;
    fc.assert(
      fc.property(
        history,
        fc.constantFrom(8 as const, 7 as const, 6 as const),
        ({ months, passed, amounts, goalFen, lastDay, tranches }, edition) => {
          const first: Month = "2016-06";
          const lastOn = `${addMonths(first, months)}-${String(lastDay).padStart(2, "0")}`;
          const half = { until: lastDayOf(addMonths(first, Math.floor(months / 2))), goalFen: goalFen / 2n };
          const programme = {
            ...defaultProgramme,
            goalFen,
            lastOn,
            tranches:
              tranches && half.until < lastOn && half.goalFen > 0n ? [half, { until: lastOn, goalFen }] : [],
          };
          const month = addMonths(first, passed - 1);
          const tally = startTally(programme, month, edition);
          const loans = amounts.flatMap((amountFen, index) =>
            amountFen === null
              ? []
              : [
                  loanFacts({
                    amountFen,
                    disbursedOn: `${addMonths(first, index)}-${index % 3 === 0 ? "28" : "03"}`,
                  }),
                ],
          );
          for (const facts of loans) tallyLoan(tally, facts);
          const { calibers, colour, ...status } = planStatusOf(programme, tally, edition);
          const told = loans
            .filter(({ disbursedOn }) => disbursedOn <= lastDayOf(month) && disbursedOn <= lastOn)
            .map(({ disbursedOn, amountFen }) => ({ disbursedOn, amountFen: `${amountFen}` }));
          const report = JSON.parse(
            canonicalJson({
              format: `yinhui-report-${edition}`,
              programme,
              asOf: lastDayOf(month),
              of: monthOf(lastOn),
            }),
          );

          const { colour: recounted, ...found } = recountPlanStatus(report, told);

          if (status.forecast.state === "ready") forecasts += 1;
          expect(recounted).toEqual({ level: colour.level });
          expect(found).toEqual(
            status.forecast.state === "ready" ? status : { ...status, forecast: { state: "insufficient" } },
          );
        },
      ),
      { numRuns: 300 },
    );
    expect(forecasts).toBeGreaterThan(30);
  },
  historiesTimeoutMs,
);
