import { isDay } from "#shared/domain/base/day.ts";
import { isMonth } from "#shared/domain/base/month.ts";
import { borrowerGroupNames, borrowerGroups } from "#shared/domain/ledger/borrower-type.ts";
import type { AskedFilter } from "#shared/domain/ledger/loan-filter.ts";
import { loanMeasures, qualityClasses, qualityClassNames } from "#shared/domain/ledger/loan-measure.ts";
import { statedStatuses, statedStatusNames } from "#shared/domain/ledger/loan-status.ts";
import { hashOf } from "../../hooks/place.ts";
import { measureNames } from "./measure-names.ts";

type Term = keyof AskedFilter;

/** The name of each condition of a filter in the address of the list of loans. */
const names: Record<Term, string> = {
  countyCode: "county",
  associationId: "association",
  branch: "branch",
  borrowerType: "type",
  month: "month",
  disbursedFrom: "from",
  disbursedUntil: "until",
  dueFrom: "dueFrom",
  dueUntil: "dueUntil",
  status: "status",
  measure: "measure",
  classification: "class",
};

/** One condition in words, and the address of the list without it. */
export type Condition = { name: string; value: string; hashWithout: string };

/** The filter that an address names; what is no good value is left out. */
export function filterOf(query: URLSearchParams): AskedFilter {
  const text = (term: Term) => query.get(names[term]) || undefined;
  const day = (term: Term) => taken(text(term), isDay);
  return {
    countyCode: text("countyCode"),
    associationId: text("associationId"),
    branch: text("branch"),
    borrowerType: borrowerGroups.find((type) => type === text("borrowerType")),
    month: taken(text("month"), isMonth),
    disbursedFrom: day("disbursedFrom"),
    disbursedUntil: day("disbursedUntil"),
    dueFrom: day("dueFrom"),
    dueUntil: day("dueUntil"),
    status: statedStatuses.find((status) => status === text("status")),
    measure: loanMeasures.find((measure) => measure === text("measure")),
    classification: qualityClasses.find((one) => one === text("classification")),
  };
}

/** The address of the list of the loans that a filter lets through. */
export function loansHash(filter: AskedFilter, shownAs: ShownAs = {}): string {
  return hashOf(["loans"], { ...queryOf(filter), ...shownAs });
}

/** How the list is shown, whatever it holds: its order and columns. */
export type ShownAs = { sort?: string | undefined; cols?: string | undefined };

/** How an address has the list shown. */
export function shownAsOf(query: URLSearchParams): ShownAs {
  return { sort: query.get("sort") || undefined, cols: query.get("cols") || undefined };
}

/** The conditions of a filter, each in words and with the way to drop it. */
export function conditionsOf(
  filter: AskedFilter,
  shownAs: ShownAs,
  known: {
    countyName: (code: string) => string;
    associationName: (id: string) => string;
    branchName: (key: string) => string;
  },
): Condition[] {
  const { countyCode, associationId, branch, borrowerType, status, measure, classification } = filter;
  const texts: [term: Term, name: string, value: string | undefined][] = [
    ["countyCode", "县（市、区）", countyCode && known.countyName(countyCode)],
    ["associationId", "农技协", associationId && known.associationName(associationId)],
    ["branch", "银行（支行）", branch && known.branchName(branch)],
    ["borrowerType", "客户类型", borrowerType && borrowerGroupNames[borrowerType]],
    ["month", "放款月份", filter.month],
    ["disbursedFrom", "放款日不早于", filter.disbursedFrom],
    ["disbursedUntil", "放款日不晚于", filter.disbursedUntil],
    ["dueFrom", "到期日不早于", filter.dueFrom],
    ["dueUntil", "到期日不晚于", filter.dueUntil],
    ["status", "状态", status && statedStatusNames[status]],
    ["measure", "只看", measure && measureNames[measure]],
    ["classification", "五级分类", classification && qualityClassNames[classification]],
  ];
  return texts.flatMap(([term, name, value]) =>
    value === undefined || value === ""
      ? []
      : [{ name, value, hashWithout: loansHash({ ...filter, [term]: undefined }, shownAs) }],
  );
}

function queryOf(filter: AskedFilter): Record<string, string | undefined> {
  const known = new Map<string, string | undefined>(Object.entries(filter));
  return Object.fromEntries(Object.entries(names).map(([term, name]) => [name, known.get(term)]));
}

function taken(text: string | undefined, isGood: (text: string) => boolean): string | undefined {
  return text !== undefined && isGood(text) ? text : undefined;
}
