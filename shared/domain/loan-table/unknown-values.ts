import type { DictionaryField } from "./table-rules.ts";

/** A value that its column's list does not have. */
export type UnknownValue = {
  field: DictionaryField;
  /** The value as it may be shown. */
  value: string;
  /** Its compact form, by which a decision names it. */
  key: string;
  /** How many rows have it. */
  rows: number;
  /** How many rows are refused for this and other unknown values, and for nothing else. */
  heldUp: number;
  /** The first cell that has it, as 工作表!G5. */
  firstCell: string;
};

/** A name of an association as the rows write it (after decisions), with how many rows name it. */
export type NamedAssociation = { name: string; key: string; rows: number; firstCell: string };
