import type { Branch } from "#shared/domain/base/bank.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Fen, MoneyUnit } from "#shared/domain/base/money.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { type ColumnField, columnNames } from "./columns.ts";
import type { DecidedConstant } from "./constant-fields.ts";

/**
 * The kinds of unknown values that can be settled once for all their rows: in columns with a list of values, and in
 * optional columns where a word replaces a number or a day (免息, 长期, 结清). `rowKind`: values that say whether a row is a
 * disbursement in yuan at all; `dataDay`: the data dates that a book states.
 */
export const dictionaryFields = [
  "countyName",
  "associationName",
  "borrowerType",
  "status",
  "classification",
  "product",
  "poorHousehold",
  "renewal",
  "dueOn",
  "rate",
  "outstanding",
  "rowKind",
  "dataDay",
] as const;
export type DictionaryField = (typeof dictionaryFields)[number];

/** The Chinese name of what each settled value belongs to. */
export const dictionaryFieldNames: Record<DictionaryField, string> = {
  ...columnNames,
  rowKind: "行的性质",
  dataDay: "数据日期",
};

/** What a word in an optional column can be settled as, besides a value of its list: nothing, or zero. */
export const plainMeanings = { nothing: "none", nought: "zero", yes: "yes", no: "no" } as const;
/** What a value of a row sign can be settled to mean. */
export const rowKindMeanings = { loan: "loan", other: "other" } as const;

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
 * an association or product by its proper name, or one of `plainMeanings`. A meaning that does not exist is as good as none.
 */
export type ValueMeaning = { field: DictionaryField; key: string; meaning: string };

/** The decisions that hold for a bank's files. */
export type TableRules = {
  columnMappings: readonly ColumnMapping[];
  values: readonly ValueMeaning[];
  /** What was said once for whole sheets of this file. */
  constants?: readonly DecidedConstant[] | undefined;
};

/** Rows that are left out of a bank's whole book, by sheet and row, with their amounts, which its sums are of. */
export type LeftOutRows = ReadonlyMap<string, ReadonlyMap<number, Fen>>;

/** What reading a workbook needs, besides the workbook. */
export type TableContext = {
  programme: Pick<Programme, "counties" | "city"> & { firstOn?: Day | undefined };
  today: Day;
  rules?: TableRules | undefined;
  /** The products that the programme knows; without a list every product is taken as it is written. */
  products?: readonly string[] | undefined;
  /** The branches of the bank whose file it is. */
  branches?: readonly Branch[] | undefined;
  /** Rows of which nothing is kept. */
  leftOut?: LeftOutRows | undefined;
};
