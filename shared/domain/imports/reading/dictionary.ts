import { type BorrowerType, borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { type Classification, classifications } from "#shared/domain/ledger/classification.ts";
import { type LoanStatus, loanStatuses } from "#shared/domain/ledger/loan-status.ts";
import type { ColumnField } from "./columns.ts";
import { branchCountyReader } from "./derived-fields.ts";
import {
  addressReader,
  countyReader,
  readBorrowerType,
  readClassification,
  readRenewal,
  readStatus,
  readYesNo,
} from "./read-words.ts";
import { remember } from "./remember.ts";
import { type DictionaryField, plainMeanings, type TableContext, type ValueMeaning } from "./table-rules.ts";
import { compact } from "./text.ts";

type Meaning<T> = (text: string) => T | undefined;

/** What the words of a table's columns mean: by the liaison's decisions first, then by the words that everybody writes. */
export type Dictionary = {
  countyCode: Meaning<string>;
  /** The county of a place: as `countyCode`, or the one with whose name an address begins. */
  countyOfPlace: Meaning<string>;
  /** The county of a branch: as the liaison settled, else as the settings say, else the one whose name it bears. */
  countyOfBranch: Meaning<string>;
  borrowerType: Meaning<BorrowerType>;
  status: Meaning<LoanStatus>;
  classification: Meaning<Classification>;
  poorHousehold: Meaning<boolean>;
  renewal: Meaning<boolean>;
  /** What the liaison settled that a word of a column means, as it was settled. */
  settled: (field: ColumnField | DictionaryField, text: string) => string | undefined;
  /** The proper name of an association or product: as decided, else as it is written. */
  associationName: (text: string) => string;
  product: (text: string) => string;
  /** Tells whether a product's proper name is on the programme's list; every one is where there is no list. */
  isListedProduct: (name: string) => boolean;
  /** The liaison's decisions that a word was looked up by so far. */
  used: ReadonlySet<ValueMeaning>;
};

/** Makes the dictionary of a workbook; every word is looked up once. */
export function dictionaryOf(context: TableContext): Dictionary {
  const countyCodes = context.programme.counties.map(({ code }) => code);
  const products = context.products === undefined ? undefined : new Set(context.products.map(compact));
  const used = new Set<ValueMeaning>();
  const settled = settledMeanings(context.rules?.values ?? [], used);
  const decidedFirst = <T extends string>(
    field: DictionaryField,
    possible: readonly T[],
    read: Meaning<T>,
  ): Meaning<T> => {
    const meaningOf = settled(field);
    return remember((text) => {
      const decided = meaningOf(text);
      return possible.find((meaning) => meaning === decided) ?? read(text);
    });
  };
  const yesOrNo = (field: DictionaryField, read: Meaning<boolean>): Meaning<boolean> => {
    const meaningOf = settled(field);
    return remember((text) => {
      const decided = meaningOf(text);
      if (decided === plainMeanings.yes) return true;
      return decided === plainMeanings.no ? false : read(text);
    });
  };
  const properName = (field: DictionaryField) => {
    const meaningOf = settled(field);
    return (text: string) => meaningOf(text) ?? text;
  };
  const countyCode = decidedFirst("countyName", countyCodes, countyReader(context.programme));
  const addressCode = addressReader(context.programme);
  const branchCounty = branchCountyReader(context.programme, context.branches);
  return {
    countyCode,
    countyOfBranch: decidedFirst("countyName", countyCodes, branchCounty),
    countyOfPlace: remember((text) => countyCode(text) ?? addressCode(text)),
    borrowerType: decidedFirst("borrowerType", borrowerTypes, readBorrowerType),
    status: decidedFirst("status", loanStatuses, readStatus),
    classification: decidedFirst("classification", classifications, readClassification),
    poorHousehold: yesOrNo("poorHousehold", readYesNo),
    renewal: yesOrNo("renewal", readRenewal),
    settled: (field, text) => settled(field)(text),
    associationName: properName("associationName"),
    product: properName("product"),
    isListedProduct: (name) => products === undefined || products.has(compact(name)),
    used,
  };
}

/** What the liaison settled that the words of a field mean; the decisions that a word is found by are put into `used`. */
function settledMeanings(
  values: readonly ValueMeaning[],
  used: Set<ValueMeaning>,
): (field: ColumnField | DictionaryField) => Meaning<string> {
  const settledOf = new Map<string, Meaning<string>>();
  return (field) => {
    const known = settledOf.get(field);
    if (known !== undefined) return known;
    const meanings = new Map<string, ValueMeaning>();
    for (const value of values) {
      if (value.field === field) meanings.set(compact(value.key), value);
    }
    const meaningOf = (text: string) => {
      const found = meanings.size === 0 ? undefined : meanings.get(compact(text));
      if (found !== undefined) used.add(found);
      return found?.meaning;
    };
    settledOf.set(field, meaningOf);
    return meaningOf;
  };
}
