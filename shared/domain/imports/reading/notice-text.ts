/** What looks strange in accepted rows, and the text for the liaison. */
const texts = {
  "loan-unusually-large": "笔贷款的金额大于同类客户的常见上限，请核对金额和单位",
  "loan-unusually-small": "笔贷款的金额不到 1000 元，而同一文件里其他贷款大得多，请核对金额和单位",
  "balance-like-wan": "笔贷款的余额只有放款金额的约万分之一，请核对余额的单位（元或万元）",
  "disbursed-before-programme": "笔贷款的放款日期早于项目开始日期，不计入目标",
  "due-far-away": "笔贷款的期限超过 30 年，请核对到期日期",
  "rate-unusual": "笔贷款的年利率不在 1% 至 24% 之间，请核对利率的单位",
  "overdue-without-balance": "笔贷款状态为逾期而余额为零",
  "settled-with-balance": "笔贷款状态为结清而余额大于零",
  "loss-but-normal": "笔贷款五级分类为损失而状态为正常",
  "due-but-normal": "笔贷款在数据日期前已到期、仍有余额而状态为正常",
  "credit-line-below-amount": "笔贷款的授信额度小于放款金额，请核对授信额度和单位",
  "loans-alike": "笔贷款与同一借款人的另一笔金额和放款日期都相同，请确认不是重复登记",
} as const;

/** The codes of what may look strange in an accepted row. */
export type NoticeCode = keyof typeof texts;

/** The sentence of a notice with its count and first cells. */
export function noticeText(code: NoticeCode, count: number, cells: readonly string[]): string {
  return `有 ${count} ${texts[code]}：${cells.join("、")}${count > cells.length ? " 等" : ""}。`;
}
