import type { Association } from "#shared/domain/association.ts";
import type { JournalHead } from "#shared/domain/journal.ts";
import type { Loan } from "#shared/domain/loan.ts";
import type { Month } from "#shared/domain/month.ts";
import { monthOf } from "#shared/domain/month.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { figuresOf, type MonthFigures } from "#shared/domain/report/month-figures.ts";
import type { ReportDocument } from "#shared/domain/report/report-document.ts";
import { startTally, tallyLoan } from "#shared/domain/report/tally.ts";
import {
  type AnnexFigures,
  addToAnnex,
  annexFigures,
  startAnnex,
} from "#shared/domain/report-annex/annex-figures.ts";
import { detailLoansMax } from "#shared/domain/report-annex/detail-sheet.ts";

/** What the ledger held at one head: everything of it that a report is made from. */
export type ReportBasis = {
  head: JournalHead;
  loans: AsyncIterable<Loan>;
  associations: readonly Association[];
  sources: Pick<ReportDocument, "sources" | "sourcesMoreCount">;
};

/** What one reading of the loans comes to: the month's figures, those of the annex, and the month's loans themselves. */
export type ReportReading = {
  figures: MonthFigures;
  annex: AnnexFigures;
  /** The first `detailLoansMax` of them. */
  monthLoans: Loan[];
};

/** Reads every loan of a basis once. */
export async function readBasis(
  programme: Programme,
  { loans, associations }: Pick<ReportBasis, "loans" | "associations">,
  month: Month,
): Promise<ReportReading> {
  const tally = startTally(programme, month);
  const annex = startAnnex();
  const monthLoans: Loan[] = [];
  for await (const loan of loans) {
    tallyLoan(tally, loan.facts);
    addToAnnex(annex, loan.facts, tally.asOf);
    if (monthOf(loan.facts.disbursedOn) === month && monthLoans.length < detailLoansMax)
      monthLoans.push(loan);
  }
  return { figures: figuresOf(programme, associations, tally), annex: annexFigures(annex), monthLoans };
}
