import { classifications, isNonPerforming } from "#shared/domain/classification.ts";
import type { LoanField } from "#shared/domain/loan.ts";
import type { LoanFilter } from "#shared/domain/loan-filter.ts";
import type { LoanMeasure } from "#shared/domain/loan-measure.ts";
import { isClosed, loanStatuses } from "#shared/domain/loan-status.ts";

/** The filter expression of a query of loans, empty when it lets all through. */
export type LoanConditions = {
  conditions: string[];
  names: Record<string, string>;
  values: Record<string, string>;
};

/** What `letsThrough` says of a filter, as conditions on a loan's texts; its association and bank are in the key. */
export function loanConditions(filter: LoanFilter): LoanConditions {
  const made: LoanConditions = { conditions: [], names: {}, values: {} };
  const text = (field: LoanField) => {
    made.names["#facts"] = "facts";
    made.names[`#${field}`] = field;
    return `#facts.#${field}`;
  };
  const word = (value: string) => {
    const name = `:word${Object.keys(made.values).length}`;
    made.values[name] = value;
    return name;
  };
  const also = (field: LoanField, comparison: "=" | ">=" | "<=", value: string | undefined) => {
    if (value !== undefined) made.conditions.push(`${text(field)} ${comparison} ${word(value)}`);
  };
  also("countyCode", "=", filter.countyCode);
  also("borrowerType", "=", filter.borrowerType);
  also("disbursedOn", ">=", filter.disbursedFrom);
  also("disbursedOn", "<=", filter.disbursedUntil);
  also("dueOn", ">=", filter.dueFrom);
  also("dueOn", "<=", filter.dueUntil);
  also("status", "=", filter.status);
  if (filter.month !== undefined) {
    made.conditions.push(`begins_with(${text("disbursedOn")}, ${word(`${filter.month}-`)})`);
  }
  if (filter.measure !== undefined) made.conditions.push(measureCondition(filter.measure, text, word));
  if (filter.classification === "unclassified") {
    const unclassified = `attribute_not_exists(${text("classification")})`;
    const settled = measureCondition("settled", text, word);
    made.conditions.push(`(${unclassified} OR ${settled})`, measureCondition("outstanding", text, word));
  } else if (filter.classification !== undefined) {
    also("classification", "=", filter.classification);
    made.conditions.push(`NOT ${measureCondition("settled", text, word)}`);
  }
  return made;
}

/** A loan's measure as one condition in brackets. */
function measureCondition(
  measure: LoanMeasure,
  text: (field: LoanField) => string,
  word: (value: string) => string,
): string {
  const oneOf = (field: LoanField, words: readonly string[]) =>
    `${text(field)} IN (${words.map(word).join(", ")})`;
  switch (measure) {
    case "overdue":
    case "settled":
      return `(${text("status")} = ${word(measure)})`;
    case "nonPerforming": {
      const bad = oneOf("classification", classifications.filter(isNonPerforming));
      return `(${bad} AND NOT ${measureCondition("settled", text, word)})`;
    }
    case "renewal":
      return `(${text("renewal")} = ${word("true")})`;
    case "newMoney":
      return `(NOT ${measureCondition("renewal", text, word)})`;
    case "poor":
      return `(${text("poorHousehold")} = ${word("true")})`;
    case "outstanding": {
      const told = text("outstandingFen");
      const closed = oneOf("status", loanStatuses.filter(isClosed));
      const owes = `attribute_exists(${told}) AND ${told} <> ${word("0")}`;
      return `(${owes} OR attribute_not_exists(${told}) AND NOT ${closed})`;
    }
    case "creditLine": {
      const told = text("creditLineFen");
      return `(attribute_exists(${told}) AND ${told} <> ${word("0")})`;
    }
  }
}
