import type { CellForm } from "#shared/domain/base/book.ts";
import { borrowerTypeNames, borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { classificationNames, classifications } from "#shared/domain/ledger/classification.ts";
import { loanStatuses, loanStatusNames } from "#shared/domain/ledger/loan-status.ts";
import { type ColumnField, columnFields, columnNames, requiredFields } from "../reading/columns.ts";

/** A list out of which the cells of a column are chosen. */
export type ChoiceList =
  | "borrowerTypes"
  | "counties"
  | "associations"
  | "statuses"
  | "classifications"
  | "yesNo";

/** A column of the template: how it is headed and shown, what stands in it, and a synthetic example. */
export type TemplateColumn = {
  field: ColumnField;
  header: string;
  required: boolean;
  width: number;
  form?: CellForm | undefined;
  choices?: ChoiceList | undefined;
  meaning: string;
  written: string;
  example: string;
};

type Told = Pick<TemplateColumn, "width" | "form" | "choices" | "meaning" | "written" | "example">;

const told: Record<ColumnField, Told> = {
  loanNo: {
    width: 22,
    form: "text",
    meaning: "银行系统里这笔借据的编号，一笔贷款一行，不能重复",
    written: "文本，最多 40 位",
    example: "JD20160610001",
  },
  borrowerName: { width: 16, meaning: "借款人姓名或单位全称", written: "文字", example: "王小明" },
  identityNo: {
    width: 22,
    form: "text",
    meaning: "个人填身份证号，单位填统一社会信用代码",
    written: "文本，18 位；本列已设为文本格式，请勿改为数字",
    example: "11010519491231002X",
  },
  borrowerType: {
    width: 12,
    choices: "borrowerTypes",
    meaning: "贷款发放给谁",
    written: `下拉选择：${borrowerTypes.map((type) => borrowerTypeNames[type]).join("、")}`,
    example: "会员",
  },
  associationName: {
    width: 28,
    choices: "associations",
    meaning: "借款人所属（或推荐）的农技协",
    written: "下拉选择；名单上没有的可以直接填写，入账后由科协确认",
    example: "琅琊区花生协会",
  },
  countyName: {
    width: 12,
    choices: "counties",
    meaning: "贷款所在的县（市、区）",
    written: "下拉选择；开发区、园区填所属的县（市、区）",
    example: "琅琊区",
  },
  amount: {
    width: 16,
    form: "money",
    meaning: "这笔借据实际放款的金额，不是授信额度",
    written: "数字，单位元，最多两位小数",
    example: "50000.00",
  },
  disbursedOn: {
    width: 13,
    form: "day",
    meaning: "放款当天",
    written: "日期，如 2016-06-10",
    example: "2016-06-10",
  },
  associationCode: {
    width: 22,
    form: "text",
    meaning: "农技协的统一社会信用代码，没有登记的不填",
    written: "文本，18 位",
    example: "91350100M000100Y43",
  },
  dueOn: {
    width: 13,
    form: "day",
    meaning: "合同约定的到期日",
    written: "日期，不早于放款日期",
    example: "2017-05-09",
  },
  outstanding: {
    width: 16,
    form: "money",
    meaning: "数据日期当天尚未归还的本金",
    written: "数字，单位元，不大于放款金额",
    example: "30000.00",
  },
  creditLine: {
    width: 16,
    form: "money",
    meaning: "银行给这笔借据对应客户（或合同）的授信额度，不是放款；没有的不填",
    written: "数字，单位元，最多两位小数",
    example: "100000.00",
  },
  rate: {
    width: 11,
    form: "rate",
    meaning: "执行的年利率",
    written: "数字，单位 %：4.75 表示 4.75%",
    example: "4.75",
  },
  product: { width: 16, meaning: "贷款产品", written: "文字", example: "农户小额贷款" },
  guarantee: { width: 12, meaning: "主要担保方式", written: "文字", example: "保证" },
  purpose: { width: 16, meaning: "贷款用途", written: "文字", example: "购买化肥" },
  branch: { width: 18, meaning: "经办支行或网点", written: "文字", example: "琅琊支行" },
  contractNo: {
    width: 22,
    form: "text",
    meaning: "借款合同号，一份合同可以有几笔借据",
    written: "文本",
    example: "HT20160610001",
  },
  status: {
    width: 11,
    choices: "statuses",
    meaning: "数据日期当天的状态",
    written: `下拉选择：${loanStatuses.map((status) => loanStatusNames[status]).join("、")}`,
    example: "正常",
  },
  classification: {
    width: 11,
    choices: "classifications",
    meaning: "银行认定的五级分类",
    written: `下拉选择：${classifications.map((one) => classificationNames[one]).join("、")}`,
    example: "正常",
  },
  poorHousehold: {
    width: 13,
    choices: "yesNo",
    meaning: "借款人是否建档立卡户",
    written: "下拉选择：是、否",
    example: "否",
  },
  renewal: {
    width: 11,
    choices: "yesNo",
    meaning: "是否续贷（借新还旧）；续贷不算新增投放",
    written: "下拉选择：是、否",
    example: "否",
  },
};

const units: Partial<Record<ColumnField, string>> = {
  amount: "（元）",
  outstanding: "（元）",
  creditLine: "（元）",
  rate: "（%）",
};
const required: ReadonlySet<ColumnField> = new Set(requiredFields);

/** The columns of the template in their order; the headers of required ones begin with a star. */
export const templateColumns: readonly TemplateColumn[] = columnFields.map((field) => ({
  field,
  header: `${required.has(field) ? "*" : ""}${columnNames[field]}${units[field] ?? ""}`,
  required: required.has(field),
  ...told[field],
}));
