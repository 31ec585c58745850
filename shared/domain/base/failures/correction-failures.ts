import type { FailureTable } from "./failure-row.ts";

/** Failures of correction requests. */
export const correctionFailures = {
  "correction-unknown": {
    status: 404,
    title: "没有这件更正申请",
    message: "没有找到这件更正申请。",
    remedy: "请回到更正申请列表重新选择。",
  },
  "correction-open": {
    status: 409,
    title: "已有更正申请",
    message: "本会对这笔贷款已有一件更正申请还没有办结。",
    remedy: "请在原来的更正申请里补充；办结后可再提出。",
  },
  "correction-state": {
    status: 409,
    title: "更正申请的状态不允许",
    message: ({ stateName = "", action = "这样做" }) => `这件更正申请现在是“${stateName}”，不能${action}。`,
    remedy: "请刷新页面，按最新状态处理。",
  },
  "correction-moved": {
    status: 409,
    title: "更正申请刚有变化",
    message: "在您打开之后，这件更正申请已有人处理，您这次的内容没有提交。",
    remedy: "请先看最新的往来，再决定是否提交。",
  },
  "correction-full": {
    status: 409,
    title: "往来已达上限",
    message: ({ max = 40 }) => `一件更正申请最多 ${max} 条往来，已经写满。`,
    remedy: "请办结这一件；仍有问题时另提一件。",
  },
  "claims-full": {
    status: 409,
    title: "待办的申请太多",
    message: ({ max = 50 }) => `本会待答复的申请已有 ${max} 件，不能再认领。`,
    remedy: "请等科协答复后再提；写错的请先撤回。",
  },
  "claim-settled": {
    status: 409,
    title: "不能归属",
    message: "台账里没有这笔待归属的贷款：可能还没有入账，或者已经归属。没有改动任何内容。",
    remedy: "请核对借据号和贷款现在的归属，再答复申请人。",
  },
} satisfies FailureTable;
