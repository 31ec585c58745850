/** What a field holds, unless it is one of a list of codes: `code` is an identifier, `ppm` millionths. */
export type PlainKind = "text" | "code" | "fen" | "day" | "ppm" | "flag";

export type LoanFieldKind = PlainKind | "enum";

/**
 * Who sees a field. `open` is no personal data; `callers` is personal, and whole for whoever may see the loan; `masked`
 * is a name that only roles with that sight see whole, `borrower` likewise unless the borrower is an organisation;
 * `hidden` leaves the ledger for nobody.
 */
export type Privacy = "open" | "callers" | "masked" | "borrower" | "hidden";

/** A list from which the cells of a template's column are chosen. */
export type ChoiceList =
  | "borrowerTypes"
  | "counties"
  | "associations"
  | "statuses"
  | "classifications"
  | "yesNo";

/** How the template shows a column; `written`, where its kind does not say it, is how its cells are to be filled in. */
export type TemplateFacts = {
  width: number;
  meaning: string;
  written?: string;
  example: string;
  choices?: ChoiceList;
};

/** The column of a bank's table that gives a field. */
export type ColumnRow = {
  /** Its name in decisions and on the wire: the field's own unless it says less or more than the field. */
  word?: string;
  /** What its cells hold, where that is not what the field holds. */
  kind?: PlainKind;
  /** Whether a table without it is no loan table. */
  required?: true;
  /** Whether a cell merged over several rows says it of all of them; else it would be counted more than once. */
  filledDown?: true;
  /** Whether 同上 may repeat the row above. */
  ditto?: true;
};

/** A field that has a column, in a bank's table and in our template. */
type WithColumn = { column: ColumnRow; template: TemplateFacts };

/** A column that does not give a field on its own. */
export type OtherColumn = WithColumn & { name: string; kind: PlainKind; privacy: Privacy };

/** All that the product knows of a field of a loan. */
export type LoanFieldRow = {
  name: string;
  /** Whether there is no loan without it. */
  needed?: true;
  /** Whether the wire has its own key for it, filled for every loan. */
  always?: true;
  privacy: Privacy;
  /** Its place among what an association may say is wrong, the commonest first. */
  claimPlace?: number;
} & ({ kind: PlainKind } | { kind: "enum"; names: Readonly<Record<string, string>> }) &
  (WithColumn | { column?: undefined; template?: undefined });
