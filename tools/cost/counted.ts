import { dashboardTitles } from "#infra/dashboard-titles.ts";
import type { PriceName } from "./prices.ts";

/**
 * Where an operator sees how much of something is used: on the dashboard by a label of one widget, or by all that some
 * graphs show; as many as the templates make; or not there, for a reason.
 */
export type Counted =
  | { title: string; label: string }
  | { graphs: readonly string[] }
  | { made: string }
  | { nowhere: string };

const { imports, reports, used, functions, files } = dashboardTitles;

/** Where what a deployment pays for is counted. */
export const counted: Readonly<Record<PriceName, Counted>> = {
  writes: { title: used, label: "写单位 / write units" },
  reads: { title: used, label: "读单位 / read units" },
  storage: { nowhere: "the table's own page in the console says it; CloudWatch does not" },
  apiCalls: { title: used, label: "接口调用 / API calls" },
  invocations: { title: functions, label: "requests" },
  gigabyteSeconds: { title: functions, label: "gbSeconds" },
  filesWritten: { nowhere: `counting them costs more than they do; “${files}” shows what is kept` },
  filesRead: { nowhere: "as PUT" },
  queueCalls: { title: used, label: "队列调用 / SQS calls" },
  secrets: { made: "AWS::SecretsManager::Secret" },
  alarms: { made: "AWS::CloudWatch::Alarm" },
  metrics: { graphs: [imports, reports] },
  dashboards: { made: "AWS::CloudWatch::Dashboard" },
  logs: { title: functions, label: "logMb" },
  traffic: { title: used, label: "发出字节 / bytes sent" },
};
