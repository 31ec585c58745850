import type { FailureTable } from "./failure-row.ts";

/** Failures of monthly reports and of mailing them. */
export const reportFailures = {
  "report-unknown": {
    status: 404,
    title: "没有这份月报",
    message: ({ month = "该月" }) => `${month} 的月报还没有发布。`,
    remedy: "请在月报列表中查看已发布的月份，或请科协发布。",
  },
  "report-form-missing": {
    status: 404,
    title: "没有这种格式",
    message: ({ month = "该月", what = "这种" }) => `${month} 的月报发布时还没有 ${what} 格式。`,
    remedy: "请下载公文（Word）；较早发布的月报没有 PDF。",
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
  "quarter-too-early": {
    status: 409,
    title: "这个季度还没有结束",
    message: ({ quarter = "该季度" }) => `${quarter} 还没有结束，不能考核。`,
    remedy: "请选已经结束的季度。",
  },
  "quarter-before-start": {
    status: 409,
    title: "合作还没有开始",
    message: ({ quarter = "该季度" }) => `${quarter} 在合作开始之前，没有考核。`,
    remedy: "请选合作开始以后的季度。",
  },
  "assessment-unknown": {
    status: 404,
    title: "没有这个考核对象",
    message: "这个季度没有这个考核对象。",
    remedy: "请刷新考核页面，从列表中选取。",
  },
  "assessment-moved": {
    status: 409,
    title: "考核事项已有变动",
    message: "这一事项刚刚被别人处理过。",
    remedy: "请刷新页面，看过最新情况再处理。",
  },
  "assessment-state": {
    status: 409,
    title: "考核事项的状态不允许",
    message: ({ action = "这样处理" }) => `现在不能${action}：已经办过，或往来次数已满。`,
    remedy: "请刷新页面，按最新的情况处理。",
  },
  "assessment-example": {
    status: 409,
    title: "不符合典型条件",
    message: "按现行考核办法，它这个季度不符合典型条件。",
    remedy: "典型由办法评出、由科协确认；需要调整的，请在“设置”里改考核办法。",
  },
} satisfies FailureTable;
