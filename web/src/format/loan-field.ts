import { formatYuan } from "#shared/domain/base/money.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { classificationNames } from "#shared/domain/ledger/classification.ts";
import { type LoanField, loanFields } from "#shared/domain/ledger/loan.ts";
import { loanStatusNames } from "#shared/domain/ledger/loan-status.ts";

const ppmPerPercent = 10_000;
const codeNames = new Map<string, string>([
  ...Object.entries(borrowerTypeNames),
  ...Object.entries(loanStatusNames),
]);
const classNames = new Map<string, string>(Object.entries(classificationNames));

/** A field's canonical text as people read it; a hash of a number is not shown, only that there is one. */
export function loanFieldText(field: LoanField, text: string | null): string {
  if (text === null || text === "") return "—";
  switch (field) {
    case "amountFen":
    case "outstandingFen":
    case "creditLineFen":
      return /^-?\d+$/.test(text) ? `${formatYuan(BigInt(text))} 元` : text;
    case "annualRatePpm":
      return `${Number(text) / ppmPerPercent} %`;
    case "borrowerType":
    case "status":
      return codeNames.get(text) ?? text;
    case "classification":
      return classNames.get(text) ?? text;
    case "poorHousehold":
    case "renewal":
      return text === "true" ? "是" : "否";
    case "borrowerIdHash":
      return "（不显示）";
    default:
      return text;
  }
}

/** The text of a change whose field may be one that this page does not know: then as it came. */
export function changedText(field: string, text: string | null): string {
  const known = loanFields.find((name) => name === field);
  return known === undefined ? (text ?? "—") : loanFieldText(known, text);
}
