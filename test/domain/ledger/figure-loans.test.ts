import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { addDays, dayFromNumber, dayNumber } from "#shared/domain/base/day.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { type Figure, loansOfFigure } from "#shared/domain/ledger/figure-loans.ts";
import { type LoanFacts, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import { letsThrough } from "#shared/domain/ledger/loan-filter.ts";
import { groupSums, sumOfGroups } from "#shared/domain/ledger/loan-sums.ts";
import { addLoanChange, type TotalsDelta } from "#shared/domain/ledger/totals.ts";
import { cellOf, cellPrefix } from "#shared/domain/progress/cell.ts";
import { cutMonths } from "#shared/domain/progress/parts.ts";
import { progressOf } from "#shared/domain/progress/progress.ts";
import { classFigures } from "#shared/domain/progress/quality.ts";
import { anyFacts } from "#test/support/loans.ts";

const spring = dayNumber("2016-04-01");
const someDay = fc.integer({ min: spring, max: spring + 150 }).map(dayFromNumber);
const window = fc
  .tuple(someDay, fc.nat(120))
  .map(([firstOn, days]) => ({ ...defaultProgramme, firstOn, lastOn: addDays(firstOn, days) }));

test("every figure is the sum of the loans that its filter lets through", () => {
  fc.assert(
    fc.property(fc.array(anyFacts, { maxLength: 30 }), window, someDay, (loans, programme, asOf) => {
      const progress = progressAt(programme, loans, asOf);
      const shows = (figure: Figure, count: bigint | number | undefined, fen: bigint | undefined) => {
        const filter = loansOfFigure(figure, { ...programme, asOf });
        const behind = loans.filter((facts) => letsThrough(filter, { bankId: "b", facts }));
        if (count !== undefined) expect(behind.length, JSON.stringify(figure)).toBe(Number(count));
        if (fen !== undefined) expect(sumOf(figure, behind), JSON.stringify(figure)).toBe(fen);
      };

      shows({}, progress.loanCount, progress.disbursedFen);
      shows({ counted: true }, undefined, progress.countedFen);
      shows({ measure: "outstanding" }, undefined, progress.outstandingFen);
      const until = loans
        .filter(({ disbursedOn }) => disbursedOn <= asOf)
        .map((facts) => ({ ...facts, bankId: "psbc-chuzhou" }));
      const groups = groupSums(until);
      const bad = groups.filter(({ quality = "" }) => ["substandard", "doubtful", "loss"].includes(quality));
      const counted = groups.reduce((sum, { overdueCount }) => sum + overdueCount, 0);
      shows({ measure: "overdue" }, counted, progress.overdueFen);
      shows({ measure: "nonPerforming" }, sumOfGroups(bad).loanCount, progress.nonPerformingFen);
      shows({ measure: "settled" }, progress.settledCount, progress.settledFen);
      shows({ measure: "renewal" }, progress.renewalCount, progress.renewalFen);
      shows({ measure: "poor" }, progress.poorCount, progress.poorFen);
      const basisFen = new Map(progress.calibers.map(({ key, fen }) => [key, fen]));
      shows({ counted: true }, undefined, basisFen.get("disbursed"));
      shows({ counted: true, measure: "newMoney" }, undefined, basisFen.get("newMoney"));
      shows({ counted: true, measure: "outstanding" }, undefined, basisFen.get("outstanding"));
      shows({ counted: true, measure: "creditLine" }, undefined, basisFen.get("creditLine") ?? 0n);
      for (const { code, loanCount, disbursedFen, monthFen, overdueFen } of progress.byCounty) {
        shows({ countyCode: code }, loanCount, disbursedFen);
        shows({ countyCode: code, month: monthOf(asOf) }, undefined, monthFen);
        shows({ countyCode: code, measure: "overdue" }, undefined, overdueFen);
      }
      for (const { type, loanCount, disbursedFen } of progress.byBorrowerType) {
        shows({ borrowerType: type }, loanCount, disbursedFen);
      }
      for (const { month, loanCount, disbursedFen, cumulativeFen } of progress.byMonth) {
        shows({ month }, loanCount, disbursedFen);
        shows({ throughMonth: month }, undefined, cumulativeFen);
      }
      for (const { classification, loanCount, outstandingFen } of classFigures(groups)) {
        shows({ classification }, loanCount, outstandingFen);
      }
    }),
  );
});

function progressAt(programme: typeof defaultProgramme, loans: readonly LoanFacts[], asOf: string) {
  const totals: TotalsDelta = new Map();
  for (const facts of loans) addLoanChange(totals, "i1", undefined, facts);
  const cells = [...totals]
    .filter(([key]) => key.startsWith(cellPrefix))
    .map(([key, measures]) => cellOf({ key, measures }));
  const months = cutMonths(programme, asOf, "9999-12-31");
  const cut = { months, loans: loans.filter(({ disbursedOn }) => months.includes(monthOf(disbursedOn))) };
  return progressOf(programme, cells, cut, { asOf, today: "9999-12-31" });
}

function sumOf(figure: Figure, loans: readonly LoanFacts[]): bigint {
  const fenOf = (facts: LoanFacts) =>
    ({
      disbursedFen: facts.amountFen,
      outstandingFen: outstandingFenOf(facts),
      creditLineFen: facts.creditLineFen ?? 0n,
    })[sumOfFigure(figure)];
  return loans.reduce((sum, facts) => sum + fenOf(facts), 0n);
}

/** Which of their sums a figure shows: of money still owed what is outstanding, of lines what they come to, of all else what was disbursed. */
function sumOfFigure({
  measure,
  classification,
}: Pick<Figure, "measure" | "classification">): "disbursedFen" | "outstandingFen" | "creditLineFen" {
  if (measure === "creditLine") return "creditLineFen";
  const owed = measure === "overdue" || measure === "nonPerforming" || measure === "outstanding";
  return owed || classification !== undefined ? "outstandingFen" : "disbursedFen";
}
