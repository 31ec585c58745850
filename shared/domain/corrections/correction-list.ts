import type { OrderValue } from "#shared/domain/base/list-order.ts";
import { type CorrectionRequest, correctionStateOf, correctionStates } from "./correction-request.ts";

/** The columns of a list of correction requests, in their order. */
export const correctionListColumns = {
  about: { head: "内容" },
  association: { head: "农技协" },
  loanNo: { head: "借据号", sorts: true },
  borrowerName: { head: "借款人" },
  raised: { head: "提出时间", sorts: true },
  state: { head: "办理", sorts: true },
  latest: { head: "最近一次" },
} as const;

export type CorrectionColumn = keyof typeof correctionListColumns;

/** The columns by which a list of correction requests can be sorted. */
export const correctionOrders = ["loanNo", "raised", "state"] as const;
export type CorrectionOrder = (typeof correctionOrders)[number];

const orderValues: Record<CorrectionOrder, (request: CorrectionRequest) => OrderValue> = {
  loanNo: ({ loanNo }) => loanNo,
  raised: ({ events }) => events[0]?.at,
  state: (request) => correctionStates.indexOf(correctionStateOf(request)),
};

/** What a correction request is sorted by. */
export function correctionOrderValue(key: CorrectionOrder, request: CorrectionRequest): OrderValue {
  return orderValues[key](request);
}
