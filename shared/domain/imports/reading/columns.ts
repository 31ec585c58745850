/** Every kind of column that a loan table may have; `required` ones must be there. */
export const columnFields = [
  "loanNo",
  "borrowerName",
  "identityNo",
  "borrowerType",
  "associationName",
  "countyName",
  "amount",
  "disbursedOn",
  "associationCode",
  "dueOn",
  "outstanding",
  "creditLine",
  "rate",
  "product",
  "guarantee",
  "purpose",
  "branch",
  "contractNo",
  "status",
  "classification",
  "poorHousehold",
  "renewal",
] as const;
export type ColumnField = (typeof columnFields)[number];

/** The columns without which a table is no loan table. */
export const requiredFields = [
  "loanNo",
  "borrowerName",
  "identityNo",
  "borrowerType",
  "associationName",
  "countyName",
  "amount",
  "disbursedOn",
] as const satisfies readonly ColumnField[];

/** The name of each column as our own template writes it. */
export const columnNames: Record<ColumnField, string> = {
  loanNo: "借据号",
  borrowerName: "借款人",
  identityNo: "证件号码",
  borrowerType: "客户类型",
  associationName: "所属农技协",
  countyName: "县区",
  amount: "放款金额",
  disbursedOn: "放款日期",
  associationCode: "农技协统一社会信用代码",
  dueOn: "到期日期",
  outstanding: "贷款余额",
  creditLine: "授信额度",
  rate: "年利率",
  product: "产品",
  guarantee: "担保方式",
  purpose: "贷款用途",
  branch: "支行",
  contractNo: "合同号",
  status: "贷款状态",
  classification: "五级分类",
  poorHousehold: "是否建档立卡",
  renewal: "是否续贷",
};
