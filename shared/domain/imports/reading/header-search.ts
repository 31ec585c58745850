import type { SheetRow } from "#shared/domain/base/sheet.ts";
import type { GroupEnd } from "./header-cells.ts";
import type { ColumnMapping } from "./table-rules.ts";

/** What the search for a header uses. */
export type HeaderSearch = {
  rows: readonly SheetRow[];
  groupEnd: GroupEnd;
  mappings: readonly ColumnMapping[];
};
