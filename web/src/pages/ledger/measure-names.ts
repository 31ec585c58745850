import type { LoanMeasure } from "#shared/domain/ledger/loan-measure.ts";

/** What the loans of a measure are called in a list. */
export const measureNames: Record<LoanMeasure, string> = {
  overdue: "逾期",
  settled: "已结清",
  nonPerforming: "不良（次级、可疑、损失）",
  renewal: "续贷（借新还旧）",
  newMoney: "新增（不含续贷）",
  poor: "建档立卡户",
  outstanding: "有余额",
  creditLine: "有授信额度",
};
