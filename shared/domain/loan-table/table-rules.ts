import type { Day } from "../day.ts";
import type { MoneyUnit } from "../money.ts";
import type { Programme } from "../programme.ts";
import type { ColumnField } from "./columns.ts";

/** The columns whose values come from a list, so that an unknown value can be settled once for all its rows. */
export const dictionaryFields = [
  "countyName",
  "associationName",
  "borrowerType",
  "status",
  "classification",
  "product",
] as const satisfies readonly ColumnField[];
export type DictionaryField = (typeof dictionaryFields)[number];

/**
 * What the liaison has decided about the columns under a header: `columns` by the key of each, `null` for a column that
 * is to be left alone. The unit counts where neither the header nor a line above it states one.
 */
export type ColumnMapping = {
  fingerprint: string;
  columns: Readonly<Record<string, ColumnField | null>>;
  amountUnit?: MoneyUnit | undefined;
};

/**
 * What a value was decided to mean, `key` in compact form: a county's code, a borrower type, status or class by its code,
 * an association or product by its proper name. A meaning that does not exist is as good as none.
 */
export type ValueMeaning = { field: DictionaryField; key: string; meaning: string };

/** The decisions that hold for a bank's files. */
export type TableRules = {
  columnMappings: readonly ColumnMapping[];
  values: readonly ValueMeaning[];
};

/** What reading a workbook needs to know beside the workbook. */
export type TableContext = {
  programme: Pick<Programme, "counties" | "city"> & { firstOn?: Day | undefined };
  today: Day;
  rules?: TableRules | undefined;
  /** The products that the programme knows; without a list every product is taken as it is written. */
  products?: readonly string[] | undefined;
};
