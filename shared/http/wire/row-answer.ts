import type { RouteOutput } from "#shared/contract/routes.ts";
import { loanFieldNames } from "#shared/domain/loan-field-names.ts";
import { skipReasonNames } from "#shared/domain/loan-table/row-facts.ts";
import { shownChanges } from "#shared/domain/masking.ts";
import type { Person } from "#shared/domain/person.ts";
import type { RowAnswer } from "#shared/domain/row-answer.ts";
import { fenToWire } from "./fen.ts";

type WireRow = RouteOutput<"list-import-rows">["items"][number];

/** The answer to a row as a caller may see it. */
export function rowAnswerToWire(answer: RowAnswer, caller: Person): WireRow {
  const { sheet, row, outcome, loanNo, amountFen, reasons, changes } = answer;
  return {
    sheet,
    row,
    outcome,
    loanNo,
    amountFen: amountFen === undefined ? undefined : fenToWire(amountFen),
    skippedName: answer.skipped && skipReasonNames[answer.skipped],
    reasons: [...reasons],
    changes:
      changes &&
      shownChanges(caller, changes).map((change) => ({ ...change, name: loanFieldNames[change.field] })),
  };
}
