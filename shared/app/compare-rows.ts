import type { LoanFacts } from "#shared/domain/loan.ts";
import { columnNames } from "#shared/domain/loan-table/columns.ts";
import { rowReasonTexts } from "#shared/domain/loan-table/row-reason.ts";
import { planLoan } from "#shared/domain/plan-change.ts";
import { countsTowardsGoal } from "#shared/domain/programme.ts";
import type { RowAnswer } from "#shared/domain/row-answer.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { loansReadMax } from "#shared/ports/ledger.ts";
import type { Inquiry } from "./ask-questions.ts";
import type { TellProgress } from "./check-progress.ts";
import type { PlannedRow } from "./import-files.ts";

/** What comparing the rows of a book with the ledger came to. */
export type Comparison = {
  answers: RowAnswer[];
  /** The rows to post, and what each was found to be, one letter a row. */
  planned: PlannedRow[];
  found: string;
  new: number;
  changed: number;
  unchanged: number;
  /** Rows of loans that have all versions they may have: they are refused. */
  full: number;
  outdated: number;
  disbursedDeltaFen: bigint;
  /** What of it counts towards the goal. */
  countedDeltaFen: bigint;
};

/** Compares planned rows with the ledger as it is now, letting an inquiry see each step; writes nothing. */
export async function compareRows(
  deps: Pick<Deps, "ledger" | "programme">,
  bankId: string,
  planned: readonly PlannedRow[],
  inquiry: Pick<Inquiry, "see">,
  tell: TellProgress,
): Promise<Comparison> {
  const result: Comparison = {
    answers: [],
    planned: [],
    found: "",
    new: 0,
    changed: 0,
    unchanged: 0,
    full: 0,
    outdated: 0,
    disbursedDeltaFen: 0n,
    countedDeltaFen: 0n,
  };
  const counted = (facts: LoanFacts | undefined) =>
    facts !== undefined && countsTowardsGoal(deps.programme, facts.disbursedOn) ? facts.amountFen : 0n;
  for (let start = 0; start < planned.length; start += loansReadMax) {
    await tell({ stage: "compare", doneRows: start, totalRows: planned.length });
    const rows = planned.slice(start, start + loansReadMax);
    const loans = await deps.ledger.readLoans(rows.map(({ loanNo }) => ({ bankId, loanNo })));
    const known = new Map(loans.map((loan) => [loan.loanNo, loan]));
    for (const planned of rows) {
      const { sheet, row, loanNo, told } = planned;
      const before = known.get(loanNo);
      const { outcome, after, changes, outdated } = planLoan(before, told);
      result[outcome] += 1;
      if (outcome === "full") {
        result.answers.push(fullAnswer(planned));
        continue;
      }
      result.planned.push(planned);
      result.found += outcome.charAt(0);
      inquiry.see({ loanNo, sheet, row, before: before?.facts, after });
      if (outdated) result.outdated += 1;
      result.disbursedDeltaFen += after.amountFen - (before?.facts?.amountFen ?? 0n);
      result.countedDeltaFen += counted(after) - counted(before?.facts);
      const answer: RowAnswer = { sheet, row, outcome, loanNo, amountFen: told.amountFen, reasons: [] };
      result.answers.push(outcome === "changed" ? { ...answer, changes } : answer);
    }
  }
  return result;
}

function fullAnswer({ sheet, row, loanNo, told }: PlannedRow): RowAnswer {
  const code = "loan-versions-full";
  const reason = { cell: "", column: columnNames.loanNo, code, ...rowReasonTexts[code], value: loanNo };
  return { sheet, row, outcome: "refused", loanNo, amountFen: told.amountFen, reasons: [reason] };
}
