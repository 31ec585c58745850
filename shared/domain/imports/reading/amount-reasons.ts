import type { ReasonText } from "./reason-text.ts";

/** What is wrong with money, a rate or a day. */
export const amountReasons = {
  "amount-not-a-number": {
    message: "金额不是数字。",
    remedy: "请填写阿拉伯数字，如 100000 或 100,000.00。",
  },
  "amount-as-day": {
    message: "金额写的像是一个日期（如 20160713）。",
    remedy: "请核对金额和日期两列有没有填反。",
  },
  "amount-rounded": {
    message: "金额写成了科学计数法（如 1.23E+06），后几位已经丢失。",
    remedy: "请把该列设为普通数字格式，从银行系统重新导出或重新输入。",
  },
  "amount-below-a-fen": {
    message: "金额精确到了分以下。",
    remedy: "请把金额改为最多两位小数的元（公式结果请用 ROUND 取整后粘贴为数值）。",
  },
  "amount-not-positive": { message: "金额必须大于零。", remedy: "请核对；冲正请在原借据上更正，不填负数。" },
  "amount-too-large": { message: "金额超过单笔上限 100 亿元。", remedy: "请核对金额和单位（元或万元）。" },
  "amount-unit-contradicts": {
    message: "单元格自己写的单位与本列的单位不同。",
    remedy: "请统一为本列的单位（元或万元）后再上传。",
  },
  "amount-unit-doubtful": {
    message: "与同列其他金额相差上万倍，像是用另一个单位（元或万元）填写的。",
    remedy: "请统一单位后再上传；确实无误的，请在“系统怎样理解这份文件”里指定金额单位，再重新核对。",
  },
  "amount-format-scaled": {
    message: "单元格的数字格式把金额缩小了显示，看到的数不是存的数。",
    remedy: "请把该列改为普通数字格式，核对金额后再上传。",
  },
  "amount-split": {
    message: "金额里的千分位逗号没有加双引号，一个金额被拆成了两格。",
    remedy: '请把金额写成 120000，或写成带双引号的 "120,000" 后再上传；也可以从银行系统导出 .xlsx。',
  },
  "balance-negative": { message: "贷款余额为负数。", remedy: "请核对余额。" },
  "balance-above-amount": {
    message: "贷款余额大于放款金额。",
    remedy: "请核对余额和放款金额；同一借据分次放款的，请填写累计金额和首次放款日期，或每次放款用一张借据。",
  },
  "balance-above-ledger": {
    message: "贷款余额大于台账中的放款金额。",
    remedy: "请核对余额和单位（元或万元）；又有放款的，请在表中写明放款金额和放款日期。",
  },
  "balance-unit-doubtful": {
    message: "贷款余额不到台账中余额的千分之一，像是用“万元”填写的。",
    remedy: "请核对单位；单位是万元的，请在表头写明或在“系统怎样理解这份文件”里指定。",
  },
  "credit-line-negative": { message: "授信额度小于零。", remedy: "请核对授信额度，没有的留空。" },
  "rate-invalid": { message: "利率无法识别。", remedy: "请填写百分数，如 4.75 或 4.75%。" },
  "day-invalid": {
    message: "不是有效的日期。",
    remedy: "请写成 2016-05-10、2016年5月10日 或 20160510，并确认有这一天。",
  },
  "day-ambiguous": {
    message: "分不清哪个是年、月、日。",
    remedy: "请写成四位年份在前，如 2016-05-10 或 2016年5月10日。",
  },
  "day-out-of-range": { message: "日期不在 1990 年至 2100 年之间。", remedy: "请核对年份。" },
  "day-in-future": { message: "放款日期晚于今天。", remedy: "请核对日期。" },
  "due-before-disbursed": { message: "到期日期早于放款日期。", remedy: "请核对这两个日期。" },
  "until-before-since": { message: "退会日期早于入会日期。", remedy: "请核对这两个日期。" },
} as const satisfies Record<string, ReasonText>;
