import type { FailureTable } from "./failure-row.ts";

/** Failures of monthly reports and of mailing them. */
export const reportFailures = {
  "report-unknown": {
    status: 404,
    title: "没有这份月报",
    message: ({ month = "该月" }) => `${month} 的月报还没有发布。`,
    remedy: "请在月报列表中查看已发布的月份，或请科协发布。",
  },
  "report-too-early": {
    status: 409,
    title: "这个月还没有结束",
    message: ({ month = "该月" }) => `${month} 还没有结束，不能发布月报。`,
    remedy: "请等到次月 1 日以后再发布。",
  },
  "report-before-start": {
    status: 409,
    title: "合作还没有开始",
    message: ({ month = "该月", firstMonth = "开始的月份" }) =>
      `${month} 在合作开始（${firstMonth}）之前，没有月报。`,
    remedy: "请核对月份；合作期写得不对的，请先在“设置”里改开始日期。",
  },
  "report-published": {
    status: 409,
    title: "月报已发布",
    message: ({ month = "该月" }) => `${month} 的月报已经发布，不再改动。`,
    remedy: "之后的更正会写进下一期月报。",
  },
  "delivery-unknown": {
    status: 404,
    title: "没有这封邮件",
    message: "没有找到这次发送。",
    remedy: "请刷新页面，按最新的发送情况处理。",
  },
  "delivery-state": {
    status: 409,
    title: "发送的状态不允许",
    message: ({ stateName = "" }) => `这次发送现在是“${stateName}”，不用处理。`,
    remedy: "请刷新页面，按最新的发送情况处理。",
  },
} satisfies FailureTable;
