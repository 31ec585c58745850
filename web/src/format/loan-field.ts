import { borrowerTypeNames } from "#shared/domain/borrower-type.ts";
import { classificationNames } from "#shared/domain/classification.ts";
import { type LoanField, loanFields } from "#shared/domain/loan.ts";
import { loanStatusNames } from "#shared/domain/loan-status.ts";
import { formatYuan } from "#shared/domain/money.ts";

/** The Chinese name of each field of a loan. */
export const loanFieldNames: Record<LoanField, string> = {
  borrowerName: "借款人",
  borrowerIdHash: "证件号码",
  borrowerIdTail: "证件号码后四位",
  borrowerType: "客户类型",
  associationId: "所属农技协",
  countyCode: "县区",
  amountFen: "放款金额（元）",
  disbursedOn: "放款日期",
  dueOn: "到期日期",
  outstandingFen: "贷款余额（元）",
  annualRatePpm: "年利率",
  product: "产品",
  guarantee: "担保方式",
  purpose: "贷款用途",
  branch: "支行",
  contractNo: "合同号",
  status: "贷款状态",
  classification: "五级分类",
  poorHousehold: "是否建档立卡",
  renewal: "是否续贷",
  dataOn: "数据日期",
};

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
      return /^-?\d+$/.test(text) ? formatYuan(BigInt(text)) : text;
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
