import type { Month } from "#shared/domain/base/month.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { MonthFigures } from "#shared/domain/reports/figures.ts";
import { figuresOf } from "#shared/domain/reports/month-figures.ts";
import { reportEditions } from "#shared/domain/reports/report-edition.ts";
import { startTally, tallyLoan } from "#shared/domain/reports/tally.ts";

/** The figures of a month's report from all loans of the ledger; those disbursed after the month are left out. */
export function monthFigures(
  programme: Programme,
  associations: Parameters<typeof figuresOf>[1],
  loans: Iterable<LoanFacts>,
  month: Month,
): MonthFigures {
  const tally = startTally(programme, month, reportEditions[0]);
  for (const facts of loans) tallyLoan(tally, facts);
  return figuresOf(programme, associations, tally, reportEditions[0]);
}
