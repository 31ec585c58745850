import type { LoanField } from "./loan.ts";

/** The Chinese name of each field of a loan. */
export const loanFieldNames: Record<LoanField, string> = {
  borrowerName: "借款人",
  borrowerIdHash: "证件号码",
  borrowerIdTail: "证件号码后四位",
  borrowerType: "客户类型",
  associationId: "所属农技协",
  countyCode: "县区",
  amountFen: "放款金额",
  disbursedOn: "放款日期",
  dueOn: "到期日期",
  outstandingFen: "贷款余额",
  creditLineFen: "授信额度",
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
