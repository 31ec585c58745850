import { Duration, Stack } from "aws-cdk-lib";
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  type MetricOptions,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { DataStack } from "../data-stack.ts";
import type { LedgerApi } from "./ledger-api.ts";
import type { ServiceFunction } from "./service-function.ts";
import { Watched } from "./watched.ts";

/** What an operator looks at: the API, the functions that nobody waits for by their names, and what is kept. */
export type OperationsProps = {
  api: LedgerApi;
  workers: Readonly<Record<string, ServiceFunction>>;
  data: DataStack;
};

/** How many faults of the API in five minutes are more than bad luck. */
const faultsMax = 5;

/** The alarms over functions, API and table, and one dashboard of what an operator asks first. */
export class Operations extends Construct {
  constructor(scope: Construct, id: string, { api, workers, data }: OperationsProps) {
    super(scope, id);
    const topic = data.alarms;
    const period = Duration.minutes(5);
    const functions = Object.values(workers).map(({ lambda }) => lambda);
    const ofTable = (metricName: string, options: MetricOptions = {}) =>
      new Metric({
        namespace: "AWS/DynamoDB",
        metricName,
        dimensionsMap: { TableName: data.table.tableName },
        statistic: "Sum",
        period,
        ...options,
      });
    const throttles = [
      ...functions.map((one) => one.metricThrottles({ period })),
      ofTable("ReadThrottleEvents"),
      ofTable("WriteThrottleEvents"),
    ];
    new Watched(this, "WorkerErrors", {
      alarm: "worker-errors",
      metric: sumOf(
        functions.map((one) => one.metricErrors({ period })),
        period,
      ),
      topic,
    });
    new Watched(this, "ApiFaults", {
      alarm: "api-faults",
      metric: api.faults(period),
      above: faultsMax,
      topic,
    });
    new Watched(this, "Throttles", {
      alarm: "throttles",
      metric: sumOf(throttles, period),
      periods: 3,
      topic,
    });

    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
    new Dashboard(this, "Dashboard", {
      dashboardName: Stack.of(this).stackName,
      widgets: [
        [
          graph("请求 / requests", [api.requests(period), api.refusals(period), api.faults(period)]),
          graph("响应毫秒 p95 / response", [api.latency(period)]),
        ],
        [
          graph(
            "后台任务毫秒 / workers, ms",
            functions.map((one) => one.metricDuration({ period, statistic: "Maximum" })),
          ),
          graph(
            "后台任务出错 / workers, errors",
            functions.map((one) => one.metricErrors({ period })),
          ),
        ],
        [
          graph("待办消息 / messages waiting", [
            data.checks.queue.metricApproximateNumberOfMessagesVisible({ period }),
            data.posts.queue.metricApproximateNumberOfMessagesVisible({ period }),
          ]),
          graph("读写单位 / table units", [
            ofTable("ConsumedReadCapacityUnits"),
            ofTable("ConsumedWriteCapacityUnits"),
            ...throttles.slice(-2),
          ]),
        ],
      ],
    });
  }
}

function sumOf(metrics: readonly IMetric[], period: Duration): MathExpression {
  return new MathExpression({
    expression: "SUM(METRICS())",
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
    period,
  });
}
