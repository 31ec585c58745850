import type { IdentityKind } from "#shared/domain/base/identity.ts";
import type { ColumnField } from "./columns.ts";
import { borrowerTypeOf } from "./derived-fields.ts";
import type { Dictionary } from "./dictionary.ts";
import type { PresumedFacts } from "./row-facts.ts";
import { cellIn, faultIfNew, type PresentRow, type TableColumn } from "./table-columns.ts";
import type { TableConstants } from "./table-constants.ts";
import { cellText } from "./text.ts";

/** What speaks for the columns that a table does not have. */
export type Presuming = {
  columns: Readonly<Record<ColumnField, TableColumn>>;
  present: PresentRow;
  constants: TableConstants | undefined;
  dictionary: Dictionary;
};

/**
 * What is taken for the borrower type, county and association of the present row where the table has no column for them:
 * what was decided for the table, else what the kind of identity or the branch tells. What tells nothing refuses the row
 * if its loan is new.
 */
export function presume(
  { columns, present, constants, dictionary }: Presuming,
  identity: { kind: IdentityKind; number: string } | undefined,
): PresumedFacts {
  const presumed: PresumedFacts = { ...constants?.decided };
  const isOpen = (field: "borrowerType" | "countyCode") =>
    columns[field === "countyCode" ? "countyName" : field].index < 0 &&
    constants?.stated[field] === undefined &&
    presumed[field] === undefined;
  if (identity !== undefined && isOpen("borrowerType")) {
    presumed.borrowerType = borrowerTypeOf(identity);
    if (presumed.borrowerType === undefined) {
      faultIfNew(present, columns.identityNo, "borrower-type-not-told");
    }
  }
  if (columns.branch.index >= 0 && isOpen("countyCode")) {
    const cell = cellIn(present, columns.branch);
    presumed.countyCode = cell === undefined ? undefined : dictionary.countyOfBranch(cellText(cell));
    if (presumed.countyCode === undefined) faultIfNew(present, columns.branch, "county-not-told");
  }
  return presumed;
}

/** Tells whether a table has a column for all that could be presumed. */
export function tellsItself(columns: Presuming["columns"]): boolean {
  return (
    columns.borrowerType.index >= 0 && columns.countyName.index >= 0 && columns.associationName.index >= 0
  );
}
