/** Every alarm of a deployment and what it says; the recipe of each is the section of its name in `docs/recipes/alarms.md`. */
export const alarms = {
  "dead-letters": "消息多次处理失败，已转入死信队列 / messages lie in a dead-letter queue",
  "report-failures": "月报未能生成或寄出 / a report could not be made or mailed",
  "report-overdue": "月报逾期一天仍未发布 / a report is missing a day after it was due",
  "ledger-differs": "台账与流水核对不一致 / the nightly verification found a difference",
  "ledger-unverified": "两天没有完成夜间核对 / no nightly verification was finished for two days",
  "worker-errors": "后台任务出错 / a worker function failed",
  "api-faults": "接口多次返回系统错误 / the API answers with faults",
  throttles: "请求被限流 / functions or the table are throttled",
} as const;

export type AlarmId = keyof typeof alarms;

/** The text of an alarm for the person whom it wakes: in which of several deployments what is wrong, and where the recipe is. */
export function alarmText(id: AlarmId, name?: string): string {
  const where = name === undefined ? "" : `[${name}] `;
  return `${where}${alarms[id]}. docs/recipes/alarms.md#${id}`;
}
