import { attributionSourceNames } from "./attribution-source.ts";
import { borrowerTypeNames } from "./borrower-type.ts";
import { classificationNames } from "./classification.ts";
import type { LoanFieldRow, OtherColumn } from "./loan-field-row.ts";
import { loanStatusNames } from "./loan-status.ts";

/**
 * The fields of a loan, in the order in which the journal writes them. A field is declared here and nowhere else; what
 * is special about one (more headers, extra rules) is written where it is used.
 */
export const loanFieldTable = {
  borrowerName: {
    name: "借款人",
    kind: "text",
    always: true,
    privacy: "borrower",
    claimPlace: 6,
    column: { required: true, filledDown: true, ditto: true },
    template: { width: 16, meaning: "借款人姓名或单位全称", example: "王小明" },
  },
  /** Keyed hash of the identifying number: equal numbers have equal hashes, and no number can be read from it. */
  borrowerIdHash: {
    name: "证件号码",
    kind: "code",
    privacy: "hidden",
    column: { word: "identityNo", required: true },
    template: {
      width: 22,
      meaning: "个人填身份证号，单位填统一社会信用代码",
      written: "文本，18 位；本列已设为文本格式，请勿改为数字",
      example: "11010519491231002X",
    },
  },
  /** The identifying number's last four characters, for showing. */
  borrowerIdTail: {
    name: "证件号码后四位",
    kind: "code",
    always: true,
    privacy: "callers",
  },
  borrowerType: {
    name: "客户类型",
    kind: "enum",
    names: borrowerTypeNames,
    always: true,
    privacy: "open",
    claimPlace: 7,
    column: { required: true, filledDown: true, ditto: true },
    template: { width: 12, choices: "borrowerTypes", meaning: "贷款发放给谁", example: "会员" },
  },
  associationId: {
    name: "所属农技协",
    kind: "code",
    always: true,
    privacy: "open",
    claimPlace: 8,
    column: { word: "associationName", kind: "text", required: true, filledDown: true, ditto: true },
    template: {
      width: 28,
      choices: "associations",
      meaning: "借款人所属（或推荐）的农技协",
      written: "下拉选择；名单上没有的可以直接填写，入账后由科协确认",
      example: "琅琊区花生协会",
    },
  },
  countyCode: {
    name: "县区",
    kind: "code",
    always: true,
    privacy: "open",
    claimPlace: 9,
    column: { word: "countyName", kind: "text", required: true, filledDown: true, ditto: true },
    template: {
      width: 12,
      choices: "counties",
      meaning: "贷款所在的县（市、区）",
      written: "下拉选择；开发区、园区填所属的县（市、区）",
      example: "琅琊区",
    },
  },
  amountFen: {
    name: "放款金额",
    kind: "fen",
    needed: true,
    privacy: "open",
    claimPlace: 1,
    column: { word: "amount", required: true },
    template: { width: 16, meaning: "这笔借据实际放款的金额，不是授信额度", example: "50000.00" },
  },
  disbursedOn: {
    name: "放款日期",
    kind: "day",
    needed: true,
    privacy: "open",
    claimPlace: 4,
    column: { required: true },
    template: { width: 13, meaning: "放款当天", written: "日期，如 2016-06-10", example: "2016-06-10" },
  },
  dueOn: {
    name: "到期日期",
    kind: "day",
    privacy: "open",
    claimPlace: 5,
    column: {},
    template: {
      width: 13,
      meaning: "合同约定的到期日",
      written: "日期，不早于放款日期",
      example: "2017-05-09",
    },
  },
  outstandingFen: {
    name: "贷款余额",
    kind: "fen",
    privacy: "open",
    claimPlace: 2,
    column: { word: "outstanding" },
    template: {
      width: 16,
      meaning: "数据日期当天尚未归还的本金",
      written: "数字，单位元，不大于放款金额",
      example: "30000.00",
    },
  },
  /** The credit line (授信) that the book states for this loan: promised, not paid out. */
  creditLineFen: {
    name: "授信额度",
    kind: "fen",
    privacy: "open",
    column: { word: "creditLine" },
    template: {
      width: 16,
      meaning: "银行给这笔借据对应客户（或合同）的授信额度，不是放款；没有的不填",
      example: "100000.00",
    },
  },
  /** Yearly interest in millionths: 4.75 % is 47,500. */
  annualRatePpm: {
    name: "年利率",
    kind: "ppm",
    privacy: "open",
    claimPlace: 10,
    column: { word: "rate" },
    template: { width: 11, meaning: "执行的年利率", example: "4.75" },
  },
  product: {
    name: "产品",
    kind: "text",
    privacy: "open",
    claimPlace: 13,
    column: { filledDown: true, ditto: true },
    template: { width: 16, meaning: "贷款产品", example: "农户小额贷款" },
  },
  guarantee: {
    name: "担保方式",
    kind: "text",
    privacy: "open",
    claimPlace: 14,
    column: { filledDown: true, ditto: true },
    template: { width: 12, meaning: "主要担保方式", example: "保证" },
  },
  purpose: {
    name: "贷款用途",
    kind: "text",
    privacy: "open",
    claimPlace: 12,
    column: { filledDown: true, ditto: true },
    template: { width: 16, meaning: "贷款用途", example: "购买化肥" },
  },
  branch: {
    name: "支行",
    kind: "text",
    privacy: "open",
    claimPlace: 15,
    column: { filledDown: true, ditto: true },
    template: { width: 18, meaning: "经办支行或网点", example: "琅琊支行" },
  },
  contractNo: {
    name: "合同号",
    kind: "code",
    privacy: "open",
    column: { filledDown: true },
    template: { width: 22, meaning: "借款合同号，一份合同可以有几笔借据", example: "HT20160610001" },
  },
  /** The bank's own number of the borrower, by which loans without an identity number are known to be of one borrower. */
  customerNo: {
    name: "客户号",
    kind: "code",
    privacy: "callers",
    column: { filledDown: true },
    template: {
      width: 18,
      meaning: "银行系统里这位客户的编号，没有证件号码时靠它识别",
      example: "C0088000013",
    },
  },
  status: {
    name: "贷款状态",
    kind: "enum",
    names: loanStatusNames,
    privacy: "open",
    claimPlace: 3,
    column: { filledDown: true, ditto: true },
    template: { width: 11, choices: "statuses", meaning: "数据日期当天的状态", example: "正常" },
  },
  classification: {
    name: "五级分类",
    kind: "enum",
    names: classificationNames,
    privacy: "open",
    claimPlace: 11,
    column: { filledDown: true, ditto: true },
    template: { width: 11, choices: "classifications", meaning: "银行认定的五级分类", example: "正常" },
  },
  /** Whether the borrower is a registered poor household (建档立卡户). */
  poorHousehold: {
    name: "是否建档立卡",
    kind: "flag",
    privacy: "open",
    claimPlace: 16,
    column: { filledDown: true, ditto: true },
    template: { width: 13, meaning: "借款人是否建档立卡户", example: "否" },
  },
  /** Whether the loan renews an older one (续贷, 借新还旧) and is no new money. */
  renewal: {
    name: "是否续贷",
    kind: "flag",
    privacy: "open",
    claimPlace: 17,
    column: { filledDown: true, ditto: true },
    template: { width: 11, meaning: "是否续贷（借新还旧）；续贷不算新增投放", example: "否" },
  },
  /** The data date of the book that stated these facts, if it had one. */
  dataOn: {
    name: "数据日期",
    kind: "day",
    privacy: "open",
  },
  /** The association that the loan was brought under, where that is part of another one now. */
  associationOrigin: { name: "并入前农技协", kind: "code", privacy: "open" },
  /** The sources of association, county and borrower type where the bank's row did not state them. */
  associationSource: {
    name: "农技协归属依据",
    kind: "enum",
    names: attributionSourceNames,
    privacy: "open",
  },
  countySource: { name: "县区依据", kind: "enum", names: attributionSourceNames, privacy: "open" },
  borrowerTypeSource: {
    name: "客户类型依据",
    kind: "enum",
    names: attributionSourceNames,
    privacy: "open",
  },
} as const satisfies Readonly<Record<string, LoanFieldRow>>;

/** The columns that give no field of a loan: the loan's number, and what finds its association. */
export const otherColumns = {
  loanNo: {
    name: "借据号",
    kind: "code",
    privacy: "open",
    column: { required: true },
    template: {
      width: 22,
      meaning: "银行系统里这笔借据的编号，一笔贷款一行，不能重复",
      written: "文本，最多 40 位",
      example: "JD20160610001",
    },
  },
  associationCode: {
    name: "农技协统一社会信用代码",
    kind: "code",
    privacy: "open",
    column: { filledDown: true },
    template: {
      width: 22,
      meaning: "农技协的统一社会信用代码，没有登记的不填",
      written: "文本，18 位",
      example: "91350100M000100Y43",
    },
  },
} as const satisfies Readonly<Record<string, OtherColumn>>;
