import { countyNameOf } from "#shared/app/ledger/name-loans.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { columnFacts } from "#shared/domain/imports/reading/columns.ts";
import { skipReasonNames } from "#shared/domain/imports/reading/row-facts.ts";
import type { RowAnswer, StandingLoan, WrittenCell } from "#shared/domain/imports/row-answer.ts";
import { unattributed, unattributedName } from "#shared/domain/ledger/attribution.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import { shownChanges, shownName, shownText } from "#shared/domain/ledger/masking.ts";
import type { Deps } from "#shared/ports/deps.ts";

type WireRow = RouteAnswer<"list-import-rows">["items"][number];
type NamingDeps = Pick<Deps, "programme">;

/** The answer to a row as a caller may see it. */
export function rowAnswerToWire(answer: RowAnswer, caller: Person, deps: NamingDeps): WireRow {
  const { skipped, changes, stands, written } = answer;
  return {
    ...answer,
    skippedName: skipped && skipReasonNames[skipped],
    stands: stands && standingToWire(stands, caller, deps),
    written: written?.map((cell) => writtenToWire(cell, stands, caller)),
    changes:
      changes &&
      shownChanges(caller, changes).map((change) => ({ ...change, name: loanFieldRows[change.field].name })),
  };
}

function standingToWire(
  { borrowerName, associationName = unattributedName, ...facts }: StandingLoan,
  caller: Person,
  deps: NamingDeps,
): WireRow["stands"] {
  return {
    ...facts,
    borrowerName: shownName(caller, borrowerName, facts.borrowerType),
    associationName,
    countyName: countyNameOf(deps, facts.countyCode ?? unattributed),
  };
}

function writtenToWire(
  { field: column, cell, text }: WrittenCell,
  stands: StandingLoan | undefined,
  caller: Person,
): NonNullable<WireRow["written"]>[number] {
  const { field, name } = columnFacts[column];
  const shown = field === undefined ? text : shownText(caller, field, text, stands?.borrowerType);
  return { field: column, name, cell, text: shown ?? "" };
}
