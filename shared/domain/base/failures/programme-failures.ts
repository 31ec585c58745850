import { all, type FailureTable } from "./failure-row.ts";

/** Failures of the programme's settings, and of the process's own. */
export const programmeFailures = {
  "settings-invalid": {
    status: 500,
    title: "设置有误",
    message: ({ settings }) => `设置有误：${all(settings)}。`,
    remedy: "请改正后重新启动。",
  },
  "settings-wrong": {
    status: 400,
    title: "项目设置不合要求",
    message: ({ faults }) => `项目设置不合要求：${all(faults)}。`,
    remedy: "请改正后再保存。",
  },
  "settings-unchanged": {
    status: 409,
    title: "项目设置没有变化",
    message: "提交的项目设置与现在的完全一样，没有保存。",
    remedy: "请改动要调整的项目，再写明原因保存。",
  },
  "settings-changed-meanwhile": {
    status: 409,
    title: "项目设置已被他人改动",
    message: "您打开页面以后，项目设置又有了新的改动，这次没有保存。",
    remedy: "请刷新页面，看过最新的设置后再改。",
  },
} satisfies FailureTable;
