import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { isText, type Loan, loanFields } from "./loan.ts";

const words = loanFields.filter(isText);

/** A loan as it may be published: an identity number that an earlier version let into its number or words is masked. */
export function shownLoan(loan: Loan): Loan {
  const today = loan.facts.disbursedOn;
  const loanNo = maskPersonNumbers(loan.loanNo, { today });
  let { facts } = loan;
  for (const field of words) {
    const text = facts[field];
    if (text === undefined) continue;
    const masked = maskPersonNumbers(text, { likely: true, today });
    if (masked !== text) facts = { ...facts, [field]: masked };
  }
  return loanNo === loan.loanNo && facts === loan.facts ? loan : { ...loan, loanNo, facts };
}
