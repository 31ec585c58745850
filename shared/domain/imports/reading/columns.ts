import { recordOf } from "#shared/domain/base/record-of.ts";
import { type LoanField, loanFieldRows, loanFields } from "#shared/domain/ledger/loan.ts";
import type {
  ColumnRow,
  LoanFieldKind,
  LoanFieldRow,
  OtherColumn,
  Privacy,
  TemplateFacts,
} from "#shared/domain/ledger/loan-field-row.ts";
import { type loanFieldTable, otherColumns } from "#shared/domain/ledger/loan-fields.ts";

type Table = typeof loanFieldTable;
type WordOf<Field extends LoanField> = Table[Field] extends { column: infer Column }
  ? Column extends { word: infer Word extends string }
    ? Word
    : Field
  : never;
export type ColumnField = keyof typeof otherColumns | { [Field in LoanField]: WordOf<Field> }[LoanField];

/** A column in the table of fields; `name` is its header in our own template. */
export type ColumnFacts = {
  name: string;
  /** The field that it gives; `undefined` for what only finds a loan or its association. */
  field: LoanField | undefined;
  kind: LoanFieldKind;
  privacy: Privacy;
  required: boolean;
  filledDown: boolean;
  ditto: boolean;
  template: TemplateFacts;
};

const factsByWord = new Map<string, ColumnFacts>();
for (const [word, column] of Object.entries(otherColumns)) factsByWord.set(word, factsFrom(column));
for (const field of loanFields) {
  const row = loanFieldRows[field];
  if (row.column !== undefined) factsByWord.set(row.column.word ?? field, factsFrom(row, field));
}
const words = [...factsByWord.keys()].filter(isColumn);

/** The columns that a whole loan table has: by them headers are found. */
export const requiredFields: readonly ColumnField[] = words.filter(isRequired);

/**
 * The columns without which a table states no new loan; what else a row lacks, an attribution or the ledger may know.
 */
export const neededColumns: readonly ColumnField[] = words.filter(isNeeded);

/** Every kind of column that a loan table may have, in the template's order: the required ones first. */
export const columnFields: readonly ColumnField[] = [
  ...requiredFields,
  ...words.filter((word) => !isRequired(word)),
];

/** All that is known of each column. */
export const columnFacts: Readonly<Record<ColumnField, ColumnFacts>> = recordOf(columnFields, factsOf);

/** The name of each column as our own template writes it. */
export const columnNames: Readonly<Record<ColumnField, string>> = recordOf(
  columnFields,
  (word) => factsOf(word).name,
);

function factsFrom(
  row: OtherColumn | Extract<LoanFieldRow, { column: ColumnRow }>,
  field?: LoanField,
): ColumnFacts {
  const { required = false, filledDown = false, ditto = false, kind = row.kind } = row.column;
  const { name, privacy, template } = row;
  return { name, field, kind, privacy, required, filledDown, ditto, template };
}

function isColumn(word: string): word is ColumnField {
  return factsByWord.has(word);
}

function isRequired(word: ColumnField): boolean {
  return factsOf(word).required;
}

function isNeeded(word: ColumnField): boolean {
  const { field } = factsOf(word);
  return word === "loanNo" || (field !== undefined && loanFieldRows[field].needed === true);
}

function factsOf(word: ColumnField): ColumnFacts {
  const facts = factsByWord.get(word);
  if (facts === undefined) throw new RangeError(`no column ${word}`);
  return facts;
}
