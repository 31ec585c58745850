import type { FailureTable } from "./failure-row.ts";

/** Failures of an import's steps. */
export const importFailures = {
  "import-unknown": {
    status: 404,
    title: "没有这次导入",
    message: "没有找到这次导入。",
    remedy: "请回到导入列表重新选择。",
  },
  "import-state": {
    status: 409,
    title: "导入的状态不允许",
    message: ({ stateName = "", action = "这样做" }) => `这次导入现在是“${stateName}”，不能${action}。`,
    remedy: "请刷新页面，按最新状态处理。",
  },
  "questions-open": {
    status: 409,
    title: "有问题须先说明",
    message: ({ count = "几" }) =>
      `有 ${count} 笔借据的放款日期移到了别的月份，或与金额一起变了，说明之前不能入账。`,
    remedy: "请在“需要说明的问题”中逐笔说明；不是更正而是又一次放款的，请改正文件后重新上传。",
  },
  "warnings-open": {
    status: 409,
    title: "有提醒须先确认",
    message: ({ faults = [] }) => `入账的影响不寻常，确认之前不能入账：${faults.join("")}`,
    remedy: "请逐条核对；确实无误的，勾选“已核对”后再确认入账。",
  },
  "four-eyes": {
    status: 403,
    title: "需由另一人办理",
    message: ({ first = "经办的人", action = "这样做" }) => `本项目实行双人复核，${first}不能自己${action}。`,
    remedy: "请由本行另一名联络员登录后办理。",
  },
  "four-eyes-off": {
    status: 409,
    title: "没有开启双人复核",
    message: "本项目没有开启双人复核，导入不用退回。",
    remedy: "不入账的导入请直接取消。",
  },
  "original-gone": {
    status: 410,
    title: "原文件已不再保存",
    message: "上传的原文件只保存 30 天，现已删除，不能再生成回执。",
    remedy: "核对结果仍可在导入详情中查看；如需回执，请重新上传原文件（重复上传不会重复入账）。",
  },
  "upload-refused": {
    status: 403,
    title: "上传未被接受",
    message: "上传表单已过期或被改动。",
    remedy: "请重新选择文件上传。",
  },
  "month-not-over": {
    status: 409,
    title: "这个月还没有结束",
    message: ({ month = "该月" }) => `${month} 还没有结束，不能说明这个月没有新增。`,
    remedy: "请等到次月 1 日以后再说明；这个月有贷款的，请上传表格。",
  },
} satisfies FailureTable;
