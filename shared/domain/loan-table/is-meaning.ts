import { borrowerTypes } from "../borrower-type.ts";
import { classifications } from "../classification.ts";
import { loanStatuses } from "../loan-status.ts";
import type { Programme } from "../programme.ts";
import type { DictionaryField } from "./table-rules.ts";

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
      return loanStatuses.some((status) => status === meaning);
    case "classification":
      return classifications.some((one) => one === meaning);
    case "associationName":
    case "product":
      return meaning.trim() !== "";
  }
}
