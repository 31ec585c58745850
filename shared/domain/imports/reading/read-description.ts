import type { Day } from "#shared/domain/base/day.ts";
import { holdsPersonNumber } from "#shared/domain/base/person-numbers.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { type LoanField, loanFieldRows } from "#shared/domain/ledger/loan.ts";
import type { LoanFieldKind } from "#shared/domain/ledger/loan-field-row.ts";
import type { loanFieldTable } from "#shared/domain/ledger/loan-fields.ts";
import { type ColumnField, columnFacts, columnFields } from "./columns.ts";
import type { Dictionary } from "./dictionary.ts";
import { codeIn, rateIn, textIn, wordIn } from "./read-column.ts";
import { readIdentity } from "./read-identity.ts";
import { readStatusSign } from "./read-signs.ts";
import { readYesNo } from "./read-words.ts";
import type { RowFacts } from "./row-facts.ts";
import type { PresentRow, TableColumn } from "./table-columns.ts";
import { cellText } from "./text.ts";

/** What reading the cells of a column uses. */
type Parts = {
  present: PresentRow;
  dictionary: Dictionary;
  rateOf: (cell: Cell) => number | undefined;
};
/** Puts what the present row says in a column among its facts. */
export type Describer = (facts: RowFacts) => void;

type Table = typeof loanFieldTable;
type FieldOf<Kind extends LoanFieldKind> = {
  [Field in LoanField]: Table[Field]["kind"] extends Kind ? Field : never;
}[LoanField];
type FieldWithColumn = {
  [Field in LoanField]: Table[Field] extends { column: object } ? Field : never;
}[LoanField];

/** The fields that are read with others of their row, for which `readRow` sees to. */
const together = [
  "borrowerName",
  "borrowerIdHash",
  "borrowerType",
  "associationId",
  "countyCode",
  "amountFen",
  "disbursedOn",
  "dueOn",
  "outstandingFen",
  "creditLineFen",
] as const satisfies readonly FieldWithColumn[];
type Together = (typeof together)[number];

type Rule = (column: TableColumn, parts: Parts) => Describer;

/** The fields with special rules; any other text, code or flag is read by its kind. */
const rules = {
  annualRatePpm: (column, { present, rateOf }) => {
    return (facts) => {
      facts.annualRatePpm = rateIn(present, column, rateOf);
    };
  },
  /**
   * Some banks use the identity number as the customer number; it adds nothing then, and is not stored a second time.
   */
  customerNo: (column, { present }) => {
    return (facts) => {
      const cell = present.row.cells[column.index];
      if (cell === null || cell === undefined || isIdentity(cellText(cell), present.today)) return;
      facts.customerNo = codeIn(present, column);
    };
  },
  product: (column, { present, dictionary }) => {
    return (facts) => {
      const product = textIn(present, column);
      facts.product = product === undefined ? undefined : dictionary.product(product);
    };
  },
  status: (column, { present, dictionary }) => {
    return (facts) => {
      facts.status = wordIn(present, column, "status-unknown", dictionary.status);
      const cell = facts.status === undefined ? column.above : undefined;
      if (cell !== undefined && dictionary.settled("status", cellText(cell)) === undefined) {
        readStatusSign(present, cell, column);
      }
    };
  },
  classification: (column, { present, dictionary }) => {
    return (facts) => {
      facts.classification = wordIn(present, column, "classification-unknown", dictionary.classification);
    };
  },
  poorHousehold: (column, { present, dictionary }) => {
    return (facts) => {
      facts.poorHousehold = wordIn(present, column, "yes-no-unknown", dictionary.poorHousehold);
    };
  },
  renewal: (column, { present, dictionary }) => {
    return (facts) => {
      facts.renewal = wordIn(present, column, "yes-no-unknown", dictionary.renewal);
    };
  },
} as const satisfies Partial<Record<LoanField, Rule>> &
  Record<Exclude<FieldWithColumn, Together | FieldOf<"text" | "code" | "flag">>, Rule>;

function isIdentity(text: string, today: Day): boolean {
  return (
    holdsPersonNumber(text, { likely: true, today }) ||
    "kind" in readIdentity({ kind: "text", text }, undefined)
  );
}

const ruleOf: ReadonlyMap<string, Rule> = new Map(Object.entries<Rule>(rules));
const areTogether: ReadonlySet<LoanField> = new Set(together);

/** The readers of the columns that describe a loan, in the order of the table of fields. */
export function describersOf(
  columns: Readonly<Record<ColumnField, TableColumn>>,
  parts: Parts,
): readonly Describer[] {
  return columnFields.flatMap((word) => {
    const { field } = columnFacts[word];
    if (field === undefined || areTogether.has(field) || columns[word].index < 0) return [];
    const describer = ruleOf.get(field)?.(columns[word], parts) ?? byKind(field, columns[word], parts);
    return describer === undefined ? [] : [describer];
  });
}

/** A field that no rule reads has a kind that needs none: `rules` lacks no other, or does not compile. */
function byKind(field: LoanField, column: TableColumn, { present }: Parts): Describer | undefined {
  if (isOf(field, "text")) {
    return (facts) => {
      facts[field] = textIn(present, column);
    };
  }
  if (isOf(field, "code")) {
    return (facts) => {
      facts[field] = codeIn(present, column);
    };
  }
  if (isOf(field, "flag")) {
    return (facts) => {
      facts[field] = wordIn(present, column, "yes-no-unknown", readYesNo);
    };
  }
  return undefined;
}

function isOf<Kind extends LoanFieldKind>(
  field: LoanField,
  kind: Kind,
): field is FieldOf<Kind> & keyof RowFacts {
  return loanFieldRows[field].kind === kind;
}
