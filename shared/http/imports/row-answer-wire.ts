import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { skipReasonNames } from "#shared/domain/imports/reading/row-facts.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import { shownChanges } from "#shared/domain/ledger/masking.ts";

type WireRow = RouteAnswer<"list-import-rows">["items"][number];

/** The answer to a row as a caller may see it. */
export function rowAnswerToWire(answer: RowAnswer, caller: Person): WireRow {
  const { skipped, changes } = answer;
  return {
    ...answer,
    skippedName: skipped && skipReasonNames[skipped],
    changes:
      changes &&
      shownChanges(caller, changes).map((change) => ({ ...change, name: loanFieldRows[change.field].name })),
  };
}
