import { Duration } from "aws-cdk-lib";
import { type IMetric, MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { OperationsProps } from "./operations-props.ts";

import { OperatorDashboard } from "./operator-dashboard.ts";

import { tableMetric } from "./table-metric.ts";
import { Watched } from "./watched.ts";

/** How many faults of the API in five minutes are more than bad luck. */
const faultsMax = 5;

/**
 * The alarms over functions, API and table, and the dashboard. An alarm watches ten metrics at most: throttling is watched
 * over all functions of the account and region at once, failing routes as the API counts them.
 */
export class Operations extends Construct {
  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    const { api, workers, data } = props;
    const topic = data.alarms;
    const period = Duration.minutes(5);
    const functions = Object.values(workers).map(({ lambda }) => lambda);
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
    const throttles = [
      LambdaFunction.metricAllThrottles({ period, statistic: "Sum" }),
      tableMetric(data.table, "ReadThrottleEvents", period),
      tableMetric(data.table, "WriteThrottleEvents", period),
    ];
    new Watched(this, "Throttles", {
      alarm: "throttles",
      metric: sumOf(throttles, period),
      periods: 3,
      topic,
    });
    new OperatorDashboard(this, "Dashboard", props);
  }
}

function sumOf(metrics: readonly IMetric[], period: Duration): MathExpression {
  return new MathExpression({
    expression: "SUM(METRICS())",
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
    period,
  });
}
