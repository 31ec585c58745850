import { borrowerTypes } from "../borrower-type.ts";
import { classifications } from "../classification.ts";
import { isDay } from "../day.ts";
import { loanStatuses } from "../loan-status.ts";
import type { Programme } from "../programme.ts";
import { type DictionaryField, plainMeanings, rowKindMeanings } from "./table-rules.ts";

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
