import type { Day } from "#shared/domain/base/day.ts";
import type { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { ControlTotal, ImportNotice, UnderstoodSheet } from "../import-record.ts";
import type { ColumnField } from "./columns.ts";
import type { ReadRow } from "./row-facts.ts";
import type { ValueMeaning } from "./table-rules.ts";
import type { NamedAssociation, UnknownValue } from "./unknown-values.ts";

/** A table without some required columns: its header's last row, and what it lacks. */
export type LackingTable = { sheet: string; row: number; missing: readonly ColumnField[] };

/** Everything that a workbook states: what was understood of it, and every row with its place. */
export type LoanTables = {
  understood: UnderstoodSheet[];
  rows: ReadRow[];
  controlTotal?: ControlTotal | undefined;
  dataOn?: Day | undefined;
  notices: ImportNotice[];
  /** Values that no list has, those that hold up most rows first, and how many more there are. */
  unknownValues: UnknownValue[];
  unknownValuesLeftOut: number;
  /** The tables that say too little for new loans. */
  lacking: LackingTable[];
  /** The associations that accepted rows name. */
  associations: NamedAssociation[];
  /** The liaison's decisions about values that its words were looked up by. */
  usedValues: readonly ValueMeaning[];
};

/** A workbook that was read, or why none of it can be trusted, with what was understood nevertheless. */
export type ReadTables =
  | ({ outcome: "tables" } & LoanTables)
  | { outcome: "refused"; failure: LedgerFailure; understood: UnderstoodSheet[] };
