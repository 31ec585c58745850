import { all, type FailureTable } from "./failure-row.ts";

/** Failures of a request itself, whatever it asks for. */
export const requestFailures = {
  "list-too-long": {
    status: 409,
    title: "名单太长",
    message: ({ max = 0 }) => `符合条件的超过 ${max} 条，一次最多导出 ${max} 条，没有导出。`,
    remedy: "请用县区、月份、状态等条件缩小范围，分几次导出。",
  },
  "input-invalid": {
    status: 400,
    title: "输入有误",
    message: ({ fields }) => `请求的内容不合要求：${all(fields)}。`,
    remedy: "请改正后再提交。",
  },
  "cursor-invalid": {
    status: 400,
    title: "翻页标记无效",
    message: "翻页标记无效或已不适用。",
    remedy: "请从第一页重新打开列表。",
  },
  "body-too-large": {
    status: 413,
    title: "请求过大",
    message: ({ maxKb = 64 }) => `请求内容超过上限 ${maxKb < 1024 ? `${maxKb} KB` : `${maxKb / 1024} MB`}。`,
    remedy: "请减少内容后再提交；名册可按县区或农技协拆成几个文件，分别上传。",
  },
  "deferred-unknown": {
    status: 404,
    title: "没有这份结果",
    message: "没有这份正在生成的文件或结果，或已过期，或您的身份、范围已经改变。",
    remedy: "请回到原来的页面，重新点一次。",
  },
  "deferred-not-made": {
    status: 503,
    title: "没有做成",
    message: "这份文件或结果试了三次都没有做成。",
    remedy: "请缩小范围再试；如仍不成功，请联系管理员。",
  },
  "answer-too-slow": {
    status: 503,
    retryAfterS: 5,
    title: "处理超时",
    message: "没有在时限内处理完。",
    remedy: "请先刷新，看是否已经完成，再重试；如仍不成功，请联系管理员。",
  },
  "route-unknown": {
    status: 404,
    title: "没有这个地址",
    message: "没有这个地址。",
    remedy: "请从首页重新进入。",
  },
  "method-not-allowed": {
    status: 405,
    title: "方法不允许",
    message: "这个地址不接受这种请求。",
    remedy: "请查看接口说明 /api/openapi.json。",
  },
} satisfies FailureTable;
