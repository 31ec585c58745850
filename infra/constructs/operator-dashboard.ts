import { Duration, Stack } from "aws-cdk-lib";
import { Dashboard, GraphWidget, type IMetric, Metric } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { dashboardTitles } from "../dashboard-titles.ts";
import type { OperationsProps } from "./operations-props.ts";
import { tableMetric } from "./table-metric.ts";
import { usageWidgets } from "./usage-widgets.ts";

/** The namespace in which functions count events, each deployment's under its own service. */
const namespace = "yinhui";

/** One dashboard of what an operator asks first: who waits, what works, what came in and went out, what is used. */
export class OperatorDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    const { api, workers, data, prefix } = props;
    const period = Duration.minutes(5);
    const functions = Object.values(workers).map(({ lambda }) => lambda);
    const counted = (metricName: string) => countedBy(prefix, metricName);
    const ofTable = (name: string) => tableMetric(data.table, name, period);
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
          graph(dashboardTitles.imports, [
            counted("import-checked"),
            counted("import-committed"),
            counted("import-refused"),
            counted("import-failed"),
            counted("import-checked.refused"),
            counted("import-committed.new"),
          ]),
          graph(dashboardTitles.reports, [
            counted("report-published"),
            counted("report-not-made"),
            counted("mailing-failed"),
            counted("ledger-verified"),
            counted("ledger-differs.differences"),
          ]),
        ],
        [
          graph("待办消息 / messages waiting", [
            data.checks.queue.metricApproximateNumberOfMessagesVisible({ period }),
            data.posts.queue.metricApproximateNumberOfMessagesVisible({ period }),
          ]),
          graph("读写单位 / table units", [
            ofTable("ConsumedReadCapacityUnits"),
            ofTable("ConsumedWriteCapacityUnits"),
            ofTable("ReadThrottleEvents"),
            ofTable("WriteThrottleEvents"),
          ]),
        ],
        usageWidgets(props),
      ],
    });
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 12 });
}

function countedBy(service: string, metricName: string): Metric {
  return new Metric({
    namespace,
    metricName,
    dimensionsMap: { service },
    statistic: "Sum",
    period: Duration.hours(1),
  });
}
