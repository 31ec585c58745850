import type { IdentityKind } from "#shared/domain/base/identity.ts";
import type { ColumnField } from "./columns.ts";
import { borrowerTypeOf } from "./derived-fields.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Presumptions } from "./row-facts.ts";
import { cellIn, type PresentRow, type TableColumn } from "./table-columns.ts";
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
 * What suggests the borrower type, county and association of the present row where it does not state them: decisions
 * for the table, the kind of identity and the branch.
 */
export function presume(
  { columns, present, constants, dictionary }: Presuming,
  identity: { kind: IdentityKind; number: string } | undefined,
): Presumptions {
  const branch = columns.branch.index < 0 ? undefined : cellIn(present, columns.branch);
  return {
    decided: constants?.decided ?? {},
    derived: {
      borrowerType: identity === undefined ? undefined : borrowerTypeOf(identity),
      countyCode: branch === undefined ? undefined : dictionary.countyOfBranch(cellText(branch)),
    },
  };
}
