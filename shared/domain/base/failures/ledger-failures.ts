import type { FailureTable } from "./failure-row.ts";

/** Failures of the ledger and of what is looked for in it. */
export const ledgerFailures = {
  "ledger-busy": {
    status: 503,
    retryAfterS: 2,
    title: "台账正忙",
    message: "多人同时入账，台账暂时繁忙。",
    remedy: "稍等片刻再试；重复操作不会重复入账。",
  },
  "loan-unknown": {
    status: 404,
    title: "没有这笔贷款",
    message: "没有找到这笔贷款。",
    remedy: "请核对借据号。",
  },
} satisfies FailureTable;
