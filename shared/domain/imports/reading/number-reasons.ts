import type { ReasonText } from "./reason-text.ts";

/** What is wrong with a number that identifies: a loan, a person, a contract. */
export const numberReasons = {
  "loan-no-as-number": {
    message: "借据号以数字格式存储，超过 15 位的部分已经丢失。",
    remedy: "请把该列设为“文本”格式，从银行系统重新导出或重新输入。",
  },
  "loan-no-invalid": {
    message: "借据号含有不允许的字符，或超过 40 位。",
    remedy: "借据号只用字母、数字、汉字和 - _ / . ( )，请核对。",
  },
  "loan-no-identity": {
    message: "借据号一栏填的是身份证号。",
    remedy: "请核对这两列是否填反。",
  },
  "loan-no-repeated": {
    message: "文件里有内容不同的另一行用了同一个借据号。",
    remedy: "请核对借据号，只保留正确的一行。",
  },
  "loan-no-case": {
    message: "文件里另一行的借据号与它只差字母的大小写。",
    remedy: "请核对是不是同一张借据，按银行系统里的写法统一后再上传。",
  },
  "loan-versions-full": {
    message: "这笔贷款的变更次数已到上限，不能再变更。",
    remedy: "请核对是否反复上传了内容不同的表；如确需变更，请联系科协。",
  },
  "code-as-number": {
    message: "号码以数字格式存储，或写成了科学计数法，后几位已经丢失。",
    remedy: "请把该列设为“文本”格式，从银行系统重新导出或重新输入。",
  },
  "code-fraction": {
    message: "号码是带小数的数，不是完整的号码。",
    remedy: "请把该列设为“文本”格式，按原件填写。",
  },
  "code-as-day": {
    message: "单元格是日期或时间，不是号码或名称。",
    remedy: "表格软件可能把它变成了日期：请把该列设为“文本”格式，按原件重新填写。",
  },
  "identity-as-number": {
    message: "证件号码以数字格式存储，后几位已经丢失，不能使用。",
    remedy: "请把该列设为“文本”格式，从银行系统重新导出或重新输入完整号码。",
  },
  "identity-length": {
    message: "证件号码的位数不对。",
    remedy: "身份证号为 18 位（旧号 15 位），统一社会信用代码为 18 位，请核对。",
  },
  "identity-characters": { message: "证件号码含有不允许的字符。", remedy: "请按证件原文核对。" },
  "identity-check-digit": {
    message: "证件号码的校验位不对，号码中有输错的数字。",
    remedy: "请按证件原文核对每一位。",
  },
  "identity-birthday": { message: "身份证号中的出生日期不存在。", remedy: "请按证件原文核对。" },
  "identity-old-form": {
    message: "这个 15 位号码像是个人的旧身份证号，也可能是单位的注册号，分不清。",
    remedy: "请改填 18 位的统一社会信用代码或 18 位的身份证号，并核对客户类型。",
  },
  "identity-masked": {
    message: "证件号码有遮盖，不能用来识别借款人。",
    remedy: "请导出完整的证件号码；没有的，按客户号或名册上唯一的姓名归属。",
  },
  "identity-within": {
    message: "这一格里写有完整的身份证号，身份证号只能填在证件号码一栏。",
    remedy: "请删去这一格里的身份证号后再上传。",
  },
} as const satisfies Record<string, ReasonText>;
