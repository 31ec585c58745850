import type { RouteOutput } from "#shared/contract/routes.ts";
import { type LoanField, loanFieldRows, loanFields } from "#shared/domain/ledger/loan.ts";
import { loanFieldText } from "../../format/loan-field.ts";
import { yuan } from "../../format/money.ts";

type Loan = RouteOutput<"read-loan">;

/** What the page shows first, and in which order. */
const first: readonly LoanField[] = [
  "borrowerName",
  "borrowerIdTail",
  "borrowerType",
  "associationId",
  "countyCode",
  "amountFen",
  "outstandingFen",
  "creditLineFen",
  "disbursedOn",
  "dueOn",
  "annualRatePpm",
  "classification",
];
/** What stands elsewhere on the page, or not at all. */
const elsewhere: readonly LoanField[] = ["borrowerIdHash", "status"];
const shortNames: Partial<Record<LoanField, string>> = {
  countyCode: "县（市、区）",
  poorHousehold: "建档立卡户",
  renewal: "续贷",
};
/** What is said of fields that the wire gives in another form. */
const texts: Partial<Record<LoanField, (loan: Loan) => string | undefined>> = {
  associationId: ({ associationName }) => associationName,
  countyCode: ({ countyName }) => countyName,
  outstandingFen: (loan) =>
    `${yuan(loan.outstandingFen)} 元${loan.outstandingKnown ? "" : "（银行未报，按放款金额）"}`,
  creditLineFen: ({ creditLineFen }) => (creditLineFen === undefined ? "—" : `${yuan(creditLineFen)} 元`),
  annualRatePpm: ({ annualRatePercent }) =>
    annualRatePercent === undefined ? undefined : `${annualRatePercent} %`,
};

/** The facts of a loan by their names, in the order in which its page shows them. */
export function loanFacts(loan: Loan): (readonly [string, string | undefined])[] {
  const values = new Map<string, unknown>(Object.entries(loan));
  const others = loanFields.filter((field) => !first.includes(field) && !elsewhere.includes(field));
  return [...first, ...others].map((field) => {
    const value = values.get(field);
    const plain = () =>
      value === undefined || value === "" ? undefined : loanFieldText(field, String(value));
    const text = texts[field] ?? plain;
    return [shortNames[field] ?? loanFieldRows[field].name, text(loan)] as const;
  });
}
