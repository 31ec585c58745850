import { isDay } from "#shared/domain/base/day.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { classifications } from "#shared/domain/ledger/classification.ts";
import { loanTextLengthMax } from "#shared/domain/ledger/loan.ts";
import { loanStatuses } from "#shared/domain/ledger/loan-status.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { DecidedConstant } from "./constant-fields.ts";
import { addressReader, countyReader, readBorrowerType } from "./read-words.ts";
import { type DictionaryField, plainMeanings, rowKindMeanings } from "./table-rules.ts";
import { namesNoAssociation } from "./text.ts";

const { nothing, nought, yes, no } = plainMeanings;

/** Tells whether a value of a column can mean this: a code that exists, or any name of an association or a product. */
export function isMeaning(
  field: DictionaryField,
  meaning: string,
  { counties }: Pick<Programme, "counties">,
): boolean {
  switch (field) {
    case "countyName":
      return counties.some(({ code }) => code === meaning);
    case "borrowerType":
      return borrowerTypes.some((type) => type === meaning);
    case "status":
      return meaning === nothing || loanStatuses.some((status) => status === meaning);
    case "classification":
      return meaning === nothing || classifications.some((one) => one === meaning);
    case "poorHousehold":
    case "renewal":
      return meaning === nothing || meaning === yes || meaning === no;
    case "rate":
    case "outstanding":
      return meaning === nothing || meaning === nought;
    case "dueOn":
      return meaning === nothing;
    case "rowKind":
      return meaning === rowKindMeanings.loan || meaning === rowKindMeanings.other;
    case "dataDay":
      return isDay(meaning);
    case "associationName":
    case "product":
      return meaning.trim() !== "";
  }
}

/** Tells whether a value can hold for a whole sheet: a county or borrower type as people write it, or an association's name. */
export function isConstant(
  { field, value }: DecidedConstant,
  programme: Pick<Programme, "counties" | "city">,
): boolean {
  switch (field) {
    case "countyName":
      return (countyReader(programme)(value) ?? addressReader(programme)(value)) !== undefined;
    case "borrowerType":
      return readBorrowerType(value) !== undefined;
    case "associationName":
      return !namesNoAssociation(value) && /\p{L}/u.test(value) && value.length <= loanTextLengthMax;
  }
}
